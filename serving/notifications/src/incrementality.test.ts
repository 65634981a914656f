import { epochMs, msPerDay } from '@marquee/units';
import { expect, test } from 'vitest';
import type { NotificationDecision } from './decision.ts';
import { groupDifference, type Interval } from './difference.ts';
import { incrementality } from './incrementality.ts';
import { type DrawnMoment, momentEffect } from './moment-effect.ts';
import { type NotificationPolicy, notificationPolicy, notifier } from './notifier.ts';
import { reactionsOf } from './reactions.ts';
import {
	type NotifiedWorld,
	notifiedWorld,
	type Sender,
	windowMs,
} from './testing/notified-world.ts';
import { type Pace, weeklyPlan } from './weekly-plan.ts';

const half = { share: 0.3, salt: 'half' };
const nobody = { share: 0, salt: '' };

/** Plans from what it saw in four weeks, then decides by price. */
function paced(world: NotifiedWorld, holdback: NotificationPolicy['holdback'], seed = 1): Sender {
	const { economy } = world;
	return {
		plan: (from, eventsOf) => {
			const stretch = { from: epochMs(Math.max(world.start, from - 28 * msPerDay)), until: from };
			const profiles = world.profileIds.map((profileId) => ({
				profileId,
				reactions:
					from === world.start
						? { sent: 0, opened: 0, quietDays: 0, visitedQuietDays: 0, visitsByHour: [] }
						: reactionsOf(eventsOf(profileId), stretch),
			}));
			const { paces } = weeklyPlan({ from, profiles, economy, holdback });
			return new Map(paces.map((pace) => [pace.profileId, pace]));
		},
		decide: notifier({ ...notificationPolicy, economy, holdback }, seed),
	};
}

/** Everybody, every day. */
function daily(world: NotifiedWorld): Sender {
	const policy = { ...notificationPolicy, economy: world.economy, holdback: nobody };
	return {
		plan: (from) =>
			new Map(
				world.profileIds.map((profileId): [string, Pace] => [
					profileId,
					{
						profileId,
						from,
						until: epochMs(from + 7 * msPerDay),
						weeklyBudget: 7,
						spacingMs: 20 * 3_600_000,
						uplift: 1,
						price: 0,
						reason: 'worth-it',
					},
				]),
			),
		decide: notifier({ ...policy, silence: 0 }, 1),
	};
}

test('pacing is worth more than telling everybody every day, which costs more than it brings', () => {
	const world = notifiedWorld(5, 300);
	const { messageCost, optOutLoss } = world.economy;
	const worthOf = (sender: Sender) => {
		const { visitDaysGained, messages, optOuts } = world.live(5, sender);
		return visitDaysGained - messages * messageCost - optOuts * optOutLoss;
	};
	const worthPaced = worthOf(paced(world, nobody));
	expect(worthPaced).toBeGreaterThan(0);
	expect(worthOf(daily(world))).toBeLessThan(0);
});

test('both halves of the report recover what only the world knows, and their intervals cover it', () => {
	const repetitions = 32;
	const weeks = 2;
	const runs = Array.from({ length: repetitions }, (_, i) => {
		const world = notifiedWorld(100 + i, 300);
		const lived = world.live(weeks, paced(world, half, i));
		const until = epochMs(world.start + weeks * 7 * msPerDay);
		const report = incrementality({
			profileIds: world.profileIds,
			...lived,
			from: world.start,
			until,
			holdback: half,
			economy: world.economy,
			windowMs,
		});
		const gained = lived.visitDaysGained / report.treated / weeks;
		return { report, gained, atMoments: lived.upliftAtMoments };
	});
	const check = (pairs: readonly { readonly found: Interval; readonly truth: number }[]) => {
		const errors = pairs.map(({ found, truth }) => found.value - truth);
		const mean = errors.reduce((sum, e) => sum + e, 0) / errors.length;
		const deviation = Math.sqrt(
			errors.reduce((sum, e) => sum + (e - mean) ** 2, 0) / (errors.length - 1),
		);
		expect(Math.abs(mean)).toBeLessThan((4 * deviation) / Math.sqrt(errors.length));
		const covered = pairs.filter(({ found, truth }) => found.low <= truth && truth <= found.high);
		expect(covered.length / pairs.length).toBeGreaterThan(0.85);
	};
	check(
		runs.map(({ report, gained }) => ({
			found: report.visitDaysPerWeek.difference,
			truth: gained,
		})),
	);
	check(
		runs.map(({ report, atMoments }) => ({ found: report.atMoments!.uplift, truth: atMoments })),
	);
	// foretold from what is usual and two weeks of reactions: the right size, not the right digit
	const calibrations = runs.map(({ report }) => report.calibration!);
	const calibration = calibrations.reduce((sum, c) => sum + c, 0) / repetitions;
	expect(calibration).toBeGreaterThan(0.8);
	expect(calibration).toBeLessThan(1.4);
	for (const { report } of runs) {
		expect(report.treated + report.heldBack).toBe(300);
		expect(report.messages).toBeGreaterThan(0);
		expect(report.perMessage!.visitDays.value).toBeCloseTo(
			(report.visitDaysPerWeek.difference.value * report.treated * weeks) / report.messages,
			9,
		);
	}
});

