import { type CatalogueMetric, depth } from './metric.ts';

/** The share of the catalogue that is in anybody's first k: `coverage@k`. Grows with the number of cases. */
export const coverage = (k: number, titles: number): CatalogueMetric => ({
	name: `coverage@${depth(k)}`,
	k,
	unit: 'share',
	direction: 'neither',
	variant: 'distinct titles in any first k / titles in the catalogue',
	ofAll: (answers) => {
		const recommended = new Set<number>();
		for (const { ranked } of answers)
			for (let place = 0; place < Math.min(k, ranked.length); place++)
				recommended.add(ranked[place]!);
		return recommended.size / titles;
	},
});
