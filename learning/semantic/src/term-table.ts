import { type SparseRow, type SparseRows, sparseRows } from './sparse-rows.ts';
import { type Field, fields, type TitleTerms } from './title-terms.ts';

/** The terms that a catalogue uses, and how much it says that one of them is used. */
export interface TermTable {
	/** Most frequent first; of equals by code unit. */
	readonly terms: readonly string[]; // (F)
	/** ln(1 + (V − n + ½) / (n + ½)) for a term of n titles. */
	readonly importances: Float32Array; // (F)
}

/** How a table of terms differs from its defaults. */
export interface TermSettings {
	/** Terms that fewer titles use are left out. */
	readonly fewestTitles: number;
	/** The most frequent so many are kept: what bounds the memory. */
	readonly mostTerms: number;
}

/**
 * The terms of these titles that are worth keeping.
 *
 * @paper Robertson, Zaragoza: The Probabilistic Relevance Framework: BM25 and Beyond. 2009. (the importance)
 */
export function termTable(titles: readonly TitleTerms[], settings: TermSettings): TermTable {
	const counts = new Map<string, number>();
	for (const title of titles)
		for (const term of new Set(fields.flatMap((field) => [...title[field].keys()])))
			counts.set(term, (counts.get(term) ?? 0) + 1);
	const kept = [...counts]
		.filter(([, count]) => count >= settings.fewestTitles)
		.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
		.slice(0, settings.mostTerms);
	const total = titles.length;
	return {
		terms: kept.map(([term]) => term),
		importances: Float32Array.from(kept, ([, count]) =>
			Math.log(1 + (total - count + 0.5) / (count + 0.5)),
		),
	};
}

/**
 * Titles by terms: every field weighs what its share says, however much it says, and every row has length 1.
 *
 *   x(v, t) ∝ Σ over fields f of √share(f) · (1 + ln count) importance(t) / |those of the field|
 */
export function weightedTerms(
	titles: readonly TitleTerms[],
	places: ReadonlyMap<string, number>,
	importances: Float32Array,
	shares: Readonly<Record<Field, number>>,
): SparseRows {
	const rows = titles.map((title) => {
		const row = new Map<number, number>();
		for (const field of fields) {
			const weights = weightsOf(title[field], places, importances);
			const length = Math.sqrt(shares[field]) / lengthOf(weights);
			for (const [place, weight] of weights)
				row.set(place, (row.get(place) ?? 0) + weight * length);
		}
		const length = lengthOf(row);
		for (const [place, weight] of row) row.set(place, weight / length);
		return row;
	});
	return sparseRows(rows, importances.length);
}

function weightsOf(
	counts: ReadonlyMap<string, number>,
	places: ReadonlyMap<string, number>,
	importances: Float32Array,
): Map<number, number> {
	const weights = new Map<number, number>();
	for (const [term, count] of counts) {
		const place = places.get(term);
		if (place !== undefined) weights.set(place, (1 + Math.log(count)) * importances[place]!);
	}
	return weights;
}

const lengthOf = (row: SparseRow): number =>
	Math.sqrt([...row.values()].reduce((total, weight) => total + weight * weight, 0));