test('where messages do nothing, the report seldom says that they earn their cost', () => {
	let earning = 0;
	const worlds = 40;
	for (let i = 0; i < worlds; i++) {
		const world = notifiedWorld(500 + i, 240, 0);
		const lived = world.live(1, paced(world, half, i));
		const until = epochMs(world.start + 7 * msPerDay);
		const { profileIds, start: from } = world;
		const report = incrementality({ profileIds, ...lived, from, until, holdback: half });
		expect(report.messages).toBeGreaterThan(0);
		if (report.verdict === 'earns-its-cost') earning++;
		else if (report.verdict === 'undecided') expect(report.heldBackNeeded).toBeGreaterThan(0);
	}
	expect(earning).toBeLessThanOrEqual(4);
});

test('where nothing was sent, nothing is said of a message', () => {
	const world = notifiedWorld(7, 200);
	const { profileIds, start: from } = world;
	const until = epochMs(from + 7 * msPerDay);
	const report = incrementality({ profileIds, events: [], decisions: [], from, until });
	expect(report).toMatchObject({ messages: 0, verdict: 'nothing-sent' });
	expect(report).not.toHaveProperty('heldBackNeeded');
	for (const absent of ['perMessage', 'atMoments', 'calibration'])
		expect(report).not.toHaveProperty(absent);
});

test('with few held back it says too few, and how many it would take', () => {
	const world = notifiedWorld(9, 60);
	const lived = world.live(1, paced(world, half));
	const report = incrementality({
		profileIds: world.profileIds,
		...lived,
		from: world.start,
		until: epochMs(world.start + 7 * msPerDay),
		holdback: half,
	});
	expect(report.verdict).toBe('too-few');
	expect(report.heldBackNeeded).toBeGreaterThan(report.heldBack);
});

test('a repeated silence of one day is one observation, and what happens outside the period is none', () => {
	const from = epochMs(Date.UTC(2026, 0, 5));
	const decisionAt = (
		at: number,
		decision: 'send' | 'silent',
		profileId = 'p1',
	): NotificationDecision => ({
		requestId: `r${at}`,
		profileId,
		decidedAt: epochMs(at),
		decision,
		reason: decision === 'send' ? 'new-title' : 'random-silence',
		propensity: decision === 'send' ? 0.9 : 0.1,
		sendProbability: 0.9,
		randomised: true,
		localDay: Math.floor(at / msPerDay),
		passed: [],
		policy: 'test',
	});
	const { atMoments } = incrementality({
		profileIds: ['p1', 'p2'],
		events: [{ kind: 'play', profileId: 'p1', happenedAt: from + 15 * 3_600_000 }],
		decisions: [
			decisionAt(from + 10 * 3_600_000, 'silent'),
			decisionAt(from + 14 * 3_600_000, 'silent'),
			decisionAt(from + 10 * 3_600_000, 'send', 'p2'),
			decisionAt(from - 3_600_000, 'send'),
			decisionAt(from + 7 * msPerDay - 1, 'send'),
			decisionAt(from + 10 * 3_600_000, 'send', 'stranger'),
		],
		from,
		until: epochMs(from + 7 * msPerDay),
		holdback: nobody,
	});
	expect(atMoments).toMatchObject({ moments: 2, sent: 1, afterSilence: 1, afterMessage: 0 });
});

test('the difference of two groups is what the formula of Welch gives', () => {
	const { difference, detectable } = groupDifference([1, 2, 3, 4], [2, 2, 5]);
	expect(difference.value).toBeCloseTo(-0.5, 12);
	expect(difference.standardError).toBeCloseTo(Math.sqrt(5 / 3 / 4 + 3 / 3), 12);
	expect(detectable / difference.standardError).toBeCloseTo(2.8016, 4);
	expect(groupDifference([1, 2], [3]).difference.high).toBe(Infinity);
});

test('when everybody is drawn alike, weighing is a plain difference of means', () => {
	const moment = (i: number, sent: boolean, visited: number): DrawnMoment => ({
		profileId: `p${i}`,
		sent,
		sendProbability: 0.5,
		visited,
	});
	const moments = [1, 1, 0, 1].map((y, i) => moment(i, true, y));
	const silent = [0, 1, 0, 0].map((y, i) => moment(4 + i, false, y));
	const effect = momentEffect([...moments, ...silent])!;
	expect(effect.uplift.value).toBeCloseTo(0.5, 12);
	expect(effect.effectiveSampleSize).toBeCloseTo(4, 12);
	expect(momentEffect(moments)).toBeUndefined();
});

test('a period without room for a window, or a profile named twice, is refused', () => {
	const from = epochMs(0);
	const request = { profileIds: ['p'], events: [], decisions: [], from };
	expect(() => incrementality({ ...request, until: epochMs(1) })).toThrow(RangeError);
	const twice = { ...request, profileIds: ['p', 'p'], until: epochMs(msPerDay) };
	expect(() => incrementality(twice)).toThrow(/named twice/);
});
