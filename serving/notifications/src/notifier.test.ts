import { epochMs, msPerDay } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type NotificationDecision, type NotificationRequest, silenceReasons } from './decision.ts';
import { isHeldBack } from './holdback.ts';
import { type NotificationPolicy, notificationPolicy, notifier } from './notifier.ts';
import type { Occasion, OccasionKind } from './occasion.ts';
import { silencesCounted } from './silences.ts';
import type { Pace } from './weekly-plan.ts';

const hour = 3_600_000;
const monday = epochMs(Date.UTC(2026, 2, 2));
const noon = epochMs(monday + 12 * hour);
const certain: NotificationPolicy = { ...notificationPolicy, silence: 0 };
const decide = notifier(certain, 1);

const pace: Pace = {
	profileId: 'p1',
	from: monday,
	until: epochMs(monday + 7 * msPerDay),
	weeklyBudget: 2,
	spacingMs: 20 * hour,
	uplift: 0.2,
	price: 0,
	reason: 'worth-it',
};
const occasion = (titleId: string, pull = 1, kind: OccasionKind = 'new-title'): Occasion => ({
	kind,
	titleId,
	pull,
	until: epochMs(monday + 30 * msPerDay),
	because: 'because',
});
const request: NotificationRequest = {
	requestId: 'r1',
	profileId: 'p1',
	now: noon,
	timeZone: 'UTC',
	pace,
	sent: [],
	standings: new Map(),
	occasions: [occasion('t1'), occasion('t2', 1.2)],
};
const answer = (changed: Partial<NotificationRequest>) => decide({ ...request, ...changed }).reason;

test('tells of the strongest occasion, and says with which probability', () => {
	expect(decide(request)).toMatchObject({
		decision: 'send',
		reason: 'new-title',
		titleId: 't2',
		propensity: 1,
		localDay: monday / msPerDay,
	});
	const drawing = notifier(notificationPolicy, 1)(request);
	expect(drawing.sendProbability).toBe(0.9);
	expect(drawing.propensity).toBe(drawing.decision === 'send' ? 0.9 : 0.1);
});

test('every reason to be silent is given when it holds, the first in order when several do', () => {
	const { pace: _, ...withoutPace } = request;
	const heldBack = Array.from({ length: 200 }, (_, i) => `p${i}`).find((id) =>
		isHeldBack(id, notificationPolicy.holdback),
	)!;
	const given = [
		answer({ optedOut: true, timeZone: 'nowhere' }),
		answer({ profileId: heldBack, pace: { ...pace, profileId: heldBack, weeklyBudget: 0 } }),
		decide(withoutPace).reason,
		answer({ pace: { ...pace, weeklyBudget: 0 }, timeZone: 'nowhere' }),
		answer({ timeZone: 'nowhere' }),
		answer({ now: epochMs(monday + 3 * hour) }),
		answer({ pace: { ...pace, weeklyBudget: 1 }, sent: [{ titleId: 'x', sentAt: monday }] }),
		answer({ sent: [{ titleId: 'x', sentAt: epochMs(noon - 19 * hour) }] }),
		answer({ lastVisitAt: epochMs(noon - hour) }),
		answer({ occasions: [] }),
		answer({ pace: { ...pace, uplift: 0.03 } }),
		answer({
			laterMoments: [epochMs(noon + 7 * hour)],
			visitsByHour: Array.from({ length: 24 }, (_, h) => (h === 19 ? 30 : 0)),
		}),
		notifier({ ...notificationPolicy, silence: 0.999999 }, 1)(request).reason,
	];
	expect(given).toEqual(silenceReasons);
});

test('a plan that is over, or has not begun, is no plan', () => {
	expect(answer({ now: epochMs(noon + 7 * msPerDay) })).toBe('no-plan');
	expect(answer({ now: epochMs(noon - msPerDay) })).toBe('no-plan');
});

test('a message must be worth the price of the plan, not only its own cost', () => {
	expect(answer({ pace: { ...pace, price: 0.19 } })).toBe('new-title');
	expect(answer({ pace: { ...pace, price: 0.21 } })).toBe('below-price');
});

