import type { Context } from './context.ts';
import { asked } from './deadline.ts';
import type {
	Finder,
	Outcome,
	Provenance,
	Rejection,
	SkippedStage,
	StageTiming,
} from './outcome.ts';
import { refilled } from './refill.ts';
import type {
	Answer,
	Candidate,
	Filter,
	Hydrator,
	LateFilter,
	RequestHydrator,
	Scorer,
	Selector,
	Source,
} from './stages.ts';

/**
 * What the steps of one run hand on. The candidates are the run's own copies, made when they were found: steps write
 * what stages answer straight onto them, so that a thousand candidates cost one object each and not one per stage.
 * Stages only ever see them as readonly.
 */
export interface Run {
	query: object;
	slate: Candidate[];
	reserve: readonly Candidate[];
	considered: readonly (Candidate & Provenance)[];
	readonly context: Context;
	readonly rejected: Rejection[];
	readonly skipped: SkippedStage[];
	readonly found: { source: string; count: number }[];
	readonly timings: StageTiming[];
}

/** One step of the running order: stages that run together are one step. */
export type Step = (run: Run) => Answer<void>;

// The order of stages was checked by the compiler when the pipeline was built; here their types are forgotten.
type AnySource = Source<never, Candidate>;
type AnyHydrator = Hydrator<never, never, object>;

export const newRun = (query: object, context: Context): Run => ({
	query: { ...query },
	context,
	slate: [],
	reserve: [],
	considered: [],
	rejected: [],
	skipped: [],
	found: [],
	timings: [],
});

export const outcomeOf = (run: Run): Outcome<Candidate> => ({
	slate: run.slate,
	reserve: run.reserve,
	rejected: run.rejected,
	skipped: run.skipped,
	considered: run.considered,
	found: run.found,
	timings: run.timings,
});

/** Waits for a stage under its deadline; where it fails, does as the stage declared. */
async function answerOf<Value>(
	run: Run,
	stage: {
		readonly name: string;
		readonly deadlineMs?: number;
		readonly onFailure: string | object;
	},
	ask: (context: Context) => Answer<Value>,
	instead: () => Value,
): Promise<Value> {
	const { stopwatch, without } = run.context;
	const cause = without?.get(stage.name);
	if (cause !== undefined && stage.onFailure !== 'fail') {
		run.skipped.push({ stage: stage.name, cause });
		return instead();
	}
	const startedMs = stopwatch.elapsedMs();
	const timing: { -readonly [Field in keyof StageTiming]: StageTiming[Field] } = {
		stage: stage.name,
		milliseconds: 0,
	};
	run.timings.push(timing);
	const begun = (context: Context): Answer<Value> => {
		const answer = ask(context);
		timing.milliseconds = stopwatch.elapsedMs() - startedMs;
		if (answer instanceof Promise) timing.waited = true;
		return answer;
	};
	const outcome = await asked(stage, begun, run.context);
	if (timing.waited || 'failure' in outcome)
		timing.milliseconds = stopwatch.elapsedMs() - startedMs;
	if ('answer' in outcome) return outcome.answer;
	if (stage.onFailure === 'fail') throw outcome.failure;
	run.skipped.push({ stage: stage.name, cause: outcome.failure });
	return instead();
}

export const hydrateRequest =
	(hydrators: readonly RequestHydrator<never, object>[]): Step =>
	async (run) => {
		const answers = await Promise.all(
			hydrators.map((hydrator) =>
				answerOf<object>(
					run,
					hydrator,
					(context) => hydrator.hydrate(run.query as never, context),
					() => (hydrator.onFailure as { fallback: object }).fallback,
				),
			),
		);
		for (const added of answers) Object.assign(run.query, added);
	};

export const find =
	(sources: readonly AnySource[]): Step =>
	async (run) => {
		const lists = await Promise.all(
			sources.map((source) =>
				answerOf(
					run,
					source,
					(context) => source.find(run.query as never, context),
					() => (source.onFailure === 'skip' ? [] : fallbackOf(source)),
				),
			),
		);
		for (const [i, { name }] of sources.entries())
			run.found.push({ source: name, count: lists[i]!.length });
		run.considered = merged(sources, lists);
		run.slate = [...run.considered];
	};

const fallbackOf = (source: AnySource): readonly Candidate[] =>
	(source.onFailure as { fallback: readonly Candidate[] }).fallback;

