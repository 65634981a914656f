import type { Catalogue } from '@marquee/catalogue';
import type { TitleActivity } from '@marquee/viewing';
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
				const activities = activitiesOf(titles, request.viewer.activityOf);
				fill(into, titles, { ...request, activities, sources });
				return into;
			};
		},
	};
}

function activitiesOf(
	titles: ArrayLike<number>,
	known: ReadonlyMap<number, TitleActivity>,
): readonly (TitleActivity | undefined)[] {
	const activities: (TitleActivity | undefined)[] = [];
	for (let n = 0; n < titles.length; n++) activities.push(known.get(titles[n]!));
	return activities;
}

/** So many rows are filled at a time: they stay in the nearest cache while one feature after another passes over them. */
const rowsAtATime = 64;

function fill(into: Float32Array, titles: ArrayLike<number>, reading: Reading): void {
	for (let from = 0; from < titles.length; from += rowsAtATime) {
		const to = Math.min(titles.length, from + rowsAtATime);
		for (let column = 0; column < firstOfRequest; column++) {
			const { of } = features[column]!;
			for (let n = from, at = from * featureCount + column; n < to; n++, at += featureCount)
				into[at] = of(reading, titles[n]!, n);
		}
	}
	if (titles.length === 0) return;
	for (let column = firstOfRequest; column < featureCount; column++) {
		const value = features[column]!.of(reading, titles[0]!, 0);
		for (let n = 0, at = column; n < titles.length; n++, at += featureCount) into[at] = value;
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
