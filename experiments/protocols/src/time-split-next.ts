import { type Histories, historyOf, keepRows } from '@marquee/histories';
import { type CutOff, type MomentOf, momentsIn } from './cut-off.ts';
import { loo } from './loo.ts';
import { type Protocol, reasonCounter, type Split, type TestCase } from './protocol.ts';

/** How `timeSplitNext` differs from its defaults. */
export interface NextAfterSettings {
	/** Asked for each profile's `last` title after the cut-off, or for `every` one in its turn. Default: `last`. */
	readonly target?: 'last' | 'every';
	/** Default: when 90 % of all events have happened. */
	readonly cutOff?: CutOff;
	/**
	 * Profiles with an event between this moment and the cut-off validate: their newest event before the cut-off is
	 * held out. Default: when 81 % of all events have happened, the last tenth of training.
	 */
	readonly validateFrom?: CutOff;
}

/**
 * One cut through time for everybody, and the next title as the question: nothing after the cut-off is trained on, but
 * a request knows its profile's own events up to its moment, as a service that takes in events does.
 *
 * With `last` one case per profile, comparable with leave-one-out on the same data and without its leak. Chosen is on
 * the last title before the cut-off of recently active profiles, so that training still reaches to the cut-off.
 *
 * @throws {Failure} `protocol-needs-time` if an event has no time.
 * @paper Gusak et al.: Time to Split: Exploring Data Splitting Strategies for Offline Evaluation of Sequential
 * Recommenders. RecSys 2025 (global temporal split, target last or successive).
 */
export const timeSplitNext = (settings: NextAfterSettings = {}): Protocol<Histories> => {
	const { target = 'last' } = settings;
	const name = `time-split-${target === 'last' ? 'last' : 'next'}`;
	return {
		name,
		describe:
			'One global cut-off in time. Trained on nothing after it; asked for ' +
			(target === 'last'
				? 'the last title of every profile that watched something after it'
				: 'every title that was watched after it') +
			', with all earlier events of the profile as history, also those after the cut-off. ' +
			'Full ranking over all titles, whole history filtered.',
		metrics: loo.metrics,
		primary: loo.primary,
		timeTies: 'source-order',
		split: (all) => splitAt(all, target, settings, momentsIn(all, name)),
	};
};

function splitAt(
	all: Histories,
	target: 'last' | 'every',
	{ cutOff = { share: 0.9 }, validateFrom = { share: 0.81 } }: NextAfterSettings,
	momentOf: MomentOf,
): Split {
	const cutOffMs = momentOf(cutOff);
	const validateFromMs = momentOf(validateFrom);
	const validation: TestCase[] = [];
	const test: TestCase[] = [];
	const heldOut = new Set<number>(); // rows
	const excluded = reasonCounter();
	for (let profile = 0; profile < all.profiles; profile++) {
		const end = all.offsets[profile + 1]!;
		const after = firstAfter(all, profile, cutOffMs);
		const newest = caseAt(all, profile, after - 1);
		if (newest !== undefined && newest.asOfMs > validateFromMs) {
			validation.push(newest);
			heldOut.add(after - 1);
		}
		const asked = rowsBetween(target === 'last' ? Math.max(after, end - 1) : after, end)
			.map((row) => caseAt(all, profile, row))
			.filter((one) => one !== undefined);
		test.push(...asked);
		if (asked.length === 0)
			excluded.count(after === end ? 'nothing-after-cut-off' : 'nothing-to-ask-after-cut-off');
	}
	const train = keepRows(all, (row) => all.endedAtMs[row]! <= cutOffMs && !heldOut.has(row));
	return { train, validation, test, excluded: excluded.counts, trainedUntilMs: cutOffMs };
}

const rowsBetween = (from: number, to: number): readonly number[] =>
	Array.from({ length: to - from }, (_, i) => from + i);

/** The profile's first row after the moment; its end where there is none. */
function firstAfter(all: Histories, profile: number, momentMs: number): number {
	let row = all.offsets[profile + 1]!;
	while (row > all.offsets[profile]! && all.happenedAtMs[row - 1]! > momentMs) row--;
	return row;
}

/** The case whose answer is this row; none where nothing is before it, or its title is in the history, which is filtered. */
function caseAt(all: Histories, profile: number, row: number): TestCase | undefined {
	if (row <= all.offsets[profile]!) return undefined;
	const title = all.titleIndices[row]!;
	const history = historyOf(all, profile, all.offsets[profile + 1]! - row);
	if (history.titleIndices.includes(title)) return undefined;
	return { profile, history, asOfMs: all.happenedAtMs[row]!, relevant: Int32Array.of(title) };
}
