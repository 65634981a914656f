import { ExperimentReading, validator } from '@marquee/contracts';
import { asymptoticSequence, cuped, momentsOf } from '@marquee/statistics';
import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	experimentOf,
	firstDay,
	type MadeMember,
	madeSums,
	watchers,
} from '../testing/made-sums.ts';
import { experimentReading } from './experiment-reading.ts';

const read = (
	members: readonly MadeMember[],
	design: Parameters<typeof experimentOf>[0] = {},
	made: Parameters<typeof madeSums>[1] = {},
) => experimentReading(experimentOf(design), madeSums(members, made), { logPosition: 7 });
const only = (reading: ReturnType<typeof read>, at = 0) => reading.metrics[at]!.comparisons[0]!;

test('the effect is the always-valid one of CUPED over all days, tuned at the planned members', () => {
	const members = watchers(seededRandom(1, 'reading'), 2_000, 0.3);
	const columns = (arm: string) => {
		const rows = members
			.filter((one) => one.arm === arm)
			.map((one) => one.columns['hours-watched']!);
		return momentsOf(...[0, 1, 2].map((i) => rows.map((row) => row[i]!)));
	};
	const { control, treatment } = cuped(columns('old'), columns('new'));
	const expected = asymptoticSequence(control, treatment, { tuning: 4_000, alpha: 0.05 });
	const { effect, unadjusted, verdict } = only(read(members));
	expect(effect.estimate).toBeCloseTo(expected.estimate, 10);
	expect(effect.low).toBeCloseTo(expected.low, 10);
	expect(effect.high).toBeCloseTo(expected.high, 10);
	expect(effect.pValue).toBeCloseTo(expected.pValue, 10);
	expect(effect.standardError).toBeLessThan(unadjusted.standardError);
	expect(verdict).toBe('better');
});

test('what an experiment says has the shape that goes over the wire', () => {
	const checked = validator(ExperimentReading);
	const members = watchers(seededRandom(2, 'reading'), 400, 0.1, (at) => ({
		country: at % 3 === 0 ? 'DE' : 'JP',
	}));
	const reading = read(members, {}, { segmentsOf: 'hours-watched' });
	expect(checked(JSON.parse(JSON.stringify(reading))).problems).toBeUndefined();
	const empty = experimentReading(experimentOf(), madeSums([]), { logPosition: 0 });
	expect(checked(JSON.parse(JSON.stringify(empty))).problems).toBeUndefined();
	expect(empty.verdict.decision).toBe('hold');
});

test('members in another order say the same, and arms that change places the contrary', () => {
	fc.assert(
		fc.property(fc.integer(), fc.integer({ min: 250, max: 400 }), (seed, count) => {
			const random = seededRandom(seed, 'reading');
			const members = watchers(random, count, 0.2);
			const once = only(read(members));
			const shuffled = only(read(members.toReversed()));
			expect(shuffled.effect.estimate).toBeCloseTo(once.effect.estimate, 10);
			expect(shuffled.verdict).toBe(once.verdict);
			const arms = [
				{ key: 'new', recipe: {} },
				{ key: 'old', recipe: {} },
			];
			const swapped = only(read(members, { arms }));
			expect(swapped.effect.estimate).toBeCloseTo(-once.effect.estimate, 10);
			expect(swapped.effect.low).toBeCloseTo(-once.effect.high!, 10);
			expect(swapped.effect.high).toBeCloseTo(-once.effect.low!, 10);
			expect(swapped.effect.pValue).toBeCloseTo(once.effect.pValue, 10);
		}),
		{ numRuns: 20 },
	);
});

test('a share of arms that grew while members watched ever less is not mistaken for harm', () => {
	const random = seededRandom(3, 'reading');
	// Tenfold in the second epoch, where everybody watches little: pooled, the new arm would look worse.
	const one = (arm: string, epoch: string, mean: number) => {
		const hours = mean + random.normal();
		return { arm, epoch, day: firstDay, columns: { 'hours-watched': [hours, 0, 0] } };
	};
	const members = [
		...Array.from({ length: 1_000 }, () => one('old', 'small', 8)),
		...Array.from({ length: 100 }, () => one('new', 'small', 8)),
		...Array.from({ length: 1_000 }, () => one('old', 'large', 2)),
		...Array.from({ length: 1_000 }, () => one('new', 'large', 2)),
	];
	const { effect, verdict } = only(read(members));
	expect(Math.abs(effect.estimate)).toBeLessThan(0.15);
	expect(verdict).toBe('undecided');
});

test('a metric of a closed window waits until the window of a whole day has closed, and says for how many', () => {
	const random = seededRandom(4, 'reading');
	const members = Array.from({ length: 1_200 }, (_, at): MadeMember => {
		const arm = at % 2 === 0 ? 'old' : 'new';
		const came = random.next() < 0.4 ? 1 : 0;
		return {
			arm,
			epoch: 'e0',
			day: firstDay + (at % 3),
			columns: { 'returned-7d': [came, 0, 0] },
		};
	});
	const design = { primary: 'returned-7d' };
	const early = read(members, design, { days: 7 });
	expect(early.metrics[0]).toMatchObject({ waiting: 1_200 });
	expect(only(early).verdict).toBe('not-matured');
	expect(early.verdict.decision).toBe('keep-running');
	const later = read(members, design, { days: 9 });
	expect(later.metrics[0]!.waiting).toBe(400);
	expect(later.metrics[0]!.arms.map((arm) => arm.members)).toEqual([400, 400]);
	expect(only(later).verdict).toBe('undecided');
});

