import type { Explanation } from '@marquee/contracts';
import type { PageTrace, PassedTitle, RowTrace } from './trace.ts';

type Fate = Explanation['fate'][number];

/** Why a title is, or is not, on a page: where it stands, on what that rests, and what became of it in every row. */
export function explanation(trace: PageTrace, titleId: string): Explanation {
	const row = trace.rows.find(({ slate }) => slate.some(({ id }) => id === titleId));
	const position = row?.slate.findIndex(({ id }) => id === titleId) ?? -1;
	const placed = row?.slate[position];
	return {
		requestId: trace.requestId,
		titleId,
		shown: placed !== undefined,
		...(placed === undefined
			? {}
			: { row: row!.row, position, evidence: placed.evidence, score: placed.score }),
		fate: trace.rows.flatMap((each) => fateIn(each, titleId)),
	};
}

function fateIn(row: RowTrace, titleId: string): readonly Fate[] {
	const isIt = ({ id }: { readonly id: string }) => id === titleId;
	const place = row.slate.findIndex(isIt);
	if (place !== -1) {
		const { evidence, sources, score } = row.slate[place]!;
		const reason = `number ${place + 1}: ${evidence.sentence}`;
		return [{ row: row.row, outcome: 'shown', reason, ...sourceOf(sources), score }];
	}
	const waiting = row.reserve.findIndex(isIt);
	if (waiting !== -1) return [waited(row, row.reserve[waiting]!, row.slate.length + waiting + 1)];
	return row.rejected.filter(isIt).map(({ sources, filter, reason, score }) => ({
		row: row.row,
		outcome: 'rejected',
		reason: `${filter}: ${reason}`,
		...sourceOf(sources),
		...(score === undefined ? {} : { score }),
	}));
}

function waited(row: RowTrace, { sources, score = 0 }: PassedTitle, rank: number): Fate {
	const reason =
		row.outcome === 'shown'
			? `number ${rank} of a row that shows ${row.slate.length}`
			: `the row is not on the page: ${row.reason}`;
	return { row: row.row, outcome: 'reserve', reason, ...sourceOf(sources), score };
}

const sourceOf = ([source]: readonly string[]): { readonly source?: string } =>
	source === undefined ? {} : { source };
