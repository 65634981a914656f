import type { PageAttention } from './page-attention.ts';

/** Rows of a page as the viewer sees them, each with its titles from the left. */
export type ShownPage = readonly ArrayLike<number>[];

/** A metric of a whole page. */
export interface PageMetric {
	readonly name: string;
	readonly unit: 'share' | 'attention';
	readonly direction: 'higher-is-better';
	/** Which of the definitions in use this is. */
	readonly variant: string;
	readonly of: (page: ShownPage, gainOf: (title: number) => number) => number;
}

/**
 * What a viewer gains from a page, beside the most that its places could give: `page-ndcg-<attention>`.
 *
 *   gain = Σ_{r, c} a(r, c) · g(title at r, c),   over the same for the best titles there in the best places
 *
 * A title that comes twice gains once, where attention on it is highest: the second is a place lost. The best order is over
 * the titles of the page itself and the shape that it has, so the metric says how well a page is arranged.
 */
export const pageNdcg = (attention: PageAttention): PageMetric => ({
	name: `page-ndcg-${attention.name}`,
	unit: 'share',
	direction: 'higher-is-better',
	variant: `linear gain, ${attention.name} attention by row and column, repeats gain nothing, ideal of the same titles and shape`,
	of: (page, gainOf) => {
		const seen = attentions(page, attention);
		const gains = bestPlaces(page, attention);
		let gained = 0;
		for (const [title, there] of gains) gained += there * gainOf(title);
		const best = [...gains.keys()].map(gainOf).sort((a, b) => b - a);
		const ideal = best.reduce((sum, gain, i) => sum + gain * seen[i]!, 0);
		return ideal === 0 ? 0 : gained / ideal;
	},
});

/**
 * What a viewer gains from a page, in titles seen at full attention: `page-gain-<attention>`. Pages of unlike shapes and
 * titles can be compared by it.
 */
export const pageGain = (attention: PageAttention): PageMetric => ({
	name: `page-gain-${attention.name}`,
	unit: 'attention',
	direction: 'higher-is-better',
	variant: `Σ gain × ${attention.name} attention by row and column, repeats gain nothing`,
	of: (page, gainOf) => {
		let gained = 0;
		for (const [title, there] of bestPlaces(page, attention)) gained += there * gainOf(title);
		return gained;
	},
});

/** Attention on all places, highest first. */
const attentions = (page: ShownPage, { at }: PageAttention): readonly number[] =>
	page.flatMap((row, r) => Array.from(row, (_, c) => at(r, c))).sort((a, b) => b - a);

/** Title → the highest attention on any of its places. */
function bestPlaces(page: ShownPage, { at }: PageAttention): ReadonlyMap<number, number> {
	const best = new Map<number, number>();
	for (const [r, row] of page.entries())
		for (let c = 0; c < row.length; c++)
			best.set(row[c]!, Math.max(at(r, c), best.get(row[c]!) ?? 0));
	return best;
}