test('does not wait for an hour in the night, of tomorrow, or hardly better', () => {
	const often = (best: number) =>
		Array.from({ length: 24 }, (_, h) => (Math.abs(h - best) < 2 ? 30 : 0));
	const later = (hours: number, best: number) => ({
		laterMoments: [epochMs(noon + hours * hour)],
		visitsByHour: often(best),
	});
	expect(answer(later(10, 22))).toBe('new-title');
	expect(answer(later(23, 11))).toBe('new-title');
	expect(answer(later(1, 12))).toBe('new-title');
});

test('never speaks of what was disliked, finished, over or told lately; of what was begun only as such', () => {
	const kinds: readonly OccasionKind[] = ['new-title', 'new-trailer', 'expiring', 'unfinished'];
	const standings = new Map([
		['disliked', 'disliked'],
		['finished', 'finished'],
		['begun', 'begun'],
	] as const);
	const occasions = [...standings.keys(), 'lately', 'over'].flatMap((titleId) =>
		kinds.map((kind) => {
			const until = titleId === 'over' ? noon : epochMs(noon + msPerDay);
			return { ...occasion(titleId, 1, kind), until };
		}),
	);
	const sent = [{ titleId: 'lately', sentAt: epochMs(noon - 10 * msPerDay) }];
	const decision = decide({ ...request, occasions, standings, sent });
	expect(decision.titleId).toBe('begun');
	const passed = decision.passed.map(
		({ titleId, kind, reason }) => `${titleId} ${kind}: ${reason}`,
	);
	expect(passed).toEqual([
		...kinds.map((kind) => `disliked ${kind}: disliked`),
		...kinds.map((kind) => `finished ${kind}: finished`),
		'begun new-title: begun',
		'begun new-trailer: begun',
		...kinds.map((kind) => `lately ${kind}: told-lately`),
		...kinds.map((kind) => `over ${kind}: over`),
	]);
});

test('the draw of a day is one, however often it is asked; over seeds it is silent as often as it says', () => {
	let silent = 0;
	const seeds = 2_000;
	for (let seed = 0; seed < seeds; seed++) {
		const drawing = notifier(notificationPolicy, seed);
		const [first, again] = [0, 5].map((hours) =>
			drawing({ ...request, requestId: `r${hours}`, now: epochMs(noon + hours * hour) }),
		);
		expect(again!.decision).toBe(first!.decision);
		if (first!.decision === 'silent') silent++;
	}
	expect(Math.abs(silent / seeds - 0.1)).toBeLessThan(4.5 * Math.sqrt(0.09 / seeds));
});

const zones = [
	'UTC',
	'America/New_York',
	'America/St_Johns',
	'Asia/Kathmandu',
	'Australia/Lord_Howe',
	'Pacific/Kiritimati',
];

/** Weeks of one profile, asked at random moments, where every message that goes out is remembered. */
const weeks = fc.record({
	profileId: fc.integer({ min: 0, max: 99 }).map((i) => `p${i}`),
	timeZone: fc.constantFrom(...zones),
	seed: fc.nat(),
	budgets: fc.array(fc.nat(6), { minLength: 3, maxLength: 3 }),
	spacingHours: fc.integer({ min: 1, max: 60 }),
	quietHours: fc.record({
		from: fc.integer({ min: 0, max: 23 }),
		until: fc.integer({ min: 0, max: 23 }),
	}),
	startDay: fc.integer({ min: 0, max: 350 }),
	gapsMinutes: fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 60, maxLength: 120 }),
});
type Weeks = typeof weeks extends fc.Arbitrary<infer Value> ? Value : never;

