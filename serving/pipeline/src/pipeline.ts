import type { Context } from './context.ts';
import type { Outcome, Provenance } from './outcome.ts';
import * as steps from './run.ts';
import type {
	Candidate,
	Filter,
	Hydrator,
	LateFilter,
	RequestHydrator,
	Scored,
	Scorer,
	Selector,
	SideEffect,
	Source,
} from './stages.ts';

/** A request whose answer is being wired: first what must be known about it, then where to look. */
export interface Asking<Query, Asked = Query> {
	/** What these hydrators learn about the request, all at the same time, every later stage may read. */
	readonly hydrate: <Added extends readonly object[]>(
		...hydrators: { [I in keyof Added]: RequestHydrator<Query, Added[I] & object> }
	) => Asking<Query & All<Added>, Asked>;
	/** Looks everywhere at the same time; a candidate that several sources find keeps all its finders. */
	readonly sources: <Found extends Candidate>(
		...sources: readonly Source<Query, Found>[]
	) => Pipeline<Query, Found & Provenance, Asked>;
}

/**
 * A serving pipeline under construction. Every step returns a pipeline whose candidate type has grown by what the step
 * added, so that a stage placed before the data it reads does not compile.
 */
export interface Pipeline<Query, Known extends Candidate, Asked = Query>
	extends Runnable<Asked, Known> {
	/** Hydrators of one call run at the same time and do not see each other's answers. */
	readonly hydrate: <Added extends readonly object[]>(
		...hydrators: { [I in keyof Added]: Hydrator<Query, Known, Added[I] & object> }
	) => Pipeline<Query, Known & All<Added>, Asked>;
	/** Cheapest first: a candidate is judged until the first filter objects. */
	readonly filter: (...filters: readonly Filter<Query, Known>[]) => Pipeline<Query, Known, Asked>;
	readonly score: (scorer: Scorer<Query, Known>) => Pipeline<Query, Known & Scored, Asked>;
	readonly select: (selector: Selector<Query, Known>) => Selected<Query, Known, Asked>;
}

/** A pipeline that has chosen: what is left is to judge the slate as a whole, and to tell others. */
export interface Selected<Query, Known extends Candidate, Asked = Query>
	extends Runnable<Asked, Known> {
	readonly late: (...filters: readonly LateFilter<Query, Known>[]) => Selected<Query, Known, Asked>;
	readonly after: (...effects: readonly SideEffect<Query, Known>[]) => Runnable<Asked, Known>;
}

/** A pipeline that can be run and read. */
export interface Runnable<Asked, Known extends Candidate> {
	/** The stages in running order: for the operator, and for the suites that run over whatever is wired. */
	readonly stages: readonly WiredStage[];
	/**
	 * @throws what a stage threw that declared `fail`; what its signal was aborted with; a RangeError where a stage
	 * answers another number of candidates than it was asked about, or scores with something that is not finite.
	 */
	readonly run: (query: Asked, context: Context) => Promise<Outcome<Known>>;
}

/** A stage in its place. The types of what it reads are forgotten: they were checked when it was wired. */
export type WiredStage =
	| { readonly kind: 'request'; readonly stage: RequestHydrator<never, object> }
	| { readonly kind: 'source'; readonly stage: Source<never, Candidate> }
	| { readonly kind: 'hydrator'; readonly stage: Hydrator<never, never, object> }
	| { readonly kind: 'filter'; readonly stage: Filter<never, never> }
	| { readonly kind: 'scorer'; readonly stage: Scorer<never, never> }
	| { readonly kind: 'selector'; readonly stage: Selector<never, never> }
	| { readonly kind: 'late'; readonly stage: LateFilter<never, never> }
	| { readonly kind: 'effect'; readonly stage: SideEffect<never, never> };

/** Everything that the members of a tuple add, together. */
type All<Added extends readonly object[]> = Added extends readonly [infer First, ...infer Rest]
	? First & All<Extract<Rest, readonly object[]>>
	: unknown;

