import type { Catalogue } from '@marquee/catalogue';
import type { Explanation } from '@marquee/contracts';
import type { EpochMs } from '@marquee/units';
import { refusing, type TasteRule } from './admission.ts';
import { pageMade } from './page-made.ts';
import type { PageTrace, PassedTitle, RowTrace, ShownTitle } from './trace.ts';

type Fate = Explanation['fate'][number];

/** Why a title is, or is not, on a page: where it stands, on what that rests, and what became of it in every row. */
export function explanation(
	trace: PageTrace,
	titleId: string,
	catalogue: Pick<Catalogue, 'title'>,
): Explanation {
	const row = trace.rows.find(({ slate }) => slate.some(({ id }) => id === titleId));
	const position = row?.slate.findIndex(({ id }) => id === titleId) ?? -1;
	const placed = row?.slate[position];
	const fate = trace.rows.flatMap((each) => fateIn(each, titleId));
	const rules = placed === undefined ? ruled(trace, titleId, catalogue) : [];
	const all = [...rules, ...fate];
	return {
		requestId: trace.requestId,
		titleId,
		shown: placed !== undefined,
		...(placed !== undefined && {
			row: row!.row,
			position,
			evidence: placed.evidence,
			score: placed.score,
			...detailsOf(row!, placed),
		}),
		made: pageMade(trace),
		fate: all.length > 0 ? all : [nowhere],
	};
}

/** What an engineer wants to know beside what a viewer reads. */
const detailsOf = (row: RowTrace, title: ShownTitle) => ({
	sources: [...title.sources],
	funnel: row.funnel,
	...(title.scores && { objectives: title.scores }),
	...(row.diversity && { diversity: changedBy(row.diversity, row, title) }),
	propensity: title.propensity ?? 1,
	...(title.foundWith !== undefined && { foundWith: title.foundWith }),
	...(row.foundWith !== undefined && { rowFoundWith: row.foundWith }),
	...(row.propensity !== undefined && { rowPropensity: row.propensity }),
});

/** What diversity changed of a row, and where the title would stand in it without. */
const changedBy = (
	{ ofScore, relevanceLost, moved, entered }: NonNullable<RowTrace['diversity']>,
	{ slate }: RowTrace,
	{ score }: ShownTitle,
) => ({
	...(ofScore !== undefined && { ofScore }),
	relevanceLost,
	moved,
	entered,
	positionByScore: slate.filter((other) => other.score > score).length,
});

function fateIn(row: RowTrace, titleId: string): readonly Fate[] {
	const isIt = ({ id }: { readonly id: string }) => id === titleId;
	const place = row.slate.findIndex(isIt);
	if (place !== -1) {
		const { evidence, sources, score, arm = row.arm } = row.slate[place]!;
		const drawn = arm === undefined ? '' : `; drawn from arm ${arm}`;
		const reason = `number ${place + 1}: ${evidence.sentence}${drawn}`;
		return [{ row: row.row, outcome: 'shown', reason, sources: [...sources], score }];
	}
	const waiting = row.reserve.findIndex(isIt);
	if (waiting !== -1) return [waited(row, row.reserve[waiting]!, row.slate.length + waiting + 1)];
	return row.rejected.filter(isIt).map(({ sources, filter, reason }) => ({
		row: row.row,
		outcome: 'rejected',
		reason: `${filter}: ${reason}`,
		...(filter !== undefined && { rule: filter }),
		sources: [...sources],
	}));
}

const waited = (row: RowTrace, { sources, score = 0 }: PassedTitle, rank: number): Fate => ({
	row: row.row,
	outcome: 'reserve',
	reason: `number ${rank} of a row that shows ${row.slate.length}`,
	sources: [...sources],
	score,
});

/** The rules of recommending, in words. */
const because: Readonly<Record<TasteRule, string>> = {
	disliked: 'the profile judged it badly',
	'already-watched': 'the profile knows it from watching',
	'already-listed': 'it is on the profile’s own list',
};

/** The rule that kept a title out of the rows of the page, where one did. */
function ruled(
	trace: PageTrace,
	titleId: string,
	catalogue: Pick<Catalogue, 'title'>,
): readonly Fate[] {
	const title = catalogue.title(titleId);
	if (title === undefined) return [taken('not-in-catalogue', 'the catalogue has no such title')];
	const { on, maturityLimit, generatedAt } = trace;
	const circumstances = {
		...(on.country !== undefined && { country: on.country }),
		...(maturityLimit !== undefined && { maturityLimit }),
	};
	const hard = refusing(title, circumstances, generatedAt as EpochMs);
	const where =
		on.country === undefined ? 'for a request that names no country' : `in ${on.country}`;
	if (hard === 'outside-territory') return [taken(hard, `no window is open ${where}`)];
	if (hard === 'over-maturity')
		return [taken(hard, `for ${title.maturity} and older, the profile is set to ${maturityLimit}`)];
	return Object.entries(trace.known)
		.filter(([, ids]) => ids.includes(titleId))
		.map(([rule]) => taken(rule, because[rule as TasteRule]));
}

const taken = (rule: string, why: string): Fate => ({
	row: 'every row that recommends',
	outcome: 'rejected',
	reason: `${rule}: ${why}`,
	rule,
});

/** What becomes of a title that no row names: it was never near enough. */
const nowhere: Fate = {
	row: 'every row',
	outcome: 'reserve',
	reason: 'no row had it among its first: a replay of the page says how far behind it was',
};
