import {
	closed,
	Experiment,
	ExperimentDesign,
	ExperimentReading,
	Identifier,
	MetricDefinition,
	PowerAsked,
	PowerPlanned,
} from '@marquee/contracts';
import { Failure } from '@marquee/units';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import {
	exampleDesign,
	exampleExperiment,
	exampleMetric,
	examplePower,
	exampleReading,
} from './experiment-examples.ts';
import { type Operation, routeOf } from './operation.ts';
import type { ExperimentsPort, GatewayParts } from './parts.ts';
import { Refusal } from './refusal.ts';

/** An experiment, and who has met it so far. */
export const ExperimentAnswer = closed({
	...Experiment.properties,
	members: Type.Unsafe<Readonly<Record<string, number>>>({
		type: 'object',
		additionalProperties: { type: 'integer', minimum: 0 },
		description: 'profiles exposed so far, by arm',
	}),
});
export type ExperimentAnswer = Type.Static<typeof ExperimentAnswer>;

const path = closed({ key: Identifier('the key of the experiment') });
const admin = { tag: 'experiments', scope: 'admin' } as const;

const answersExperiment = (description: string) => ({
	status: 200 as const,
	description,
	schema: ExperimentAnswer,
	example: exampleExperiment,
});

const list: Operation = {
	...admin,
	summary: 'Every experiment',
	answer: {
		status: 200,
		description: 'All of them, oldest first.',
		schema: closed({ experiments: Type.Array(ExperimentAnswer) }),
		example: { experiments: [exampleExperiment] },
	},
};

const one: Operation = {
	...admin,
	summary: 'One experiment',
	path,
	answer: answersExperiment('What it asks, and who takes part so far.'),
	problems: ['experiment-unknown'],
};

const define: Operation = {
	...admin,
	summary: 'Plan an experiment, or change its design',
	description:
		'A draft may be changed at will. Of one that runs, what is asked, its guardrails, its secondary metrics and the planned ' +
		'members may change, and its share may grow: nothing that would move a member to another arm.',
	path,
	body: { schema: ExperimentDesign, example: exampleDesign },
	answer: answersExperiment('It is so.'),
	problems: [
		'experiment-malformed',
		'experiment-over',
		'experiment-moves-members',
		'metric-unknown',
	],
};

const start: Operation = {
	...admin,
	summary: 'Let an experiment run',
	description: 'Who asks within two seconds may still be answered as before.',
	path,
	answer: answersExperiment('It runs.'),
	problems: [
		'experiment-unknown',
		'experiment-over',
		'experiments-conflict',
		'experiments-overlap',
	],
};

const stop: Operation = {
	...admin,
	summary: 'Stop an experiment for good',
	description:
		'Everybody is served as before within two seconds. Another attempt needs another key.',
	path,
	answer: answersExperiment('It is over.'),
	problems: ['experiment-unknown'],
};

const read: Operation = {
	...admin,
	summary: 'What an experiment says so far',
	description:
		'Made beside the service and kept for some minutes; its intervals may be looked at at any time.',
	path,
	query: closed({
		fresh: Type.Optional(Type.Literal('1', { description: 'ask for a new one to be made' })),
	}),
	answer: {
		status: 200,
		description: 'As of the moment that it names.',
		schema: ExperimentReading,
		example: exampleReading,
	},
	problems: ['experiment-unknown', 'experiment-reading-unready'],
};

const metrics: Operation = {
	...admin,
	summary: 'What can be measured',
	answer: {
		status: 200,
		description: 'Everything that a design may name.',
		schema: closed({ metrics: Type.Array(MetricDefinition) }),
		example: { metrics: [exampleMetric] },
	},
};

const plan: Operation = {
	...admin,
	summary: 'What an experiment would be able to see, by day',
	body: { schema: PowerAsked, example: { metric: 'plays', share: 0.1, arms: 2 } },
	answer: {
		status: 200,
		description: 'From what members did lately.',
		schema: PowerPlanned,
		example: examplePower,
	},
	problems: ['experiment-reading-unready', 'metric-unknown'],
};

/** /v1/experiments and /v1/metrics, where the port is there; what is read of experiments where they can be read. */
export function experimentRoutes(
	app: FastifyInstance,
	{
		experiments,
		experimentReadings,
	}: Pick<GatewayParts<never>, 'experiments' | 'experimentReadings'>,
): void {
	if (experiments !== undefined) keepingRoutes(app, experiments);
	if (experimentReadings !== undefined) readingRoutes(app, experimentReadings);
}

interface OfKey {
	readonly Params: { readonly key: string };
}

function keepingRoutes(app: FastifyInstance, experiments: ExperimentsPort): void {
	app.get('/v1/experiments', routeOf(list), async () => ({
		experiments: await experiments.list(),
	}));

	app.get<OfKey>('/v1/experiments/:key', routeOf(one), async ({ params: { key } }) => {
		const found = await experiments.find(key);
		if (found === undefined) throw experimentUnknown(key);
		return found;
	});

	app.put<OfKey & { Body: ExperimentDesign }>(
		'/v1/experiments/:key',
		routeOf(define),
		async ({ params: { key }, body, caller }) => {
			if (body.key !== key) throw otherKey(key, body.key);
			try {
				return await experiments.define(body, caller!.key.label);
			} catch (cause) {
				throw withPlace(cause);
			}
		},
	);

	app.post<OfKey>('/v1/experiments/:key/start', routeOf(start), ({ params: { key }, caller }) =>
		experiments.start(key, caller!.key.label),
	);

	app.post<OfKey>('/v1/experiments/:key/stop', routeOf(stop), ({ params: { key }, caller }) =>
		experiments.stop(key, caller!.key.label),
	);
}

function readingRoutes(
	app: FastifyInstance,
	readings: NonNullable<GatewayParts<never>['experimentReadings']>,
): void {
	app.get<OfKey & { Querystring: { readonly fresh?: '1' } }>(
		'/v1/experiments/:key/reading',
		routeOf(read),
		async ({ params: { key }, query: { fresh } }) => {
			const found = await readings.reading(key, { fresh: fresh !== undefined });
			if (found === undefined) throw experimentUnknown(key);
			return found;
		},
	);

	app.get('/v1/metrics', routeOf(metrics), async () => ({ metrics: readings.metrics() }));

	app.post<{ Body: PowerAsked }>('/v1/experiments/power', routeOf(plan), ({ body }) =>
		readings.power(body),
	);
}

const experimentUnknown = (key: string) =>
	new Refusal('experiment-unknown', {
		what: `there is no experiment ${key}, or it never ran`,
		remedy: 'Choose one of /v1/experiments.',
		problems: [{ at: '/path/key', expected: 'the key of an experiment', found: key }],
	});

/** A design that contradicts itself is refused with the field, which the sentence alone does not name. */
function withPlace(cause: unknown): unknown {
	if (!(cause instanceof Failure) || cause.code !== 'experiment-malformed') return cause;
	const { what, remedy, where } = cause;
	if (where === undefined) return cause;
	return new Refusal('experiment-malformed', {
		what: `at ${where}: ${what}`,
		remedy,
		problems: [{ at: where, expected: remedy, found: what }],
	});
}

const otherKey = (key: string, found: string) =>
	new Refusal('request-invalid', {
		what: `the address says ${key} and the design ${found}`,
		remedy: 'Send the design to its own key; a key is for ever.',
		problems: [{ at: '/key', expected: key, found }],
	});
