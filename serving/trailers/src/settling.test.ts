import { epochMs, msPerDay } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseTrailer } from './choice.ts';
import { uniform } from './policies/uniform.ts';
import { settle, type TrailerSignal, usualReward } from './settling.ts';

const noon = epochMs(Date.UTC(2026, 0, 7, 12));
const hour = 3_600_000;
const trailers = [
	{ trailerId: 'a', durationSeconds: 100 },
	{ trailerId: 'b', durationSeconds: 100 },
];
const decided = (atMs: number, titleId = 't1') =>
	chooseTrailer(
		{
			requestId: `r-${titleId}-${atMs}`,
			profileId: 'p1',
			titleId,
			trailers,
			viewer: { leanings: {} },
			now: epochMs(atMs),
		},
		uniform,
		1,
	)!;
const played = (atMs: number): TrailerSignal => ({
	kind: 'play',
	profileId: 'p1',
	titleId: 't1',
	happenedAt: atMs,
});
const watched = (trailerId: string, watchedSeconds: number, atMs: number): TrailerSignal => ({
	...played(atMs),
	kind: 'trailer-play',
	trailerId,
	watchedSeconds,
});
const decision = decided(noon);
const shown = decision.chosen;
const another = shown === 'a' ? 'b' : 'a';
const until = epochMs(noon + 3 * msPerDay);
const rewardAfter = (...events: readonly TrailerSignal[]) =>
	settle({ decisions: [decision], events, until }).settled[0]!.reward;

test('earns for most of the trailer, for the title, for both, and nothing for nothing', () => {
	const most = watched(shown, 80, noon + 1);
	expect(rewardAfter()).toBe(0);
	expect(rewardAfter(watched(shown, 79, noon + 1))).toBe(0);
	expect(rewardAfter(most)).toBe(0.3);
	expect(rewardAfter(played(noon + hour))).toBe(0.7);
	expect(rewardAfter(most, played(noon + hour), played(noon + 2 * hour))).toBe(1);
});

test('what happens before the showing, after the window, or to another trailer is owed to nobody', () => {
	const strangers = [
		played(noon - 1),
		played(noon + msPerDay),
		watched(another, 100, noon + 1),
		{ ...played(noon + 1), profileId: 'p2' },
	];
	const { settled, unattributed } = settle({ decisions: [decision], events: strangers, until });
	expect(settled[0]!.reward).toBe(0);
	expect(unattributed).toBe(strangers.length);
});

test('a play is owed to the newest showing before it alone', () => {
	const tomorrow = decided(noon + 20 * hour);
	const { settled } = settle({
		decisions: [tomorrow, decision],
		events: [played(noon + 21 * hour)],
		until,
	});
	expect(settled.map(({ reward }) => reward)).toEqual([0, 0.7]);
});

test('shown again on the same day is one draw: one observation', () => {
	const { settled, repeated } = settle({
		decisions: [decision, decided(noon + hour), decided(noon + 2 * hour)],
		events: [played(noon + 3 * hour)],
		until,
	});
	expect(repeated).toBe(2);
	expect(settled.map(({ requestId, reward }) => [requestId, reward])).toEqual([
		[decision.requestId, 0.7],
	]);
});

test('every decision is settled, open, settled earlier or a repetition; one settlement follows another without gap or overlap', () => {
	const moments = fc.array(fc.nat(5 * msPerDay), { maxLength: 20 });
	fc.assert(
		fc.property(moments, fc.nat(6 * msPerDay), fc.nat(6 * msPerDay), (at, x, y) => {
			const decisions = at.map((ms, i) => decided(noon + ms, `t${i % 3}`));
			const [first, second] = [epochMs(noon + Math.min(x, y)), epochMs(noon + Math.max(x, y))];
			const all = settle({ decisions, events: [], until: second });
			const early = settle({ decisions, events: [], until: first });
			const late = settle({ decisions, events: [], since: first, until: second });
			for (const each of [all, early, late])
				expect(each.settled.length + each.open + each.earlier + each.repeated).toBe(at.length);
			expect([...early.settled, ...late.settled]).toEqual(all.settled);
		}),
	);
});

test('the order in which decisions and events come does not matter', () => {
	const moments = fc.array(fc.nat(3 * msPerDay), { maxLength: 12 });
	fc.assert(
		fc.property(moments, moments, (at, playedAt) => {
			const decisions = [...new Set(at)].map((ms) => decided(noon + ms));
			const events = playedAt.map((ms) => played(noon + ms));
			const backwards = { decisions: decisions.toReversed(), events: events.toReversed(), until };
			expect(settle(backwards)).toEqual(settle({ decisions, events, until }));
		}),
	);
});

test('a rule that could reward beyond 1, or has no window, is refused', () => {
	const rule = (changed: object) => () =>
		settle({ decisions: [], events: [], until, rule: { ...usualReward, ...changed } });
	expect(rule({ worth: { watched: 0.6, played: 0.5 } })).toThrow(RangeError);
	expect(rule({ windowMs: 0 })).toThrow(RangeError);
	expect(rule({ mostShare: 0 })).toThrow(RangeError);
});
