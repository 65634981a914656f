import { type Histories, historyOf, keepRows, lengthOf } from '@marquee/histories';
import { hash32 } from '@marquee/units';
import { loo } from './loo.ts';
import { type Protocol, reasonCounter, type Split, type TestCase } from './protocol.ts';

/** Histories with the names of their profiles, by which chance is drawn. */
export interface NamedHistories {
	readonly histories: Histories;
	readonly profileIds: readonly string[]; // (U)
}

/** One profile in so many keeps its newest title back. */
export const oneProfileIn = 10;

/** Asked are at most so many of them, the most recent; the others only keep it back. */
const mostCases = 1000;

/** Fewer events leave nothing to learn from once the newest is held out. */
const fewestEvents = 3;

/**
 * What a model that serves can be asked honestly: the newest title of one profile in ten, which training did not see.
 *
 * A profile is drawn by a hash of its id, so that it is drawn every time: a model trained earlier by the same rule has
 * not seen that title either, and the two are compared on the same cases. Like every leave-one-out it knows other
 * profiles' later events, and it asks each profile at its own newest moment: a model that knows only what is popular now
 * is asked about then. A cut in time is the sterner and the fairer question.
 */
export const heldOutNewest: Protocol<NamedHistories> = {
	name: 'held-out-newest',
	describe:
		`The newest title of one profile in ${oneProfileIn}, drawn by a hash of its id, held out of training. ` +
		'Full ranking over all titles, whole history filtered.',
	metrics: loo.metrics,
	primary: loo.primary,
	timeTies: 'source-order',
	split: withoutNewest,
};

function withoutNewest({ histories: all, profileIds }: NamedHistories): Split {
	const drawn: { readonly hash: number; readonly asked: TestCase }[] = [];
	const heldOut = new Set<number>(); // rows
	const excluded = reasonCounter();
	for (const [profile, profileId] of profileIds.entries()) {
		const hash = hash32(profileId, salt);
		if (hash % oneProfileIn !== 0) continue;
		if (lengthOf(all, profile) < fewestEvents) {
			excluded.count('fewer-than-three-events');
			continue;
		}
		const row = all.offsets[profile + 1]! - 1;
		const title = all.titleIndices[row]!;
		const history = historyOf(all, profile, 1);
		heldOut.add(row);
		if (history.titleIndices.includes(title)) excluded.count('last-title-watched-before');
		else {
			const asOfMs = all.happenedAtMs[row]!;
			drawn.push({ hash, asked: { profile, history, asOfMs, relevant: Int32Array.of(title) } });
		}
	}
	// The most recent first: what a model says now is asked of it best now. Without times the hash decides.
	const test = drawn.sort((a, b) => momentOf(b) - momentOf(a) || a.hash - b.hash);
	return {
		train: keepRows(all, (row) => !heldOut.has(row)),
		test: test.slice(0, mostCases).map(({ asked }) => asked),
		excluded: excluded.counts,
	};
}

const momentOf = ({ asked }: { readonly asked: TestCase }): number =>
	Number.isNaN(asked.asOfMs) ? 0 : asked.asOfMs;

/** Another salt is another draw: it must never change, or no model could be compared with its parent. */
const salt = 2;
