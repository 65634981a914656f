import { epochMs, msPerDay } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Reaction, reactionsOf, upliftOf, usualReactions } from './reactions.ts';

const from = epochMs(Date.UTC(2026, 0, 5));
const until = epochMs(from + 56 * msPerDay);
const stretch = { from, until };
const at = (day: number, hour: number) => from + (day * 24 + hour) * 3_600_000;
const message = (kind: string, id: string, happenedAt: number): Reaction => ({
	kind,
	happenedAt,
	notificationId: id,
});

test('counts messages, openings, and visits on days without a message', () => {
	const reactions = reactionsOf(
		[
			message('notification-sent', 'm1', at(3, 18)),
			message('notification-opened', 'm1', at(3, 19)),
			message('notification-opened', 'm1', at(4, 19)),
			message('notification-sent', 'm2', at(9, 18)),
			message('notification-opened', 'unknown', at(12, 8)),
			{ kind: 'play', happenedAt: at(20, 20) },
			{ kind: 'stop', happenedAt: at(20, 20.5) },
			{ kind: 'stop', happenedAt: at(20, 22) },
			{ kind: 'play', happenedAt: at(-1, 20) },
			{ kind: 'play', happenedAt: at(56, 0) },
		],
		stretch,
	);
	expect(reactions).toMatchObject({ sent: 2, opened: 1, quietDays: 54, visitedQuietDays: 3 });
	expect(reactions.visitsByHour[20]).toBe(1);
	expect(reactions.visitsByHour.reduce((sum, n) => sum + n, 0)).toBe(5);
});

const event: fc.Arbitrary<Reaction> = fc.record({
	kind: fc.constantFrom('play', 'impression', 'notification-sent', 'notification-opened'),
	happenedAt: fc.integer({ min: from - msPerDay, max: until + msPerDay }),
	notificationId: fc.constantFrom('a', 'b', 'c'),
});

test('the order of events does not matter, and no count exceeds what bounds it', () => {
	fc.assert(
		fc.property(fc.array(event), (events) => {
			const reactions = reactionsOf(events, stretch);
			expect(reactionsOf(events.toReversed(), stretch)).toEqual(reactions);
			expect(reactions.opened).toBeLessThanOrEqual(reactions.sent);
			expect(reactions.visitedQuietDays).toBeLessThanOrEqual(reactions.quietDays);
			expect(reactions.quietDays).toBeLessThanOrEqual(56);
		}),
	);
});

test('who opens more gains more, who comes anyway gains less, and no uplift leaves 0 to 1', () => {
	const count = fc.nat(40);
	fc.assert(
		fc.property(count, count, count, count, (ignored, opened, away, visited) => {
			const usual = { openRate: 0.1, visitRate: 0.3 };
			const reactions = {
				sent: ignored + opened,
				opened,
				quietDays: away + visited,
				visitedQuietDays: visited,
				visitsByHour: [],
			};
			const uplift = upliftOf(reactions, usual);
			expect(uplift).toBeGreaterThanOrEqual(0);
			expect(uplift).toBeLessThanOrEqual(1);
			const keener = { ...reactions, sent: reactions.sent + 1, opened: opened + 1 };
			const loyal = { ...reactions, quietDays: away + visited + 1, visitedQuietDays: visited + 1 };
			expect(upliftOf(keener, usual)).toBeGreaterThanOrEqual(uplift);
			expect(upliftOf(loyal, usual)).toBeLessThanOrEqual(uplift);
		}),
	);
});

test('of somebody new the usual is believed; of nobody at all, what is written down', () => {
	const nothing = reactionsOf([], { from, until: epochMs(from + 1) });
	expect(usualReactions([])).toEqual({ openRate: 0.1, visitRate: 0.3 });
	const many = usualReactions([
		{ sent: 990, opened: 499, quietDays: 990, visitedQuietDays: 97, visitsByHour: [] },
	]);
	expect(many).toEqual({ openRate: 0.5, visitRate: 0.1 });
	expect(upliftOf({ ...nothing, quietDays: 0 }, many)).toBeCloseTo(0.5 * 0.9, 12);
	expect(upliftOf({ ...nothing, quietDays: 0 }, many, 0.5)).toBeCloseTo(0.25 * 0.9, 12);
});

test('an empty stretch is refused', () => {
	expect(() => reactionsOf([], { from, until: from })).toThrow(RangeError);
});
