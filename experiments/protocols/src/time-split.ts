import { type Histories, historyOf, keepRows } from '@marquee/histories';
import {
	averagePrecision,
	hitRate,
	ndcg,
	precision,
	recall,
	recallCapped,
	reciprocalRank,
} from '@marquee/metrics';
import { type CutOff, momentsIn } from './cut-off.ts';
import { type Protocol, reasonCounter, type Split, type TestCase } from './protocol.ts';

/** How `timeSplit` differs from its defaults. */
export interface TimeSplitSettings {
	/** Default: when 90 % of all events have happened, as in the studies of global time splits. */
	readonly cutOff?: CutOff;
	/**
	 * An earlier cut: what lies between the two is for choosing a model and is not trained on. Default: none, and
	 * training goes up to the cut-off.
	 */
	readonly validationCutOff?: CutOff;
}

/**
 * One cut through time for everybody: nothing after the cut-off is trained on, and every request is made at the cut-off.
 *
 * Relevant are all titles that a profile watched after the cut-off and never before, also those that training never
 * saw: a model that cannot know new titles must not be spared them. Profiles without a past have no history to ask
 * from and are excluded with their count, like those that watched nothing new.
 *
 * @throws {Failure} `protocol-needs-time` if an event has no time.
 * @paper Gusak et al.: Time to Split: Exploring Data Splitting Strategies for Offline Evaluation of Sequential
 * Recommenders. RecSys 2025.
 */
export const timeSplit = (settings: TimeSplitSettings = {}): Protocol<Histories> => ({
	name: 'time-split',
	describe:
		'One global cut-off in time. Trained on nothing after it; asked at the cut-off for the titles each profile ' +
		'watched after it for the first time. Full ranking over all titles, whole history filtered.',
	metrics: [
		hitRate(10),
		ndcg(10),
		recall(10),
		recallCapped(10),
		precision(10),
		averagePrecision(10),
		reciprocalRank(10),
	],
	primary: 'ndcg@10',
	split: (all) => splitInTime(all, settings),
});

function splitInTime(all: Histories, settings: TimeSplitSettings): Split {
	const momentOf = momentsIn(all, 'time-split');
	const cutOffMs = momentOf(settings.cutOff ?? { share: 0.9 });
	const until = settings.validationCutOff && momentOf(settings.validationCutOff);
	if (until !== undefined && until >= cutOffMs)
		throw new RangeError(`the validation cut-off ${until} is not before the cut-off ${cutOffMs}`);
	const { cases: test, excluded } = casesAt(all, cutOffMs, Infinity);
	const trainedUntilMs = until ?? cutOffMs;
	const train = keepRows(all, (row) => all.endedAtMs[row]! <= trainedUntilMs);
	const split: Split = { train, test, excluded, trainedUntilMs };
	return until === undefined
		? split
		: { ...split, validation: casesAt(all, until, cutOffMs).cases };
}

/** Trained on nothing after the cut, and asked at it for what was watched for the first time until the end. */
export function splitBetween(all: Histories, cutOffMs: number, untilMs: number): Split {
	const { cases: test, excluded } = casesAt(all, cutOffMs, untilMs);
	const train = keepRows(all, (row) => all.endedAtMs[row]! <= cutOffMs);
	return { train, test, excluded, trainedUntilMs: cutOffMs };
}

/** One case per profile with a past at the moment and something new in (moment, until]. */
function casesAt(all: Histories, momentMs: number, untilMs: number) {
	// What began before and went on after the moment is neither: its row says what nobody knew yet.
	const past = keepRows(all, (row) => all.endedAtMs[row]! <= momentMs);
	const future = keepRows(
		all,
		(row) => all.happenedAtMs[row]! > momentMs && all.happenedAtMs[row]! <= untilMs,
	);
	const cases: TestCase[] = [];
	const excluded = reasonCounter();
	for (let profile = 0; profile < all.profiles; profile++) {
		const history = historyOf(past, profile);
		const seen = new Set(history.titleIndices);
		const watchedLater = new Set(historyOf(future, profile).titleIndices);
		const relevant = Int32Array.from(watchedLater).filter((title) => !seen.has(title));
		if (history.titleIndices.length === 0) excluded.count('no-history-before-cut-off');
		else if (relevant.length === 0) excluded.count('nothing-new-after-cut-off');
		else cases.push({ profile, history, asOfMs: momentMs, relevant });
	}
	return { cases, excluded: excluded.counts };
}