/** Begins a pipeline for one kind of request. */
export const request = <Query extends object>(): Asking<Query> => asking<Query, Query>(nothing);

/** Begins a pipeline with its sources, where nothing more need be known about the request. */
export const pipeline = <Query extends object, Found extends Candidate>(
	...sources: readonly Source<Query, Found>[]
): Pipeline<Query, Found & Provenance> => request<Query>().sources(...sources);

/** The wiring as a list of sentences: `source taste`, `filter already-watched`. */
export const wiringOf = ({ stages }: { readonly stages: readonly WiredStage[] }): string[] =>
	stages.map(({ kind, stage }) => `${kind} ${stage.name}`);

interface Wiring {
	readonly stages: readonly WiredStage[];
	readonly steps: readonly steps.Step[];
	readonly effects: readonly SideEffect<never, never>[];
}

const nothing: Wiring = { stages: [], steps: [], effects: [] };

/** The wiring with one more step. */
function then<Kind extends WiredStage['kind']>(
	before: Wiring,
	kind: Kind,
	stages: readonly unknown[],
	step: steps.Step,
): Wiring {
	const wired = stages.map((stage) => ({ kind, stage }) as WiredStage);
	return { ...before, stages: [...before.stages, ...wired], steps: [...before.steps, step] };
}

function asking<Query, Asked>(wiring: Wiring): Asking<Query, Asked> {
	return {
		hydrate: (...hydrators) => {
			const list = hydrators as readonly RequestHydrator<never, object>[];
			return asking(then(wiring, 'request', list, steps.hydrateRequest(list)));
		},
		sources: (...sources) => building(then(wiring, 'source', sources, steps.find(sources))),
	};
}

function building<Query, Known extends Candidate, Asked>(
	wiring: Wiring,
): Pipeline<Query, Known, Asked> {
	return {
		...runnable<Asked, Known>(wiring),
		hydrate: (...hydrators) => {
			const list = hydrators as readonly Hydrator<never, never, object>[];
			return building(then(wiring, 'hydrator', list, steps.hydrate(list)));
		},
		filter: (...filters) => building(then(wiring, 'filter', filters, steps.filter(filters))),
		score: (scorer) => building(then(wiring, 'scorer', [scorer], steps.score(scorer))),
		select: (selector) => selected(then(wiring, 'selector', [selector], steps.select(selector))),
	};
}

function selected<Query, Known extends Candidate, Asked>(
	wiring: Wiring,
): Selected<Query, Known, Asked> {
	return {
		...runnable<Asked, Known>(wiring),
		late: (...filters) => selected(then(wiring, 'late', filters, steps.refill(filters))),
		after: (...effects) => {
			const stages = effects.map((stage) => ({ kind: 'effect', stage }) as const);
			return runnable({
				...wiring,
				stages: [...wiring.stages, ...stages],
				effects: [...wiring.effects, ...effects],
			});
		},
	};
}

function runnable<Asked, Known extends Candidate>(wiring: Wiring): Runnable<Asked, Known> {
	return {
		stages: wiring.stages,
		run: async (query, context) => {
			const run = steps.newRun(query as object, context);
			for (const step of wiring.steps) {
				context.signal.throwIfAborted();
				await step(run);
			}
			const outcome = steps.outcomeOf(run);
			for (const effect of wiring.effects) tell(effect, run, outcome, context);
			return outcome as Outcome<Known>;
		},
	};
}

/** Starts a side effect once the answer has been handed over; how it fares concerns the operator alone. */
function tell(
	effect: SideEffect<never, never>,
	{ query }: steps.Run,
	outcome: Outcome<Candidate>,
	context: Context,
): void {
	Promise.resolve()
		.then(() => effect.record(query as never, outcome as Outcome<never>, context))
		.catch((cause) => context.report(effect.name, cause));
}
