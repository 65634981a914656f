import type { Catalogue, TitleIndex } from '@marquee/catalogue';
import {
	featureCount,
	featureNames,
	type ServedFeatures,
	type SkewReport,
	skewOf,
} from '@marquee/features';
import {
	type EpochMs,
	type ProfileId,
	type RequestId,
	seededRandom,
	type TitleId,
} from '@marquee/units';
import type { PageTrace } from './trace.ts';

/** What the ranker read of some titles of a page, as it read it: so that it can be computed again from the events alone. */
export interface FeaturesRead {
	readonly titleIds: readonly string[]; // (N)
	/** The columns, as they were called. `// (F)` */
	readonly names: readonly string[];
	/** `// (N, F)` 32-bit floats, the least byte first, in base64. */
	readonly values: string;
}

/** Which pages keep what their ranker read. */
export interface FeaturesKept {
	/** The share of pages, drawn by their seeds. */
	readonly share: number;
	/** Of so many titles at most, the first that were asked about: some ten kilobytes. */
	readonly titles: number;
}

/** No page keeps anything. */
export const noFeaturesKept: FeaturesKept = { share: 0, titles: 0 };

/** What is taken down of one page. */
export interface FeatureNotes {
	readonly take: (titles: ArrayLike<TitleIndex>, features: Float32Array) => void; // (N), (N, F)
	/** `undefined`: this page keeps nothing. */
	readonly kept: () => FeaturesRead | undefined;
}

/** Takes down what is read for the page of this seed, if it is among those drawn. */
export function featureNotes(
	{ share, titles: most }: FeaturesKept,
	seed: number,
	{ idAt }: Pick<Catalogue, 'idAt'>,
): FeatureNotes {
	if (share <= 0 || seededRandom(seed, 'features-kept').next() >= share) return noNotes;
	const titleIds: string[] = [];
	const rows: Float32Array[] = [];
	return {
		take: (titles, features) => {
			const n = Math.min(titles.length, most - titleIds.length);
			for (let row = 0; row < n; row++) titleIds.push(idAt(titles[row]!));
			rows.push(features.slice(0, n * featureCount)); // readers reuse their arrays
		},
		kept: () => ({ titleIds, names: featureNames, values: inBase64(rows) }),
	};
}

const noNotes: FeatureNotes = { take: () => {}, kept: () => undefined };

/** What of a trace says what was read, and as of when. */
type Served = Pick<
	PageTrace,
	'requestId' | 'profileId' | 'generatedAt' | 'isKnown' | 'on' | 'facts' | 'read'
>;

/** What a page was served, as the replay of features wants it; `undefined` where its trace does not say. */
export function servedFeatures(trace: Served): ServedFeatures | undefined {
	const { requestId, profileId, generatedAt, isKnown, on, facts, read } = trace;
	if (read === undefined || facts === undefined) return undefined;
	return {
		requestId: requestId as RequestId,
		profileId: profileId as ProfileId,
		now: generatedAt as EpochMs,
		stateUntil: isKnown ? facts.logPosition : undefined,
		counted: { position: facts.counted.position, at: facts.counted.at as EpochMs },
		...on,
		titleIds: read.titleIds as readonly TitleId[],
		names: read.names,
		features: fromBase64(read.values),
	};
}

/** Of the newest pages that kept what was read, so many are looked at: a log of nothing else is not for memory. */
const mostPages = 2_000;

/** Whether what rankers read of these pages comes out of the log of events again, bit for bit, as training reads it. */
export async function servedSkew(
	traces: AsyncIterable<Served>,
	log: Parameters<typeof skewOf>[1],
	catalogue: Catalogue,
): Promise<SkewReport> {
	const served: ServedFeatures[] = [];
	for await (const trace of traces) {
		const one = servedFeatures(trace);
		if (one !== undefined) served.push(one);
		if (served.length > mostPages) served.shift();
	}
	return skewOf(served, log, catalogue);
}

/** One buffer of all rows, whatever the order of bytes of this machine. */
function inBase64(rows: readonly Float32Array[]): string {
	const bytes = Buffer.alloc(4 * rows.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const row of rows) for (const value of row) at = bytes.writeFloatLE(value, at);
	return bytes.toString('base64');
}

function fromBase64(text: string): Float32Array {
	const bytes = Buffer.from(text, 'base64');
	return Float32Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(4 * i));
}
