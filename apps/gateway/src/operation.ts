import { Problem, validator } from '@marquee/contracts';
import type { Scope } from '@marquee/stores';
import type { FastifyContextConfig, FastifySchema } from 'fastify';
import Type from 'typebox';
import { type ProblemCode, problemCodes } from './problem-codes.ts';
import { Refusal } from './refusal.ts';

/** One thing that can be asked of the service: what its document says, what its door checks. */
export interface Operation {
	readonly summary: string;
	readonly description?: string;
	readonly tag: string;
	/** What a key must allow; null: no key is needed. */
	readonly scope: Scope | null;
	/** When requests are turned away because there is too much to do: first unless given, last, or never. */
	readonly shed?: 'last' | 'never';
	/** Whether whoever asks knows that the answer takes long, and waits for it. */
	readonly takesLong?: boolean;
	readonly path?: Type.TObject;
	readonly query?: Type.TObject;
	readonly body?: { readonly schema: Type.TSchema; readonly example: unknown };
	readonly answer: {
		readonly status: 200 | 201;
		readonly description: string;
		readonly schema: Type.TSchema;
		readonly example: unknown;
	};
	/** Beside those that any request may get. */
	readonly problems?: readonly ProblemCode[];
}

declare module 'fastify' {
	interface FastifyContextConfig {
		scope?: Scope | null;
		shed?: 'first' | 'last' | 'never';
		takesLong?: boolean;
	}
}

/** The operation as fastify and @fastify/swagger want it. */
export function routeOf(operation: Operation): {
	readonly schema: FastifySchema;
	readonly config: Required<Pick<FastifyContextConfig, 'scope' | 'shed' | 'takesLong'>>;
} {
	const { summary, description, tag, scope, path, query, body, answer } = operation;
	const { shed = 'first', takesLong = false } = operation;
	return {
		config: { scope, shed, takesLong },
		schema: {
			summary,
			...(description === undefined ? {} : { description }),
			tags: [tag],
			security:
				scope === null ? [] : [{ key: [scope] }, ...(scope === 'admin' ? [] : [{ viewer: [] }])],
			...(path === undefined ? {} : { params: path }),
			querystring: query ?? noQuery,
			// Not by media type: fastify would let a body without one pass unchecked.
			...(body === undefined ? {} : { body: { ...body.schema, examples: [body.example] } }),
			response: { [answer.status]: answered(answer), ...problemAnswers(operation) },
		} as FastifySchema,
	};
}

/** Nothing may be asked beside the path: an unknown query parameter is refused, not ignored. */
const noQuery = Type.Object({}, { additionalProperties: false });

const answered = ({ description, schema, example }: Operation['answer']) => ({
	description,
	content: { 'application/json': { schema, example } },
});

const everyRequest: readonly ProblemCode[] = ['internal', 'overloaded', 'closing', 'answer-late'];
const withKey: readonly ProblemCode[] = [
	'key-missing',
	'key-unknown',
	'scope-missing',
	'origin-foreign',
	'host-foreign',
	'rate-exceeded',
];
const withBody: readonly ProblemCode[] = [
	'json-malformed',
	'body-incomplete',
	'body-slow',
	'body-too-large',
	'media-type-unsupported',
];

/** Every code that the operation may answer with, by status. */
function problemAnswers(operation: Operation): Record<number, unknown> {
	const codes = new Set<ProblemCode>([
		...(operation.problems ?? []),
		'request-invalid',
		...(operation.body === undefined ? [] : withBody),
		...(operation.scope === null ? [] : withKey),
		...everyRequest,
	]);
	const byStatus = Object.groupBy(codes, (code) => problemCodes[code].status);
	return Object.fromEntries(
		Object.entries(byStatus).map(([status, those = []]) => [
			status,
			{
				description: those.map((code) => `\`${code}\`: ${problemCodes[code].title}`).join('; '),
				content: {
					'application/problem+json': { schema: Problem, example: exampleOf(those[0]!) },
				},
			},
		]),
	);
}

const exampleOf = (code: ProblemCode) => ({
	type: `urn:marquee:problem:${code}`,
	title: problemCodes[code].title,
	status: problemCodes[code].status,
	detail: 'What was found, and what to do about it.',
	code,
	instance: 'urn:marquee:request:5f0c2a7e',
});

const prefixes = { params: '/path', querystring: '/query', body: '', headers: '/headers' } as const;

/** Fastify's validator, answered by ours: every wrong field with its place, what was expected and found. */
export function fieldCheck(part: string | undefined, schema: Type.TSchema) {
	const check = validator(schema);
	const prefix = prefixes[(part ?? 'body') as keyof typeof prefixes];
	return (value: unknown): { value: unknown } | { error: Refusal } => {
		const { problems } = check(value);
		if (problems === undefined) return { value };
		const placed = problems.map((problem) => ({ ...problem, at: prefix + problem.at }));
		return {
			error: new Refusal('request-invalid', {
				what: placed
					.map(
						({ at, expected, found }) =>
							`${at || 'the body'}: found ${found}, expected ${expected}`,
					)
					.join('; '),
				remedy: 'Correct these fields; /openapi.json describes them.',
				problems: placed,
			}),
		};
	};
}
