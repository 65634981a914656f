import type { Catalogue } from '@marquee/catalogue';
import type { ProfileState, RecordedEvent } from '@marquee/viewing';
import { type FeatureReader, featureReader } from './feature-reader.ts';
import { featureCount, featureNames, features } from './feature-table.ts';
import { emptyPast, type Past } from './past.ts';
import type { ServedFeatures } from './served-features.ts';
import type { CountsAt } from './title-counts.ts';

/** A number that was served and comes out otherwise from the log. */
export interface SkewedValue {
	readonly requestId: string;
	readonly titleId: string;
	readonly feature: string;
	readonly served: number;
	/** `undefined`: the catalogue does not have the title any more, or there is no such feature any more. */
	readonly replayed: number | undefined;
}

/** How what was served stands against what the log says. */
export interface SkewReport {
	readonly requests: number;
	/** Numbers that follow from facts and were compared. */
	readonly compared: number;
	/** Numbers that differ in any bit. */
	readonly skewed: number;
	/** How many of each feature, most first; those that never differ are left out. */
	readonly byFeature: Readonly<Record<string, number>>;
	/** The first of them. */
	readonly examples: readonly SkewedValue[];
}

const examplesKept = 20;

/**
 * Computes the features of served requests again, from the log alone, and compares them bit for bit.
 *
 * For each request the events before its two positions are taken in and no others: those that its profile's state knew, and those
 * that were counted. What the model and the sources said is not in the log of events: those columns (`origin: 'given'`) are left
 * out. The catalogue must be the one that served.
 */
export async function skewOf(
	served: readonly ServedFeatures[],
	log: AsyncIterable<readonly RecordedEvent[]>,
	catalogue: Catalogue,
): Promise<SkewReport> {
	const tally = skewTally();
	const reader = featureReader(catalogue);
	const past = emptyPast(catalogue);
	const due = looksAt(served, catalogue, (...known) => compare(tally, reader, catalogue, ...known));
	const settle = (position: number) => {
		while (due.length > 0 && due.at(-1)!.position <= position) due.pop()!.look(past);
	};
	for await (const batch of log)
		for (const { position, event } of batch) {
			settle(position);
			past.take(event);
		}
	settle(Infinity);
	return tally.report(served.length);
}

/** What is to be looked at when so many events have been taken in. */
interface Look {
	readonly position: number;
	readonly look: (past: Past) => void;
}

type Known = (request: ServedFeatures, state: ProfileState | undefined, counts: CountsAt) => void;

/** Two looks for each request, the last ones first; `known` is called at the later of the two. */
function looksAt(served: readonly ServedFeatures[], catalogue: Catalogue, known: Known): Look[] {
	return served
		.flatMap((request): Look[] => {
			const { stateUntil = 0, counted, profileId, country, titleIds } = request;
			let state: ProfileState | undefined;
			let counts: CountsAt | undefined;
			const atState = (past: Past): void => {
				if (request.stateUntil !== undefined) state = past.stateOf(profileId);
				if (counts !== undefined) known(request, state, counts);
			};
			const atCounts = (past: Past): void => {
				const indices = titleIds.flatMap((id) => catalogue.indexOf(id) ?? []);
				counts = keptCounts(past.counts.at(counted.at, country), indices);
				if (isLast) known(request, state, counts);
			};
			const isLast = counted.position >= stateUntil; // of two at one position the state is looked at first
			return [
				{ position: counted.position, look: atCounts },
				{ position: stateUntil, look: atState },
			];
		})
		.map((each, order) => ({ ...each, order }))
		.sort((a, b) => b.position - a.position || a.order - b.order);
}

/** The counts of these titles as they are now; others that come in later do not change them. */
function keptCounts(
	{ logMean, revision: _, ...counts }: CountsAt,
	titles: readonly number[],
): CountsAt {
	const kept = (column: Float64Array): Float64Array => {
		const copy = new Float64Array(column.length);
		for (const title of titles) copy[title] = column[title]!;
		return copy;
	};
	return {
		profiles: kept(counts.profiles),
		lately: kept(counts.lately),
		week: kept(counts.week),
		month: kept(counts.month),
		judged: kept(counts.judged),
		liked: kept(counts.liked),
		countryWeek: kept(counts.countryWeek),
		revision: {},
		logMean,
	};
}

function compare(
	tally: ReturnType<typeof skewTally>,
	reader: FeatureReader,
	catalogue: Catalogue,
	...[request, state, counts]: Parameters<Known>
): void {
	const { now, device, titleIds, names } = request;
	const known = titleIds.flatMap((id) => catalogue.indexOf(id) ?? []);
	const rows = reader.reading({ now, state, counts, ...(device && { device }) })(known);
	const columns = names.map((name) => featureNames.indexOf(name));
	let row = 0;
	for (const [n, titleId] of titleIds.entries()) {
		const from = catalogue.indexOf(titleId) === undefined ? undefined : featureCount * row++;
		for (const [f, column] of columns.entries()) {
			if (features[column]?.origin === 'given') continue;
			const value = from === undefined || column < 0 ? undefined : rows[from + column]!;
			tally.add(request.features[n * names.length + f]!, value, request, n, f);
		}
	}
}

function skewTally() {
	let [compared, skewed] = [0, 0];
	const byFeature = new Map<string, number>();
	const examples: SkewedValue[] = [];
	return {
		add: (
			was: number,
			replayed: number | undefined,
			{ requestId, titleIds, names }: ServedFeatures,
			n: number,
			f: number,
		): void => {
			compared++;
			if (Object.is(was, replayed)) return; // tells 0 from −0, as bits do
			skewed++;
			const [titleId, feature] = [titleIds[n]!, names[f]!];
			byFeature.set(feature, (byFeature.get(feature) ?? 0) + 1);
			if (examples.length === examplesKept) return;
			examples.push({ requestId, titleId, feature, served: was, replayed });
		},
		report: (requests: number): SkewReport => ({
			requests,
			compared,
			skewed,
			byFeature: Object.fromEntries([...byFeature].sort(([, a], [, b]) => b - a)),
			examples,
		}),
	};
}
