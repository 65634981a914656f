import type { ExperimentDesign, InterleavingReading } from '@marquee/contracts';
import { epochMs, msPerDay, seededRandom } from '@marquee/units';
import { expect, test } from 'vitest';
import type { ExperimentSums } from '../sums/experiment-sums.ts';
import {
	experimentOf,
	firstDay,
	type MadeMember,
	madeSums,
	watchers,
} from '../testing/made-sums.ts';
import { experimentReading } from './experiment-reading.ts';

const verdictOf = (
	members: readonly MadeMember[],
	design: Partial<ExperimentDesign> = {},
	sums: Partial<ExperimentSums> = {},
	days = 10,
) =>
	experimentReading(
		experimentOf(design),
		{ ...madeSums(members, { days }), ...sums },
		{ logPosition: 0 },
	).verdict;

/** Hours as before, and thumbs down, of which new ones give so many more. */
const withThumbs = (lift: number, more: number, count = 4_000): readonly MadeMember[] => {
	const random = seededRandom(1, 'verdict');
	return watchers(random, count, lift).map((member) => {
		const down = random.next() < 0.3 + (member.arm === 'new' ? more : 0) ? 1 : 0;
		return { ...member, columns: { ...member.columns, 'thumbs-down': [down, 0, 0] } };
	});
};
const guarded = { guardrails: [{ metric: 'thumbs-down', margin: 0.1 }] };

