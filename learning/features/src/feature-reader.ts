import type { Catalogue } from '@marquee/catalogue';
import type { TitleActivity } from '@marquee/viewing';
import type { Asked } from './asked.ts';
import type { RestsOn } from './feature.ts';
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
	const kept = keptColumns(catalogue.size);
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
				fill(into, titles, { ...request, activities, sources }, kept);
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

/** The columns of a title by what they rest on. */
const columns = Map.groupBy(
	[...features.keys()].filter((column) => column < firstOfRequest),
	(column) => features[column]!.restsOn,
);
const columnsOf = (restsOn: RestsOn | undefined): readonly number[] => columns.get(restsOn) ?? [];
const [ofTitle, ofActivity, ofSources, ofAll] = [
	columnsOf('title'),
	columnsOf('activity'),
	columnsOf('sources'),
	columnsOf(undefined),
];

function fill(
	into: Float32Array,
	titles: ArrayLike<number>,
	reading: Reading,
	kept: KeptColumns,
): void {
	const { activities, sources } = reading;
	for (let from = 0; from < titles.length; from += rowsAtATime) {
		const to = Math.min(titles.length, from + rowsAtATime);
		for (const column of ofAll) {
			const { of } = features[column]!;
			for (let n = from, at = from * featureCount + column; n < to; n++, at += featureCount)
				into[at] = of(reading, titles[n]!, n);
		}
		for (let n = from; n < to; n++) {
			const row = n * featureCount;
			kept.copy(titles[n]!, reading, into, row);
			fillUnless(activities[n] === undefined, ofActivity, into, row, reading, titles, n);
			fillUnless((sources?.[n] ?? 0) === 0, ofSources, into, row, reading, titles, n);
		}
	}
	if (titles.length === 0) return;
	for (let column = firstOfRequest; column < featureCount; column++) {
		const value = features[column]!.of(reading, titles[0]!, 0);
		for (let n = 0, at = column; n < titles.length; n++, at += featureCount) into[at] = value;
	}
}

/** Fills some columns of a row, with 0 where there is nothing that they rest on. */
function fillUnless(
	isNothing: boolean,
	some: readonly number[],
	into: Float32Array,
	row: number,
	...[reading, titles, n]: [Reading, ArrayLike<number>, number]
): void {
	for (let c = 0; c < some.length; c++) {
		const column = some[c]!;
		into[row + column] = isNothing ? 0 : features[column]!.of(reading, titles[n]!, n);
	}
}

/** What rests on the title, the counts and the year alone, computed once for all requests until the counts are others. */
interface KeptColumns {
	readonly copy: (title: number, reading: Reading, into: Float32Array, row: number) => void;
}

function keptColumns(V: number): KeptColumns {
	const width = ofTitle.length;
	const values = new Float32Array(V * width); // (V, columns of titles)
	const isKnown = new Uint8Array(V);
	let [revision, year]: [object | undefined, number] = [undefined, Number.NaN];
	return {
		copy: (title, reading, into, row) => {
			if (reading.counts.revision !== revision || reading.thisYear !== year) {
				isKnown.fill(0);
				[revision, year] = [reading.counts.revision, reading.thisYear];
			}
			const from = title * width;
			if (isKnown[title] === 0) {
				for (let c = 0; c < width; c++)
					values[from + c] = features[ofTitle[c]!]!.of(reading, title, -1);
				isKnown[title] = 1;
			}
			for (let c = 0; c < width; c++) into[row + ofTitle[c]!] = values[from + c]!;
		},
	};
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
