import { epochMs, settableClock } from '@marquee/units';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	allocator,
	type Exposure,
	exposureOf,
	firstExposures,
	flagProvider,
	readPlan,
} from './index.ts';

const units = Array.from({ length: 4000 }, (_, i) => `profile-${i}`);
const of = (plan: unknown, key: string) => {
	const allocate = allocator(readPlan(plan), key)!;
	return (unit: string) => allocate({ unit });
};
const counted = <Key>(keys: readonly Key[]) => {
	const counts = new Map<Key, number>();
	for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
	return counts;
};
const share = fc.integer({ min: 0, max: 10_000 }).map((part) => part / 10_000);
const experiment = (more: object = {}) => ({
	key: 'rows',
	arms: ['control', 'treatment'],
	...more,
});

describe('an experiment', () => {
	test('that grows moves nobody from one arm to another, and lets nobody go', () => {
		fc.assert(
			fc.property(share, share, fc.integer({ min: 1, max: 9 }), (one, other, weight) => {
				const arms = [
					{ key: 'control', weight: 10 - weight },
					{ key: 'treatment', weight },
				];
				const before = of(experiment({ arms, share: Math.min(one, other) }), 'rows');
				const after = of(experiment({ arms, share: Math.max(one, other) }), 'rows');
				for (const unit of units.slice(0, 300)) {
					const { arm } = before(unit);
					if (arm !== undefined) expect(after(unit).arm?.key).toBe(arm.key);
				}
			}),
			{ numRuns: 30 },
		);
	});

	test('has arms as its weights say, among those enrolled and only there', () => {
		const allocate = of(experiment({ share: 0.5, arms: [{ key: 'a', weight: 3 }, 'b'] }), 'rows');
		const arms = counted(units.map((unit) => allocate(unit).arm?.key));
		expect(arms.get(undefined)! / units.length).toBeCloseTo(0.5, 1);
		expect(arms.get('a')! / (arms.get('a')! + arms.get('b')!)).toBeCloseTo(0.75, 1);
	});

	test('gives the same answer however often and in whatever order it is asked', () => {
		const allocate = of(experiment({ share: 0.7 }), 'rows');
		const again = of(experiment({ share: 0.7 }), 'rows');
		const forwards = units.map(allocate);
		expect(units.toReversed().map(again).toReversed()).toEqual(forwards);
	});

	test('of 1 % reaches every arm: enrolment and arm have hashes of their own', () => {
		const allocate = of(experiment({ share: 0.01, arms: [...'abcdefgh'] }), 'rows');
		const many = Array.from({ length: 40_000 }, (_, i) => allocate(`p${i}`).arm?.key);
		const arms = counted(many.filter((arm) => arm !== undefined));
		expect(arms.size).toBe(8);
		for (const count of arms.values()) expect(count).toBeGreaterThan(25);
	});

	test('says why somebody takes no part', () => {
		const plan = {
			holdouts: [{ key: 'q4', share: 0.5, layers: ['home'] }],
			experiments: [
				experiment({
					...{ layer: 'home', slots: [[0, 0.5]], share: 0.5 },
					...{ audience: { country: ['JP', 'BR'] }, forced: { tester: 'treatment' } },
				}),
				{ key: 'old', status: 'stopped', arms: ['a', 'b'] },
			],
		};
		const allocate = allocator(readPlan(plan), 'rows')!;
		const reasons = counted(
			units.map((unit) => allocate({ unit, attributes: { country: 'JP' } }).reason),
		);
		expect([...reasons.keys()].sort()).toEqual(['held-out', 'not-enrolled', 'other-slot', 'split']);
		expect(reasons.get('held-out')! / units.length).toBeCloseTo(0.5, 1);
		expect(allocate({ unit: 'p', attributes: { country: 'DE' } }).reason).toBe('audience-mismatch');
		expect(allocate({ unit: 'p' }).reason).toBe('audience-mismatch');
		expect(allocate({ unit: '' }).reason).toBe('unit-missing');
		expect(allocate({ unit: 'tester' })).toMatchObject({
			reason: 'forced',
			arm: { key: 'treatment' },
		});
		expect(of(plan, 'old')('p').reason).toBe('stopped');
	});
});