/** One candidate per id, as its first finder described it, with everyone who found it. */
function merged(
	sources: readonly { readonly name: string }[],
	lists: readonly (readonly Candidate[])[],
): readonly (Candidate & Provenance)[] {
	const byId = new Map<string, Candidate & { finders: Finder[] }>();
	for (const [i, { name }] of sources.entries()) {
		for (const [place, candidate] of lists[i]!.entries()) {
			const known = byId.get(candidate.id);
			const finder = { source: name, place };
			if (known === undefined) byId.set(candidate.id, { ...candidate, finders: [finder] });
			else if (known.finders.at(-1)!.source !== name) known.finders.push(finder);
		}
	}
	return [...byId.values()];
}

export const hydrate =
	(hydrators: readonly AnyHydrator[]): Step =>
	async (run) => {
		const { slate } = run;
		const answers = await Promise.all(
			hydrators.map((hydrator) =>
				answerOf<readonly object[]>(
					run,
					hydrator,
					(context) => hydrator.hydrate(run.query as never, slate as never[], context),
					() => slate.map(() => (hydrator.onFailure as { fallback: object }).fallback),
				),
			),
		);
		for (const [h, added] of answers.entries())
			requireOneEach(hydrators[h]!.name, added.length, slate.length);
		for (const added of answers)
			for (let i = 0; i < slate.length; i++) Object.assign(slate[i]!, added[i]);
	};

export const score =
	(scorer: Scorer<never, never>): Step =>
	async (run) => {
		const { slate } = run;
		const scores = await answerOf<ArrayLike<number>>(
			run,
			scorer,
			(context) => scorer.score(run.query as never, slate as never[], context),
			() => slate.map((scorer.onFailure as { fallback: (c: Candidate) => number }).fallback),
		);
		requireOneEach(scorer.name, scores.length, slate.length);
		for (let i = 0; i < slate.length; i++) {
			if (!Number.isFinite(scores[i]))
				throw new RangeError(`${scorer.name} scored ${slate[i]!.id} with ${scores[i]}`);
			(slate[i] as Candidate & { score: number }).score = scores[i]!;
		}
	};

function requireOneEach(stage: string, answers: number, candidates: number): void {
	if (answers !== candidates)
		throw new RangeError(`${stage} answered ${answers} of ${candidates} candidates`);
}

/** The filters of one step, first come first: each candidate is rejected by the first that objects. */
export const filter =
	(filters: readonly Filter<never, never>[]): Step =>
	(run) =>
		timed(run, filters.map(({ name }) => name).join(', '), () => {
			run.slate = run.slate.filter((candidate) => {
				for (const { name, reject } of filters) {
					const reason = reject(run.query as never, candidate as never, run.context);
					if (reason === undefined) continue;
					run.rejected.push({ id: candidate.id, filter: name, reason });
					return false;
				}
				return true;
			});
		});

export const select =
	(selector: Selector<never, never>): Step =>
	(run) =>
		timed(run, selector.name, () => {
			const candidates = run.slate as never[];
			const chosen = selector.select(run.query as never, candidates, run.context);
			const {
				slate,
				reserve,
				rejected = [],
			} = chosen as {
				slate: readonly Candidate[];
				reserve: readonly Candidate[];
				rejected?: readonly { id: string; reason: string }[];
			};
			requireOneEach(
				selector.name,
				slate.length + reserve.length + rejected.length,
				candidates.length,
			);
			run.slate = [...slate];
			run.reserve = reserve;
			for (const { id, reason } of rejected)
				run.rejected.push({ id, filter: selector.name, reason });
		});

export const refill =
	(filters: readonly LateFilter<never, never>[]): Step =>
	(run) =>
		timed(run, filters.map(({ name }) => name).join(', '), () => {
			const { slate, reserve, rejected } = refilled(
				{ slate: run.slate, reserve: run.reserve },
				filters as readonly LateFilter<object, Candidate>[],
				run.query,
				run.context,
			);
			run.slate = [...slate];
			run.reserve = reserve;
			run.rejected.push(...rejected);
		});

function timed(run: Run, stage: string, work: () => void): void {
	const { stopwatch } = run.context;
	const startedMs = stopwatch.elapsedMs();
	work();
	run.timings.push({ stage, milliseconds: stopwatch.elapsedMs() - startedMs });
}