function lived(drawn: Weeks): readonly NotificationDecision[] {
	const { profileId, timeZone, seed, budgets, spacingHours, quietHours, startDay } = drawn;
	const deciding = notifier({ ...notificationPolicy, quietHours, toldLatelyMs: 0 }, seed);
	const begin = Date.UTC(2026, 0, 1) + startDay * msPerDay;
	const decisions: NotificationDecision[] = [];
	const sent: { titleId: string; sentAt: typeof noon }[] = [];
	let now = begin;
	for (const gap of drawn.gapsMinutes) {
		now += gap * 60_000;
		const week = Math.floor((now - begin) / (7 * msPerDay));
		const paceNow: Pace = {
			...pace,
			profileId,
			from: epochMs(begin + week * 7 * msPerDay),
			until: epochMs(begin + (week + 1) * 7 * msPerDay),
			weeklyBudget: budgets[week % 3]!,
			spacingMs: spacingHours * hour,
			uplift: 0.9,
		};
		const asked = { ...request, profileId, timeZone, now: epochMs(now), pace: paceNow, sent };
		const decision = deciding({ ...asked, requestId: `r${now}` });
		decisions.push(decision);
		if (decision.decision === 'send')
			sent.push({ titleId: decision.titleId!, sentAt: decision.decidedAt });
	}
	return decisions;
}

test('over random weeks in random zones nobody is ever woken, told too much, too often, twice a day, or though held back', () => {
	fc.assert(
		fc.property(weeks, (drawn) => {
			const decisions = lived(drawn);
			const sends = decisions.filter(({ decision }) => decision === 'send');
			const times = sends.map(({ decidedAt }) => decidedAt);
			const { from, until } = drawn.quietHours;
			for (const at of times) {
				const local = Number(
					new Date(at)
						.toLocaleString('sv-SE', { timeZone: drawn.timeZone, hourCycle: 'h23' })
						.slice(11, 13),
				);
				const quiet =
					from <= until ? local >= from && local < until : local >= from || local < until;
				expect(quiet).toBe(false);
				const within = times.filter((other) => other <= at && other > at - 7 * msPerDay).length;
				const begin = Date.UTC(2026, 0, 1) + drawn.startDay * msPerDay;
				const week = Math.floor((at - begin) / (7 * msPerDay));
				expect(within).toBeLessThanOrEqual(drawn.budgets[week % 3]!);
			}
			for (const [i, at] of times.entries())
				if (i > 0) expect(at - times[i - 1]!).toBeGreaterThanOrEqual(drawn.spacingHours * hour);
			expect(new Set(sends.map(({ localDay }) => localDay)).size).toBe(sends.length);
			if (isHeldBack(drawn.profileId, notificationPolicy.holdback)) expect(sends).toEqual([]);
			const silences = Object.values(silencesCounted(decisions)).reduce((sum, n) => sum + n, 0);
			expect(silences + sends.length).toBe(decisions.length);
		}),
		{ numRuns: 150 },
	);
});

test('the same request under the same seed is answered alike, and the record survives JSON', () => {
	fc.assert(
		fc.property(weeks, (drawn) => {
			const decisions = lived(drawn);
			expect(lived(drawn)).toEqual(decisions);
			expect(JSON.parse(JSON.stringify(decisions))).toEqual(decisions);
		}),
		{ numRuns: 10 },
	);
});

test('a second message of the week is foretold to bring less, and must still be worth its higher cost', () => {
	const second = { sent: [{ titleId: 'x', sentAt: epochMs(noon - 3 * msPerDay) }] };
	const first = decide(request);
	const later = decide({ ...request, ...second });
	expect(later.uplift).toBeCloseTo(0.75 * first.uplift!, 12);
	expect(later.worth).toBeLessThan(first.worth! * 0.75);
	expect(answer({ ...second, pace: { ...pace, uplift: 0.05 } })).toBe('below-price');
});

test('a policy with impossible hours or shares, or a pace of somebody else, is refused', () => {
	expect(() => decide({ ...request, profileId: 'p2' })).toThrow(/pace of p1 is not that of p2/);
	const made = (changed: Partial<NotificationPolicy>) => () =>
		notifier({ ...notificationPolicy, ...changed }, 1);
	expect(made({ quietHours: { from: 25, until: 9 } })).toThrow(RangeError);
	expect(made({ silence: 1 })).toThrow(RangeError);
	expect(made({ holdback: { share: 2, salt: '' } })).toThrow(RangeError);
});