describe('a layer', () => {
	const plan = {
		holdouts: [{ key: 'all', share: 0.1 }],
		experiments: [
			{
				...experiment({ key: 'one' }),
				layer: 'home',
				slots: [
					[0, 0.3],
					[0.9, 1],
				],
			},
			{ ...experiment({ key: 'two' }), layer: 'home', slots: [[0.3, 0.9]] },
			{ ...experiment({ key: 'three' }), layer: 'search', slots: [[0, 1]] },
		],
	};

	test('lets nobody take part in two of its experiments', () => {
		const [one, two] = [of(plan, 'one'), of(plan, 'two')];
		for (const unit of units)
			expect(one(unit).arm !== undefined && two(unit).arm !== undefined).toBe(false);
	});

	test('is independent of another layer: arms there are as frequent in either arm here', () => {
		const [two, three] = [of(plan, 'two'), of(plan, 'three')];
		const both = units.filter((unit) => two(unit).arm !== undefined);
		const shareOfTreatment = (arm: string) => {
			const here = both.filter((unit) => two(unit).arm!.key === arm);
			return here.filter((unit) => three(unit).arm?.key === 'treatment').length / here.length;
		};
		expect(shareOfTreatment('control')).toBeCloseTo(shareOfTreatment('treatment'), 1);
	});

	test('does not reach those held out, and a larger holdout only adds to them', () => {
		const wider = { ...plan, holdouts: [{ key: 'all', share: 0.2 }] };
		const here = of(plan, 'one');
		for (const there of ['one', 'two', 'three'].map((key) => of(wider, key)))
			for (const unit of units)
				if (here(unit).reason === 'held-out') expect(there(unit).reason).toBe('held-out');
	});

	test('whose slots two running experiments claim is refused', () => {
		const twice = [
			{ ...experiment({ key: 'one' }), layer: 'home', slots: [[0, 0.5]] },
			{ ...experiment({ key: 'two' }), layer: 'home', slots: [[0.4, 1]] },
		];
		expect(() => readPlan(twice)).toThrow('experiments-overlap');
		expect(() => readPlan([{ ...twice[0], status: 'stopped' }, twice[1]])).not.toThrow();
	});
});

// GrowthBook, packages/sdk-js/test/cases.json, specVersion 0.5.4, feature "empty experiment rule": key feature.
test.each([
	['123', 2],
	['456', 0],
	['fds', 1],
])('an experiment written for GrowthBook gives %s variation %i, as there', (unit, variation) => {
	const allocate = of({ key: 'feature', variations: ['a', 'b', 'c'] }, 'feature');
	expect(allocate(unit).arm?.key).toBe(String(variation));
});

test('GrowthBook’s empty ranges and empty seeds mean there what they mean here', () => {
	const ranges = [
		[0.5, 0.5],
		[0, 1],
	];
	const written = { key: 'feature', variations: ['a', 'b'] };
	const emptied = of({ ...written, ranges }, 'feature');
	for (const unit of units.slice(0, 100)) expect(emptied(unit).arm?.key).toBe('1');
	const [plain, unseeded] = [of(written, 'feature'), of({ ...written, seed: '' }, 'feature')];
	expect(units.map((unit) => unseeded(unit).arm)).toEqual(units.map((unit) => plain(unit).arm));
	for (const range of [
		[0.6, 0.5],
		[0.5, 0.5, 0.5],
		[2, 2],
		[null, null],
	])
		expect(() => readPlan({ ...written, ranges: [range, [0, 1]] })).toThrow('ranges[0]');
});

test('an epoch changes with what decides on arms, and not with words or values', () => {
	const epoch = (more: object) => of(experiment(more), 'rows')('p').epoch;
	expect(epoch({ why: 'because', forced: { a: 'control' } })).toBe(epoch({}));
	const changed = [{ share: 0.5 }, { audience: { country: ['JP'] } }, { salts: { arm: 'new' } }];
	const arms = [{ key: 'control', weight: 2 }, 'treatment'];
	const epochs = [{}, ...changed, { arms }].map(epoch);
	expect(new Set(epochs).size).toBe(epochs.length);
});

