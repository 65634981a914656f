import type { Catalogue } from '@marquee/catalogue';
import type { TitleActivity } from '@marquee/viewing';
import type { Asked } from './asked.ts';
import type { Feature, RestsOn } from './feature.ts';
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
			const request: Reading = {
				asked,
				nowMs: asked.now,
				thisYear: new Date(asked.now).getUTCFullYear(),
				facts,
				counts: asked.counts,
				viewer: viewerFacts(asked.state, catalogue, facts, asked.now),
			};
			const values = features.map(({ of }) => of(request));
			const ofRequest = Float32Array.from(values.slice(firstOfRequest), (value) => value(0, 0));
			return (titles, sources, into = new Float32Array(titles.length * featureCount)) => {
				check(titles, catalogue.size, sources, into);
				kept.copy(titles, request, values, into);
				fillAlways(titles, values, into);
				fillWhereKnown(titles, sources, request.viewer.activityOf, values, into);
				for (let n = 0, at = firstOfRequest; n < titles.length; n++, at += featureCount)
					for (let c = 0; c < ofRequest.length; c++) into[at + c] = ofRequest[c]!;
				return into;
			};
		},
	};
}

/** The value of a title, for each column, as a request laid it out. */
type Values = readonly ReturnType<Feature['of']>[];

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

function fillAlways(titles: ArrayLike<number>, values: Values, into: Float32Array): void {
	for (const column of ofAll) {
		const value = values[column]!;
		for (let n = 0, at = column; n < titles.length; n++, at += featureCount)
			into[at] = value(titles[n]!, 0);
	}
}

/** Fills what rests on what the profile did and on who proposed the title; most titles have neither. */
function fillWhereKnown(
	titles: ArrayLike<number>,
	sources: Uint32Array | undefined,
	activityOf: ReadonlyMap<number, TitleActivity>,
	values: Values,
	into: Float32Array,
): void {
	for (let n = 0, row = 0; n < titles.length; n++, row += featureCount) {
		const title = titles[n]!;
		const bits = sources === undefined ? 0 : sources[n]!;
		if (activityOf.has(title))
			for (const column of ofActivity) into[row + column] = values[column]!(title, bits);
		if (bits !== 0)
			for (const column of ofSources) into[row + column] = values[column]!(title, bits);
	}
}

/** What rests on the title, the counts and the year alone, computed once for all requests until the counts are others. */
interface KeptColumns {
	/** Copies the block of columns from the first to the last of these into each row; all else becomes 0. */
	readonly copy: (
		titles: ArrayLike<number>,
		request: Reading,
		values: Values,
		into: Float32Array,
	) => void;
}

function keptColumns(V: number): KeptColumns {
	const first = ofTitle[0]!;
	const width = ofTitle.at(-1)! - first + 1;
	const kept = new Float32Array(V * width); // (V, columns of titles), with places for those between
	const isKnown = new Uint8Array(V);
	let [revision, year]: [object | undefined, number] = [undefined, Number.NaN];
	return {
		copy: (titles, { counts, thisYear }, values, into) => {
			if (counts.revision !== revision || thisYear !== year) {
				isKnown.fill(0);
				[revision, year] = [counts.revision, thisYear];
			}
			into.fill(0, 0, titles.length * featureCount);
			for (let n = 0, row = first; n < titles.length; n++, row += featureCount) {
				const title = titles[n]!;
				const from = title * width;
				if (isKnown[title] === 0) {
					for (const column of ofTitle) kept[from + column - first] = values[column]!(title, 0);
					isKnown[title] = 1;
				}
				for (let c = 0; c < width; c++) into[row + c] = kept[from + c]!;
			}
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
