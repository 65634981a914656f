import type { Parent, Run } from '@marquee/foundation';
import type { Histories } from '@marquee/histories';
import type { TitleId } from '@marquee/units';
import type { BundleBefore, OpenBundle } from './bundle-before.ts';

/** What must be the same for one model to begin with another's weights. */
const shape = ['width', 'heads', 'layers', 'expansion'] as const;

/** The data of a training, and which title stands in which of its rows. */
interface OnTitles {
	readonly data: Histories;
	readonly titleIds: readonly TitleId[]; // (V)
}

/** What a training begins with, and by which run it goes on. */
export interface GoesOn {
	readonly parent: Parent;
	readonly from: OpenBundle;
	readonly run: Run;
}

/** What a training may begin with, of the bundle that served before; or why it must begin with nothing. */
export async function parentOfTraining(
	before: BundleBefore | undefined,
	run: Run,
	on: OnTitles,
): Promise<GoesOn | { readonly without: string }> {
	if (before === undefined) return { without: 'no bundle serves yet' };
	if ('unopened' in before) return { without: `of the bundle that serves: ${before.unopened}` };
	const { bundle } = before;
	const model = await bundle.learnt();
	if (model === undefined)
		return { without: 'the bundle that serves does not hold what it has learnt' };
	const other = shape.find((size) => model.run[size] !== run[size]);
	if (other !== undefined)
		return {
			without: `the bundle that serves has ${other} ${model.run[other]}, not ${run[other]}`,
		};
	const untilMs = bundle.manifest.lineage.trainedUntil;
	// Without news a share of the old events might be none at all: then all of them count as new.
	const trainedUntilMs = hasNews(on.data, untilMs) ? untilMs : -Infinity;
	const rows = rowsKnown(bundle.titleIds, untilMs, on);
	return {
		parent: { model, trainedUntilMs, rows },
		from: before,
		run: withHeadsOf(model.run, run),
	};
}

/** A head that the parent has learnt goes on learning, as there: left out, whoever asks it would miss it tomorrow. */
function withHeadsOf(parent: Run, run: Run): Run {
	const heads = ['laterWeight', 'genreWeight', 'actionWeight', 'completionWeight'] as const;
	const learnt = heads.filter((head) => run[head] === 0).map((head) => [head, parent[head]]);
	return { ...run, ...Object.fromEntries(learnt) };
}

/** Whether anybody with a past has done something since. */
const hasNews = ({ offsets, happenedAtMs }: Histories, untilMs: number): boolean =>
	offsets.some((end, u) => u > 0 && end - offsets[u - 1]! > 1 && happenedAtMs[end - 1]! > untilMs);

/**
 * The parent's row of each title; −1 for one that it did not have, or that nobody had played by then: what stands in that row
 * nobody has taught it. `// (V)`
 */
function rowsKnown(
	theirs: readonly TitleId[],
	untilMs: number,
	{ data, titleIds }: OnTitles,
): Int32Array {
	const rowOf = new Map(theirs.map((id, row) => [id, row]));
	const rows = new Int32Array(titleIds.length).fill(-1);
	for (const [event, title] of data.titleIndices.entries())
		if (data.happenedAtMs[event]! <= untilMs) rows[title] = rowOf.get(titleIds[title]!) ?? -1;
	return rows;
}