test('a better arm that harms no guardrail ships after a week, with numbers that people understand', () => {
	const verdict = verdictOf(withThumbs(0.4, 0), guarded);
	expect(verdict.decision).toBe('ship');
	expect(verdict.sentence).toMatch(
		/^Ship “new”: hours watched are better by 0\.\d+ hours a member more \(\+\d+(\.\d+)? %, somewhere from \+/,
	);
	expect(verdict.reasons.join(' ')).toMatch(/Thumbs down are not harmed/);
});

test('the same arm runs on while fewer than seven days have been seen', () => {
	const verdict = verdictOf(withThumbs(0.4, 0), guarded, {}, 6);
	expect(verdict.decision).toBe('keep-running');
	expect(verdict.reasons[0]).toBe(
		'It has run for 6 days; weekdays differ, so 7 days are the least.',
	);
});

test('what was stopped is not told to run on, and days after its end are no days that it ran', () => {
	const stopped = (members: readonly MadeMember[], days: number) =>
		experimentReading(
			{
				...experimentOf(),
				status: 'stopped',
				stoppedAt: (firstDay + days) * msPerDay,
			},
			madeSums(members, { days: 20 }),
			{ logPosition: 0 },
		).verdict;
	const better = withThumbs(0.4, 0);
	expect(stopped(better, 8).decision).toBe('ship');
	const early = stopped(better, 6);
	expect(early.decision).toBe('ended');
	expect(early.sentence).toMatch(/^“new” was stopped undecided: hours watched look better, but/);
	expect(early.reasons[0]).toMatch(/^It ran for 6 days;/);
	expect(stopped(withThumbs(0, 0), 8).sentence).toMatch(/^“new” was stopped undecided: hours/);
});

test('harm to a guardrail stops even an arm whose primary metric is better', () => {
	const verdict = verdictOf(withThumbs(0.4, 0.3), guarded);
	expect(verdict.decision).toBe('stop');
	expect(verdict.sentence).toBe('Stop “new”: it does harm to thumbs down.');
});

test('a guardrail that may yet be harmed beyond its margin holds back what is better', () => {
	const verdict = verdictOf(withThumbs(0.4, 0, 1_000), {
		guardrails: [{ metric: 'thumbs-down', margin: 0.001 }],
	});
	expect(verdict.decision).toBe('keep-running');
	expect(verdict.reasons[0]).toMatch(
		/^Thumbs down may yet be harmed: a loss of 0\.001 thumbs down a member is accepted/,
	);
});

test('a sure loss to a guardrail that is smaller than the one that is accepted does not stop what is better', () => {
	const lossy = withThumbs(0.4, 0.12);
	const accepting = (margin: number) =>
		verdictOf(lossy, { guardrails: [{ metric: 'thumbs-down', margin }] });
	expect(accepting(0).decision).toBe('stop');
	expect(accepting(0.3).decision).toBe('ship');
	expect(accepting(0.3).reasons.join(' ')).toMatch(
		/a loss of 0\.3 thumbs down a member is accepted/,
	);
});

test('a primary metric that became worse stops', () => {
	expect(verdictOf(withThumbs(-0.4, 0)).decision).toBe('stop');
});

test('nothing to tell apart keeps running, and says what is still possible', () => {
	const verdict = verdictOf(withThumbs(0, 0, 1_000));
	expect(verdict.decision).toBe('keep-running');
	expect(verdict.sentence).toMatch(
		/hours watched may differ by anything from -0\.\d+ hours a member to \+?0\.\d+/,
	);
	expect(verdict.reasons).toContain('1,000 of 4,000 planned members have met it.');
	const whole = verdictOf(withThumbs(0, 0));
	expect(whole.reasons.at(-1)).toMatch(/^All 4,000 planned members have met it/);
});

test('integrity comes before harm: arms that lost members void everything', () => {
	const members = withThumbs(-0.4, 0).filter(({ arm }, at) => arm === 'old' || at % 7 > 0);
	const verdict = verdictOf(members);
	expect(verdict.decision).toBe('hold');
	expect(verdict.reasons[0]).toMatch(
		/^The arms did not get the members that they should: “old” has 2,000/,
	);
});

test('members who met both arms, silence and nobody at all hold too', () => {
	const members = withThumbs(0.4, 0);
	expect(verdictOf(members, {}, { contaminated: 41 }).decision).toBe('hold');
	expect(verdictOf(members, {}, { contaminated: 40 }).decision).toBe('ship');
	expect(verdictOf(members, {}, { newestEventAt: undefined }).reasons).toEqual([
		'No event of any member has arrived: there is nothing to compare.',
	]);
	const stale = verdictOf(members, {}, { newestEventAt: epochMs((firstDay + 7) * msPerDay) });
	expect(stale.reasons).toEqual([
		'The newest event is 3 days older than the newest exposure: events do not arrive.',
	]);
	expect(verdictOf([]).reasons[0]).toMatch(/^Nobody has met the experiment/);
});

test('arms that differed before they met anything are not believed', () => {
	const members = withThumbs(0.4, 0).map((member) => {
		const [hours, before, known] = member.columns['hours-watched']!;
		const chosen = before! + (member.arm === 'new' ? 0.3 : 0);
		return { ...member, columns: { 'hours-watched': [hours!, chosen, known!] } };
	});
	const verdict = verdictOf(members);
	expect(verdict.decision).toBe('hold');
	expect(verdict.reasons[0]).toMatch(
		/^By hours watched, members of “new” differed from the control’s before/,
	);
});

test('of several arms one that ships leads, and harmed ones are told beside it', () => {
	const random = seededRandom(2, 'verdict');
	const lifts = { old: 0, new: 0.5, worse: -0.5 };
	const members = Object.entries(lifts).flatMap(([arm, lift]) =>
		Array.from(
			{ length: 2_000 },
			(_, at): MadeMember => ({
				arm,
				epoch: 'e0',
				day: firstDay + (at % 3),
				columns: { 'hours-watched': [3 + lift + random.normal(), 0, 0] },
			}),
		),
	);
	const arms = Object.keys(lifts).map((key) => ({ key, recipe: {} }));
	const verdict = verdictOf(members, { arms, plannedMembers: 6_000 });
	expect(verdict.decision).toBe('ship');
	expect(verdict.reasons.at(-1)).toBe('Stop “worse”: it does harm to hours watched.');
});

test('interleaving says a direction: who wins goes on to an A/B test', () => {
	const interleaving = (verdict: InterleavingReading['verdict']): InterleavingReading => ({
		interleaves: 'rows',
		arms: ['old', 'new'],
		method: 'team draft',
		members: 500,
		voting: 300,
		preference: { estimate: 0.2, standardError: 0.02, low: 0.1, high: 0.3, pValue: 0.001 },
		wins: [100, 180],
		ties: 20,
		overTime: [],
		verdict,
	});
	const read = (verdict: InterleavingReading['verdict']) =>
		experimentReading(
			experimentOf({ kind: 'interleaving', interleaves: 'rows' }),
			{
				...madeSums(watchers(seededRandom(3, 'verdict'), 500, 0)),
				exposed: [{ arm: 'interleaved', epoch: 'e0', members: 500 }],
			},
			{ logPosition: 0, interleaving: interleaving(verdict) },
		);
	expect(read('better').verdict.sentence).toBe(
		'Take “new” to an A/B test: members choose from it more often (preference +20 %).',
	);
	expect(read('worse').verdict.decision).toBe('stop');
	expect(read('undecided').verdict.decision).toBe('keep-running');
	expect(read('better').metrics).toEqual([]);
});
