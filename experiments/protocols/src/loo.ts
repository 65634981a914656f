import { type Histories, historyOf, keepRows, lengthOf } from '@marquee/histories';
import { hitRate, ndcg, reciprocalRank } from '@marquee/metrics';
import { type Protocol, reasonCounter, type Split, type TestCase } from './protocol.ts';
import { isTied, type TimeTies, tiesByTitle, timeTiesTold } from './time-ties.ts';

/**
 * Leave-one-out over any sequences: the last title of a profile is the test, the one before it the validation, the
 * rest is for training. The history at test includes the validation title.
 *
 * As SASRec and BERT4Rec publish it, but ranked against the whole catalogue. Profiles of fewer than three events are
 * trained on and not tested. It leaks the future by construction: other profiles' later events are trained on. Where
 * several events of a profile share a moment, which of them is the last is decided by the rule that is named.
 *
 * @paper Kang, McAuley: Self-Attentive Sequential Recommendation. ICDM 2018.
 */
export const looBy = (timeTies: TimeTies): Protocol<Histories> => ({
	name: `loo-ties-${timeTies}`,
	describe: `${asked} ${timeTiesTold[timeTies]}`,
	metrics: [hitRate(1), hitRate(5), hitRate(10), ndcg(5), ndcg(10), reciprocalRank(10)],
	primary: 'ndcg@10',
	timeTies,
	split: (all) => leaveOneOut(timeTies === 'by-title' ? tiesByTitle(all) : all, timeTies),
});

const asked =
	'Leave-one-out: test on the last title of every profile, validate on the second to last, train on the rest. ' +
	'Full ranking over all titles, whole history filtered; the history at test includes the validation title.';

/** Leave-one-out as published: the order of the source is the order of events. */
export const loo: Protocol<Histories> = {
	...looBy('source-order'),
	name: 'loo',
	describe: asked,
};

/** The two newest events are held out; a profile with fewer than three keeps them all. */
const heldOut = 2;

function leaveOneOut(all: Histories, timeTies: TimeTies): Split {
	const isAsked = (one: TestCase) => timeTies !== 'left-out' || !isTied(one);
	const isTested = (profile: number) => lengthOf(all, profile) > heldOut;
	const train = keepRows(
		all,
		(row, profile) => !isTested(profile) || row < all.offsets[profile + 1]! - heldOut,
	);
	const validation: TestCase[] = [];
	const test: TestCase[] = [];
	const excluded = reasonCounter();
	for (let profile = 0; profile < all.profiles; profile++) {
		if (!isTested(profile)) {
			excluded.count('fewer-than-three-events');
			continue;
		}
		const last = lastButOf(all, profile, 0);
		const lastButOne = lastButOf(all, profile, 1);
		if (lastButOne && isAsked(lastButOne)) validation.push(lastButOne);
		if (last && isAsked(last)) test.push(last);
		else excluded.count(last ? 'answer-tied-in-time' : 'last-title-watched-before');
	}
	return { train, validation, test, excluded: excluded.counts };
}

/** The case whose answer is the newest event but `newer`; none where that title is in the history, which is filtered. */
function lastButOf(all: Histories, profile: number, newer: number): TestCase | undefined {
	const row = all.offsets[profile + 1]! - 1 - newer;
	const target = all.titleIndices[row]!;
	const history = historyOf(all, profile, newer + 1);
	if (history.titleIndices.includes(target)) return undefined;
	return { profile, history, asOfMs: all.happenedAtMs[row]!, relevant: Int32Array.of(target) };
}