describe('a file of experiments', () => {
	test.each([
		['a misspelt field', { shair: 1 }, 'shair'],
		['a share above 1', { share: 1.2 }, 'share'],
		['no arms', { arms: [] }, 'arms'],
		['two arms of one key', { arms: ['a', 'a'] }, 'same key'],
		['a negative weight', { arms: [{ key: 'a', weight: -1 }, 'b'] }, 'weight'],
		['no weight at all', { arms: [{ key: 'a', weight: 0 }] }, 'no arm has weight'],
		['slots without a layer', { slots: [[0, 1]] }, 'layer'],
		['a layer without slots', { layer: 'home' }, 'slots'],
		['a slot that does not go up', { layer: 'home', slots: [[0.5, 0.5]] }, 'go up'],
		['a status that is none', { status: 'on' }, 'status'],
		['an arm forced that is none', { forced: { p: 'z' } }, 'forced.p'],
	])('with %s is refused with its place', (_, more, says) => {
		expect(() => readPlan(experiment(more))).toThrow(/experiment-malformed/);
		expect(() => readPlan(experiment(more))).toThrow(says);
	});

	test('may be one experiment, a list, or a plan', () => {
		for (const written of [experiment(), [experiment()], { experiments: [experiment()] }])
			expect([...readPlan(written).experiments.keys()]).toEqual(['rows']);
		expect(() => readPlan([experiment(), experiment()])).toThrow('two experiments rows');
		expect(() => readPlan({ key: 'k', variations: ['a'] })).toThrow('variations');
		expect(() => readPlan('rows')).toThrow('no object');
	});
});

describe('exposures', () => {
	const at = (unit: string, arm: string, moment: number, epoch = 'e'): Exposure => ({
		...{ experiment: 'rows', unit, arm, epoch, at: epochMs(moment) },
	});

	test('count each unit once, at its earliest, whatever the order of the log', () => {
		const log = [at('p', 'a', 5), at('q', 'b', 2, 'f'), at('p', 'a', 1), at('p', 'b', 9)];
		fc.assert(
			fc.property(fc.shuffledSubarray(log, { minLength: log.length }), (shuffled) => {
				const { units: first, contaminated, counts } = firstExposures(shuffled);
				expect([...first.values()].map((exposure) => exposure.at)).toEqual([1, 2]);
				expect([...contaminated]).toEqual(['p']);
				expect(counts.get('e')?.get('a')).toBe(1);
				expect(counts.get('f')?.get('b')).toBe(1);
			}),
		);
	});

	test('are those of units that the hash chose, not of forced ones', () => {
		const allocate = of(experiment({ forced: { tester: 'control' } }), 'rows');
		expect(exposureOf(allocate('tester'), epochMs(1))).toBeUndefined();
		expect(exposureOf(allocate('p'), epochMs(1))).toMatchObject({ unit: 'p', at: 1 });
	});
});

describe('as an OpenFeature provider', () => {
	const heard: Exposure[] = [];
	const plan = readPlan([
		experiment({
			arms: [
				{ key: 'off', value: false },
				{ key: 'on', value: true },
			],
		}),
		experiment({ key: 'none', share: 0 }),
		experiment({ key: 'old', status: 'stopped' }),
	]);
	const provider = flagProvider({
		plan: () => plan,
		onExposure: (exposure) => heard.push(exposure),
		clock: settableClock(epochMs(7)),
	});

	test('answers an arm’s value with its key and why, and tells the exposure', async () => {
		const answer = await provider.resolveBooleanEvaluation('rows', false, { targetingKey: 'p' });
		expect(answer).toMatchObject({ reason: 'SPLIT', flagMetadata: { reason: 'split' } });
		expect(answer.value).toBe(answer.variant === 'on');
		expect(heard.at(-1)).toMatchObject({ unit: 'p', arm: answer.variant, at: 7 });
	});

	test('answers the default to whoever takes no part, says why, and tells no exposure', async () => {
		const before = heard.length;
		const none = await provider.resolveStringEvaluation('none', 'z', { targetingKey: 'p' });
		expect(none).toMatchObject({ value: 'z', reason: 'DEFAULT' });
		expect(none.flagMetadata.reason).toBe('not-enrolled');
		const old = await provider.resolveStringEvaluation('old', 'z', { targetingKey: 'p' });
		expect(old).toMatchObject({ value: 'z', reason: 'DISABLED' });
		expect(heard).toHaveLength(before);
	});

	test('refuses with OpenFeature’s codes', async () => {
		const { resolveStringEvaluation: text } = provider;
		await expect(text('nix', '', { targetingKey: 'p' })).rejects.toMatchObject({
			code: 'FLAG_NOT_FOUND',
		});
		await expect(text('rows', '', {})).rejects.toMatchObject({ code: 'TARGETING_KEY_MISSING' });
		await expect(text('rows', '', { targetingKey: 'p' })).rejects.toMatchObject({
			code: 'TYPE_MISMATCH',
		});
	});
});