test('epochs of few members are not adjusted: covariates would explain by chance what leaves too small an error', () => {
	const members = watchers(seededRandom(9, 'reading'), 1_200, 0, (at) => ({
		epoch: `e${Math.floor(at / 12)}`,
	}));
	const { effect, unadjusted } = only(read(members));
	expect(effect).toEqual(unadjusted);
});

test('points over time grow by the members of a day, and the last of them is the effect', () => {
	const reading = read(watchers(seededRandom(5, 'reading'), 1_000, 0.1));
	const { overTime, effect } = only(reading);
	expect(overTime.map(({ members }) => members)).toEqual([200, 400, 600, 800, 1_000]);
	expect(overTime.at(-1)).toMatchObject({ estimate: effect.estimate, low: effect.low });
	const many = watchers(seededRandom(5, 'reading'), 1_000, 0.1, (at) => ({
		day: firstDay + ((at >> 1) % 90),
	}));
	expect(only(read(many, {}, { days: 100 })).overTime).toHaveLength(60);
});

test('of few members, or few who did anything, nothing is claimed', () => {
	const few = only(read(watchers(seededRandom(6, 'reading'), 198, 3)));
	expect(few).toMatchObject({ verdict: 'too-few', adjustedPValue: 1 });
	const idle = watchers(seededRandom(6, 'reading'), 1_000, 0, (at) => ({
		columns: { 'hours-watched': [at < 20 ? 1 : 0, 0, 0] },
	}));
	expect(only(read(idle)).verdict).toBe('too-few');
	const loyal = (away: number) =>
		watchers(seededRandom(6, 'reading'), 1_000, 0, (at) => ({
			columns: { 'returned-7d': [at < 2 * away ? 0 : 1, 0, 0] },
		}));
	const { metrics } = read(loyal(19), { primary: 'returned-7d' }, { days: 30 });
	expect(metrics[0]!.comparisons[0]!.verdict).toBe('too-few');
	const enough = read(loyal(20), { primary: 'returned-7d' }, { days: 30 });
	expect(enough.metrics[0]!.comparisons[0]!.verdict).toBe('undecided');
	const alike = watchers(seededRandom(6, 'reading'), 1_000, 0, () => ({
		columns: { 'hours-watched': [1, 0, 0] },
	}));
	expect(only(read(alike))).toMatchObject({ verdict: 'too-few', overTime: [] });
});

test('a ratio is explained by the ratio before, and stays the ratio', () => {
	const random = seededRandom(7, 'reading');
	const members = Array.from({ length: 3_000 }, (_, at): MadeMember => {
		const taste = 0.3 + 0.4 * random.next();
		const [plays, playsBefore] = [1 + random.below(6), 1 + random.below(6)];
		const seen = (n: number) =>
			Array.from({ length: n }, () => random.next()).filter((u) => u < taste).length;
		const arm = at % 2 === 0 ? 'old' : 'new';
		const columns = [seen(plays), plays, seen(playsBefore), playsBefore, 1];
		return { arm, epoch: 'e0', day: firstDay, columns: { 'completion-share': columns } };
	});
	const reading = read(members, { primary: 'completion-share' });
	const { effect, unadjusted } = only(reading);
	expect(reading.metrics[0]!.varianceExplained).toBeGreaterThan(0.01);
	expect(effect.standardError).toBeLessThan(unadjusted.standardError);
	const [old] = reading.metrics[0]!.arms;
	const own = members
		.filter(({ arm }) => arm === 'old')
		.map((one) => one.columns['completion-share']!);
	const share = own.reduce((sum, [m]) => sum + m!, 0) / own.reduce((sum, [, d]) => sum + d!, 0);
	expect(old!.mean).toBeCloseTo(share, 12);
});

test('effects in segments are drawn together, and small segments are left out', () => {
	const countries = ['BR', 'DE', 'JP', 'US'];
	const members = watchers(seededRandom(8, 'reading'), 4_100, 0.2, (at) => ({
		country: at >= 4_000 ? 'NZ' : countries[(at >> 1) % 4]!,
	}));
	const { segments } = read(members, {}, { segmentsOf: 'hours-watched' });
	expect(segments.map(({ value }) => value).sort()).toEqual(countries);
	const spread = (of: readonly number[]) => Math.max(...of) - Math.min(...of);
	expect(spread(segments.map(({ shrunken }) => shrunken.estimate))).toBeLessThanOrEqual(
		spread(segments.map(({ effect }) => effect.estimate)),
	);
});

test('under no effect a reading after every day ships or stops seldom', () => {
	let wrong = 0;
	const experiments = 150;
	for (let seed = 0; seed < experiments; seed++) {
		const members = watchers(seededRandom(seed, 'no effect'), 1_000, 0);
		const { overTime } = only(read(members, { plannedMembers: 1_000 }));
		if (overTime.some(({ low, high }) => low! > 0 || high! < 0)) wrong++;
	}
	expect(wrong).toBeLessThanOrEqual(0.05 * experiments);
});
