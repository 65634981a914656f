import type { Catalogue } from '@marquee/catalogue';
import type { Asked } from './asked.ts';
import { featureCount, features, firstOfRequest } from './feature-table.ts';
import type { Reading } from './reading.ts';
import { titleFacts } from './title-facts.ts';
import { viewerFacts } from './viewer-facts.ts';

/** Reads features of titles of one catalogue. */
export interface FeatureReader {
	/** Lays a request out once; its answer reads any number of titles, as often as wanted. */
	readonly reading: (asked: Asked) => ReadTitles;
}

/**
 * The features of these titles, by catalogue index, row by row: title n is row n. `sources` says which sources proposed each of
 * them, as sums of `sourceBit`s. `into` is filled where it is given, and must be long enough.
 *
 * @throws {RangeError} if a title lies outside the catalogue, or lengths do not fit.
 */
export type ReadTitles = (
	titles: ArrayLike<number>, // (N)
	sources?: Uint32Array, // (N)
	into?: Float32Array, // (≥ N · F)
) => Float32Array; // (N, F)

/** A reader for this catalogue. A new catalogue means a new reader. */
export function featureReader(catalogue: Catalogue): FeatureReader {
	const facts = titleFacts(catalogue);
	return {
		reading: (asked) => {
			const request = {
				asked,
				nowMs: asked.now,
				thisYear: new Date(asked.now).getUTCFullYear(),
				facts,
				counts: asked.counts,
				viewer: viewerFacts(asked.state, catalogue, facts, asked.now),
			};
			return (titles, sources, into = new Float32Array(titles.length * featureCount)) => {
				check(titles, catalogue.size, sources, into);
				const { activityOf } = request.viewer;
				const activities = Array.from(titles, (title) => activityOf.get(title));
				fill(into, titles, { ...request, activities, sources });
				return into;
			};
		},
	};
}

/** Feature by feature: each is one small function that stays hot over all titles. */
function fill(into: Float32Array, titles: ArrayLike<number>, reading: Reading): void {
	for (let column = 0; column < featureCount; column++) {
		const { of } = features[column]!;
		if (column >= firstOfRequest && titles.length > 0) {
			const value = of(reading, titles[0]!, 0);
			for (let n = 0, at = column; n < titles.length; n++, at += featureCount) into[at] = value;
		} else
			for (let n = 0, at = column; n < titles.length; n++, at += featureCount)
				into[at] = of(reading, titles[n]!, n);
	}
}

function check(
	titles: ArrayLike<number>,
	V: number,
	sources: Uint32Array | undefined,
	into: Float32Array,
): void {
	for (let n = 0; n < titles.length; n++)
		if (!(titles[n]! >= 0 && titles[n]! < V))
			throw new RangeError(`title ${titles[n]} lies outside a catalogue of ${V}`);
	if (sources !== undefined && sources.length < titles.length)
		throw new RangeError(`sources of ${sources.length} titles, not of ${titles.length}`);
	if (into.length < titles.length * featureCount)
		throw new RangeError(`${into.length} places for ${titles.length} × ${featureCount} features`);
}
