import {
	byScoreThenId,
	type Context,
	refilled,
	type Scored,
	type Scorer,
	type Selector,
} from '@marquee/pipeline';
import { alreadyOnPage } from '@marquee/ranking';
import type { HomePolicy } from './policy.ts';
import type { Row } from './row.ts';

/** Predicts what a row is worth to the page before anything is placed: its family's worth and its titles' appeal. */
export const worth = (policy: HomePolicy): Scorer<object, Row> => ({
	name: 'worth',
	onFailure: 'fail', // arithmetic: what fails here is a bug
	score: (_query, rows) =>
		rows.map(({ family, appeal }) => policy.worth[family] + policy.appeal * appeal),
});

/**
 * Places rows one after the other: the next is the one worth most given those already placed.
 *
 *   value = worth − fatigue · rows of its family among the last two − repetition · share of its titles on the page
 *
 * Continue watching is pinned above all. A row that is placed loses the titles that stand further up and is refilled
 * from its reserve; if too few remain, it is rejected with the reason. Ties by id.
 */
export const stageWise = (policy: HomePolicy): Selector<object, Row & Scored> => ({
	name: 'stage-wise',
	select: (_query, candidates, context) => {
		const left = [...candidates];
		const slate: (Row & Scored)[] = [];
		const rejected: { id: string; reason: string }[] = [];
		const onPage = new Map<string, string>();
		while (left.length > 0 && slate.length < policy.rows) {
			const [next] = left.splice(mostValuable(left, slate, onPage, policy), 1);
			const row = withoutRepeats(next!, onPage, context);
			const reason = tooShort(row);
			if (reason !== undefined) {
				rejected.push({ id: row.id, reason });
				continue;
			}
			slate.push(row);
			for (const { id } of row.titles.slate) onPage.set(id, `“${row.heading}”`);
		}
		return { slate, reserve: left.sort(byScoreThenId), rejected };
	},
});

function mostValuable(
	rows: readonly (Row & Scored)[],
	placed: readonly Row[],
	onPage: ReadonlyMap<string, string>,
	{ fatigue, repetition }: HomePolicy,
): number {
	const lastTwo = placed.slice(-2);
	const value = (row: Row & Scored): number => {
		if (row.family === 'continue-watching') return Infinity;
		const alike = lastTwo.filter(({ family }) => family === row.family).length;
		const { slate } = row.titles;
		const repeated = slate.filter(({ id }) => onPage.has(id)).length;
		return row.score - fatigue * alike - repetition * (repeated / Math.max(1, slate.length));
	};
	let best = 0;
	let bestValue = -Infinity;
	for (const [place, row] of rows.entries()) {
		const own = value(row);
		if (own < bestValue || (own === bestValue && row.id > rows[best]!.id)) continue;
		best = place;
		bestValue = own;
	}
	return best;
}

/** The row as it stands below others: without what they show, refilled. */
function withoutRepeats<Known extends Row>(
	row: Known,
	onPage: ReadonlyMap<string, string>,
	context: Context,
): Known {
	const { slate, reserve, rejected } = refilled(row.titles, [alreadyOnPage], { onPage }, context);
	const titles = {
		...row.titles,
		slate,
		reserve,
		rejected: [...row.titles.rejected, ...rejected],
	};
	return { ...row, titles };
}

function tooShort({ titles: { slate, rejected }, fewest }: Row): string | undefined {
	if (slate.length >= fewest) return undefined;
	const repeats = rejected.filter(({ filter }) => filter === alreadyOnPage.name).length;
	const because = repeats === 0 ? '' : `; ${repeats} stand further up the page`;
	return `${slate.length} of at least ${fewest} titles${because}`;
}
