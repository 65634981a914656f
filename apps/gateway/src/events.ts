import {
	EventReceipt,
	type FieldProblem,
	type ViewingEvent,
	ViewingEvent as ViewingEventSchema,
	validatedEvent,
} from '@marquee/contracts';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { type Operation, routeOf } from './operation.ts';
import type { GatewayParts } from './parts.ts';
import { Refusal } from './refusal.ts';

/** A batch of events: all of them are taken in, or none. */
const operation = (eventsPerBatch: number): Operation => ({
	summary: 'Take in a batch of events',
	description:
		'Answers once all of them are durable; the next page of their profiles rests on them. An event id that was ' +
		'accepted before is counted, not applied again, so a batch may be sent again after any doubt. If one event is ' +
		'wrong, none is taken in.',
	tag: 'events',
	scope: 'events',
	shed: 'last',
	body: {
		schema: Type.Object(
			{ events: Type.Array(ViewingEventSchema, { minItems: 1, maxItems: eventsPerBatch }) },
			{ additionalProperties: false },
		),
		example: {
			events: [
				{
					kind: 'play',
					eventId: 'e-1',
					profileId: 'p-1',
					titleId: 't-1',
					happenedAt: 1377957900000,
				},
			],
		},
	},
	answer: {
		status: 200,
		description: 'The events are durable.',
		schema: EventReceipt,
		example: { accepted: 1, duplicates: 0 },
	},
	problems: ['events-invalid', 'events-implausible', 'batch-too-large'],
});

/** POST /v1/events */
export function eventRoutes(
	app: FastifyInstance,
	{ intake, onAccepted }: Pick<GatewayParts<never>, 'intake' | 'onAccepted'>,
	eventsPerBatch: number,
): void {
	app.post<{ Body: { events: readonly ViewingEvent[] } }>(
		'/v1/events',
		{
			...routeOf(operation(eventsPerBatch)),
			validatorCompiler: ({ httpPart }) =>
				httpPart === 'body' ? (body) => batchCheck(body, eventsPerBatch) : undefined!,
		},
		async ({ body: { events } }) => {
			const receipt = await intake.accept(events);
			onAccepted?.(events);
			return receipt;
		},
	);
}

/** At most so many wrong fields are named; a batch that is wrong in more is wrong in the same way. */
const mostProblems = 50;

function batchCheck(
	body: unknown,
	eventsPerBatch: number,
): { value: unknown } | { error: Refusal } {
	const envelope = envelopeProblem(body);
	if (envelope !== undefined) return { error: wrongBatch('the batch cannot be read', [envelope]) };
	const { events } = body as { readonly events: readonly unknown[] };
	if (events.length > eventsPerBatch) return { error: largeBatch(events.length, eventsPerBatch) };
	const problems: FieldProblem[] = [];
	let wrong = 0;
	for (const [index, event] of events.entries()) {
		const those = validatedEvent(event).problems;
		if (those === undefined) continue;
		wrong++;
		for (const problem of those)
			if (problems.length < mostProblems)
				problems.push({ ...problem, at: `/events/${index}${problem.at}` });
	}
	if (wrong === 0) return { value: body };
	const what = `${wrong} of ${events.length} events ${wrong === 1 ? 'is' : 'are'} wrong, so none was taken in`;
	return { error: wrongBatch(what, problems) };
}

/** The batch around the events: an object with the list `events` and nothing else. */
function envelopeProblem(body: unknown): FieldProblem | undefined {
	if (typeof body !== 'object' || body === null || Array.isArray(body))
		return { at: '', expected: 'an object {"events": […]}', found: kindOf(body) };
	const other = Object.keys(body).find((key) => key !== 'events');
	if (other !== undefined)
		return { at: `/${other.slice(0, 80)}`, expected: 'no such field', found: 'this field' };
	const { events } = body as { readonly events?: unknown };
	if (!Array.isArray(events))
		return { at: '/events', expected: 'a list of events', found: kindOf(events) };
	if (events.length === 0)
		return { at: '/events', expected: 'at least one event', found: 'an empty list' };
	return undefined;
}

const kindOf = (value: unknown): string => {
	if (value === undefined || value === null) return value === null ? 'null' : 'nothing';
	return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
};

const wrongBatch = (what: string, problems: readonly FieldProblem[]) =>
	new Refusal('events-invalid', {
		what,
		remedy: 'Correct the named fields and send it again.',
		problems,
	});

const largeBatch = (found: number, most: number) =>
	new Refusal('batch-too-large', {
		what: `the batch holds ${found} events`,
		remedy: `Send at most ${most} per request.`,
		problems: [{ at: '/events', expected: `at most ${most} events`, found: `${found}` }],
	});
