import type { Catalogue } from '@marquee/catalogue';
import type { RecordedEvent } from '@marquee/viewing';
import type { ServedFeatures } from './feature-log.ts';
import { type FeatureReader, featureReader } from './feature-reader.ts';
import { featureCount, featureNames, features } from './feature-table.ts';
import { emptyPast, type Past } from './past.ts';

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
	/** The first of them. */
	readonly examples: readonly SkewedValue[];
}

const examplesKept = 20;

/**
 * Computes the features of served requests again, from the log alone, and compares them bit for bit.
 *
 * For each request the events before its position are taken in and no others. What the model and the sources said is not in
 * the log of events: those columns (`origin: 'given'`) are left out. The catalogue must be the one that served.
 */
export async function skewOf(
	served: readonly ServedFeatures[],
	log: AsyncIterable<readonly RecordedEvent[]>,
	catalogue: Catalogue,
): Promise<SkewReport> {
	const tally = skewTally();
	const reader = featureReader(catalogue);
	const past = emptyPast(catalogue);
	const waiting = served.toSorted((a, b) => b.knownUntil - a.knownUntil); // the first one last
	const settle = (position: number) => {
		while (waiting.length > 0 && waiting.at(-1)!.knownUntil <= position)
			compare(tally, waiting.pop()!, reader, past, catalogue);
	};
	for await (const batch of log)
		for (const { position, event } of batch) {
			settle(position);
			past.take(event);
		}
	settle(Infinity);
	return tally.report(served.length);
}

function compare(
	tally: ReturnType<typeof skewTally>,
	request: ServedFeatures,
	reader: FeatureReader,
	past: Past,
	catalogue: Catalogue,
): void {
	const { now, profileId, country, device, titleIds, names } = request;
	const known = titleIds.flatMap((id) => catalogue.indexOf(id) ?? []);
	const rows = reader.reading({
		now,
		state: past.stateOf(profileId),
		counts: past.counts.at(now, country),
		...(device && { device }),
	})(known);
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
			if (examples.length === examplesKept) return;
			const [titleId, feature] = [titleIds[n]!, names[f]!];
			examples.push({ requestId, titleId, feature, served: was, replayed });
		},
		report: (requests: number): SkewReport => ({ requests, compared, skewed, examples }),
	};
}
