import { type Histories, historyOf, keepRows } from '@marquee/histories';
import { averagePrecision, ndcg, precision, recall } from '@marquee/metrics';
import { type Protocol, reasonCounter, type Split, type TestCase } from './protocol.ts';

/** Events with a verdict on each source row: learnt from, or held out. */
export interface FlaggedHistories {
	readonly histories: Histories;
	/** (N): the row of the source file, counted from 0, from which each row of `histories` came. */
	readonly sourceRows: Int32Array;
	/** One per row of the source file, in its order: 1 is test, 0 is training. */
	readonly isTest: Uint8Array;
}

/**
 * A split that somebody else drew, given as one flag per row of the source: every held-out title is relevant whatever
 * its rating, titles of the training rows are filtered, all others are ranked.
 *
 * Metrics as Microsoft Recommenders defines them. Profiles without a row on both sides are excluded. Requests are made
 * at the newest moment of training: the flags do not follow time, so there is no honest earlier one.
 */
export const givenSplit: Protocol<FlaggedHistories> = {
	name: 'given-split',
	describe:
		'Held-out rows by given flags, whatever their rating. Full ranking over all titles, training titles filtered. ' +
		'Profiles with rows on both sides only.',
	metrics: [ndcg(10), averagePrecision(10), precision(10), recall(10)],
	primary: 'ndcg@10',
	split: byFlags,
};

function byFlags({ histories: all, sourceRows, isTest }: FlaggedHistories): Split {
	requireAlignment(all, sourceRows, isTest);
	const train = keepRows(all, (row) => isTest[sourceRows[row]!] === 0);
	const heldOut = keepRows(all, (row) => isTest[sourceRows[row]!] !== 0);
	const asOfMs = newest(train);
	const test: TestCase[] = [];
	const excluded = reasonCounter();
	for (let profile = 0; profile < all.profiles; profile++) {
		const history = historyOf(train, profile);
		const seen = new Set(history.titleIndices);
		const wanted = new Set(historyOf(heldOut, profile).titleIndices);
		const relevant = Int32Array.from(wanted).filter((title) => !seen.has(title));
		if (history.titleIndices.length === 0) excluded.count('no-training-rows');
		else if (relevant.length === 0) excluded.count('no-new-test-titles');
		else test.push({ profile, history, asOfMs, relevant });
	}
	return { train, test, excluded: excluded.counts };
}

function requireAlignment(all: Histories, sourceRows: Int32Array, isTest: Uint8Array): void {
	const events = all.titleIndices.length;
	if (sourceRows.length !== events || isTest.length !== events)
		throw new RangeError(
			`${sourceRows.length} source rows and ${isTest.length} flags for ${events} events`,
		);
	for (const flag of isTest)
		if (flag > 1) throw new RangeError(`a flag is ${flag}, neither 0 nor 1`);
}

/** NaN where nothing has a time. */
function newest(all: Histories): number {
	let latest = Number.NaN;
	for (const at of all.happenedAtMs) if (!(at <= latest) && !Number.isNaN(at)) latest = at;
	return latest;
}
