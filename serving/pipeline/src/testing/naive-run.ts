import type { Context } from '../context.ts';
import type { Finder, Rejection } from '../outcome.ts';
import type { WiredStage } from '../pipeline.ts';
import type { Candidate, Scored } from '../stages.ts';

type Known = Candidate & Partial<Scored> & { readonly finders: readonly Finder[] };

/** What a pipeline has decided by the time a stage is asked. */
export interface Before {
	readonly query: object;
	readonly slate: readonly Known[];
	readonly reserve: readonly Known[];
	readonly rejected: readonly Rejection[];
}

/**
 * What the runner must answer when no stage fails, said a second time and as plainly as possible: one stage after the
 * other, new objects everywhere, late filters by judging the whole slate again after every refill.
 *
 * `visit` is shown every stage with what stands before it.
 */
export async function naiveRun(
	stages: readonly WiredStage[],
	query: object,
	context: Context,
	visit: (stage: WiredStage, before: Before) => Promise<void> | void = () => undefined,
): Promise<Before> {
	let state: Before = { query, slate: [], reserve: [], rejected: [] };
	for (const run of runsOfOneKind(stages)) {
		for (const stage of run) await visit(stage, state);
		if (run[0]!.kind === 'late') state = naiveLate(run, state, context);
		else for (const stage of run) state = await naiveStep(stage, state, context);
	}
	return state;
}

/** Late filters in a row judge together; every other stage stands for itself. */
function runsOfOneKind(stages: readonly WiredStage[]): readonly (readonly WiredStage[])[] {
	const runs: WiredStage[][] = [];
	for (const stage of stages) {
		if (stage.kind === 'late' && runs.at(-1)?.[0]?.kind === 'late') runs.at(-1)!.push(stage);
		else runs.push([stage]);
	}
	return runs;
}

async function naiveStep(wired: WiredStage, state: Before, context: Context): Promise<Before> {
	const query = state.query as never;
	const slate = state.slate as never[];
	switch (wired.kind) {
		case 'request':
			return {
				...state,
				query: { ...state.query, ...(await wired.stage.hydrate(query, context)) },
			};
		case 'source': {
			const { name, find } = wired.stage;
			const found = await find(query, context);
			return { ...state, slate: withFound(state.slate, name, found) };
		}
		case 'hydrator': {
			const answers = await wired.stage.hydrate(query, slate, context);
			return { ...state, slate: state.slate.map((known, i) => ({ ...known, ...answers[i] })) };
		}
		case 'scorer': {
			const scores = await wired.stage.score(query, slate, context);
			return { ...state, slate: state.slate.map((known, i) => ({ ...known, score: scores[i]! })) };
		}
		case 'filter': {
			const { name, reject } = wired.stage;
			const reasons = state.slate.map((known) => reject(query, known as never, context));
			return {
				...state,
				slate: state.slate.filter((_, i) => reasons[i] === undefined),
				rejected: [...state.rejected, ...rejections(state.slate, name, reasons)],
			};
		}
		case 'selector': {
			const { slate: chosen, reserve, rejected = [] } = wired.stage.select(query, slate, context);
			const filter = wired.stage.name;
			const turnedDown = rejected.map(({ id, reason }) => ({ id, filter, reason }));
			return {
				...state,
				slate: chosen as readonly Known[],
				reserve: reserve as readonly Known[],
				rejected: [...state.rejected, ...turnedDown],
			};
		}
		default:
			return state;
	}
}

function rejections(
	slate: readonly Known[],
	filter: string,
	reasons: readonly (string | undefined)[],
): Rejection[] {
	return slate.flatMap(({ id }, i) => {
		const reason = reasons[i];
		return reason === undefined ? [] : [{ id, filter, reason }];
	});
}

function withFound(
	slate: readonly Known[],
	source: string,
	found: readonly Candidate[],
): readonly Known[] {
	const next = [...slate];
	for (const [place, candidate] of found.entries()) {
		const at = next.findIndex(({ id }) => id === candidate.id);
		if (at === -1) next.push({ ...candidate, finders: [{ source, place }] });
		else next[at] = { ...next[at]!, finders: [...next[at]!.finders, { source, place }] };
	}
	return next;
}

function naiveLate(filters: readonly WiredStage[], state: Before, context: Context): Before {
	const size = state.slate.length;
	const rejected = new Map<string, Rejection>();
	const reserve = [...state.reserve];
	let slate = [...state.slate];
	for (;;) {
		const placed: Known[] = [];
		for (const candidate of slate) {
			const verdict = lateVerdict(filters, candidate, placed, state.query, context);
			if (verdict === undefined) placed.push(candidate);
			else rejected.set(candidate.id, verdict);
		}
		if (placed.length === size || reserve.length === 0)
			return {
				...state,
				slate: placed,
				reserve,
				rejected: [...state.rejected, ...rejected.values()],
			};
		slate = [...placed, reserve.shift()!];
	}
}

function lateVerdict(
	filters: readonly WiredStage[],
	candidate: Known,
	placed: readonly Known[],
	query: object,
	context: Context,
): Rejection | undefined {
	for (const { kind, stage } of filters) {
		if (kind !== 'late') continue;
		const args = [query as never, candidate as never, placed as never[], context] as const;
		const reason = stage.reject(...args);
		if (reason !== undefined) return { id: candidate.id, filter: stage.name, reason };
	}
	return undefined;
}
