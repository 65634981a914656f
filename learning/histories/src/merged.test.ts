import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Action, actions, united } from './actions.ts';
import { columnNames } from './columns.ts';
import { type HistoryEvent, histories, history, historyOf, joined, keepRows } from './histories.ts';
import { merged } from './merged.ts';

const maybe = (share: fc.Arbitrary<number>) => fc.option(share, { nil: Number.NaN });
const events = fc.array(
	fc.record({
		title: fc.nat(2), // few titles: neighbours are often the same
		action: fc.constantFrom(...actions),
		lastsMs: fc.nat(50),
		rating: maybe(fc.constantFrom(0, 0.25, 0.5, 1)),
		watchedSeconds: maybe(fc.nat(1000)),
		completion: maybe(fc.constantFrom(0, 0.25, 0.5, 1)),
		device: fc.nat(4),
		country: fc.nat(3),
	}),
	{ maxLength: 12 },
);
/** One after another in time. */
const timed = (given: readonly (Omit<HistoryEvent, 'endedAtMs'> & { lastsMs: number })[]) =>
	given.map(({ lastsMs, ...event }, at) => ({
		...event,
		happenedAtMs: at * 100,
		endedAtMs: at * 100 + lastsMs,
	}));
const profiles = fc.array(events.map(timed), { maxLength: 4 });
const told = (given: readonly (readonly HistoryEvent[])[]) => joined(given.map(history), 3);

/** The docstring said a second time: runs as lists, each column from all parts of a run at once. */
function mergedEvent(run: readonly HistoryEvent[]): HistoryEvent {
	const known = (values: readonly (number | undefined)[]) =>
		values.filter((value): value is number => !Number.isNaN(value));
	const watched = known(run.map((event) => event.watchedSeconds));
	return {
		...run[0]!,
		action: strongest(run.map(({ action }) => action!)),
		endedAtMs: Math.max(...run.map(({ endedAtMs }) => endedAtMs!)),
		rating: known(run.map((event) => event.rating)).at(-1) ?? Number.NaN,
		watchedSeconds: watched.length === 0 ? Number.NaN : watched.reduce((a, b) => a + b, 0),
		completion: known(run.map((event) => event.completion)).sort((a, b) => b - a)[0] ?? Number.NaN,
		device: run.map(({ device }) => device!).find((device) => device > 0) ?? 0,
		country: run.map(({ country }) => country!).find((country) => country > 0) ?? 0,
	};
}

const strongest = (said: readonly Action[]): Action =>
	said.findLast((action) => action === 'liked' || action === 'disliked') ??
	said.findLast((action) => action === 'played') ??
	said.findLast((action) => action !== 'unknown') ??
	'unknown';

function runs(given: readonly HistoryEvent[]): HistoryEvent[][] {
	const found: HistoryEvent[][] = [];
	for (const [at, event] of given.entries())
		if (at > 0 && given[at - 1]!.title === event.title) found.at(-1)!.push(event);
		else found.push([event]);
	return found;
}

test('merged, every run of events on one title is what all its parts come to, and runs of others are left alone', () => {
	fc.assert(
		fc.property(profiles, (given) => {
			const expected = told(given.map((own) => runs(own).map(mergedEvent)));
			const found = merged(told(given));
			for (const name of ['offsets', ...columnNames] as const)
				expect(found[name]).toEqual(expected[name]);
			expect(merged(found)).toEqual(found);
		}),
	);
});

test('merging changes nothing of what it was given', () => {
	fc.assert(
		fc.property(profiles, (given) => {
			const before = told(given);
			merged(before);
			expect(before).toEqual(told(given));
		}),
	);
});

test('two profiles whose histories meet in one title stay two', () => {
	const all = histories(
		[
			{ profile: 0, title: 1 },
			{ profile: 1, title: 1 },
		],
		{ profiles: 2, titles: 2 },
	);
	expect([...merged(all).offsets]).toEqual([0, 1, 2]);
});

test('a stronger statement is never lost, and of equally strong ones the later stands', () => {
	expect(united('liked', 'played')).toBe('liked');
	expect(united('liked', 'disliked')).toBe('disliked');
	expect(united('listed', 'unlisted')).toBe('unlisted');
	expect(united('listed', 'played')).toBe('played');
	expect(united('played', 'unknown')).toBe('played');
	fc.assert(
		fc.property(fc.array(fc.constantFrom(...actions), { minLength: 1 }), (said) => {
			expect(said.reduce(united)).toBe(strongest(said));
		}),
	);
});

test('joined, cut apart and kept, histories lose no column', () => {
	fc.assert(
		fc.property(profiles, (given) => {
			const all = told(given);
			const flat = given.flatMap((own, profile) => own.map((event) => ({ ...event, profile })));
			expect(histories(flat, { profiles: given.length, titles: 3 })).toEqual(all);
			expect(keepRows(all, () => true)).toEqual(all);
			for (const [u, own] of given.entries()) expect(historyOf(all, u)).toEqual(history(own));
		}),
	);
});
