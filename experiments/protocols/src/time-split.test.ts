import { type Histories, histories, keepRows } from '@marquee/histories';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { requireNothingAfter } from './time-leak.ts';
import { timeSplit } from './time-split.ts';

const size = { profiles: 5, titles: 8 };
const drawn = fc
	.array(fc.record({ profile: fc.nat(4), title: fc.nat(7), happenedAtMs: fc.nat(100) }), {
		minLength: 1,
		maxLength: 60,
	})
	.map((given) =>
		histories(
			given.sort((a, b) => a.happenedAtMs - b.happenedAtMs),
			size,
		),
	);
const momentMs = fc.nat(100);

test('nothing that training or a history holds happened after the cut-off', () => {
	fc.assert(
		fc.property(drawn, momentMs, (all, moment) => {
			const { train, test: cases } = timeSplit({ cutOff: { momentMs: moment } }).split(all);
			expect(() => requireNothingAfter(train, moment)).not.toThrow();
			for (const { history, asOfMs } of cases) {
				expect(asOfMs).toBe(moment);
				expect([...history.happenedAtMs].every((at) => at <= moment)).toBe(true);
			}
		}),
	);
});

test('a single training event one millisecond after the cut-off is found', () => {
	const leaking = histories([{ profile: 0, title: 0, happenedAtMs: 101 }], size);
	expect(() => requireNothingAfter(leaking, 100)).toThrow('happened at 101, after the cut-off 100');
	const timeless = histories([{ profile: 0, title: 0 }], size);
	expect(() => requireNothingAfter(timeless, 100)).toThrow(RangeError);
});

test('what happens after the cut-off changes nothing that a model may see', () => {
	fc.assert(
		fc.property(drawn, momentMs, (all, moment) => {
			const protocol = timeSplit({ cutOff: { momentMs: moment } });
			const past = keepRows(all, (row) => all.happenedAtMs[row]! <= moment);
			expect(protocol.split(past).train).toEqual(protocol.split(all).train);
		}),
	);
});

test('relevant is exactly what a profile watched later and never before', () => {
	fc.assert(
		fc.property(drawn, momentMs, (all, moment) => {
			const split = timeSplit({ cutOff: { momentMs: moment } }).split(all);
			const titlesOf = (profile: number, isWanted: (at: number) => boolean) =>
				new Set(
					[...all.titleIndices.keys()]
						.filter((row) => row >= all.offsets[profile]! && row < all.offsets[profile + 1]!)
						.filter((row) => isWanted(all.happenedAtMs[row]!))
						.map((row) => all.titleIndices[row]!),
				);
			let tested = 0;
			for (let profile = 0; profile < size.profiles; profile++) {
				const before = titlesOf(profile, (at) => at <= moment);
				const later = titlesOf(profile, (at) => at > moment);
				const expected = new Set([...later].filter((title) => !before.has(title)));
				const found = split.test.find((testCase) => testCase.profile === profile);
				const isCase = before.size > 0 && expected.size > 0;
				expect(found !== undefined).toBe(isCase);
				if (found) expect(new Set(found.relevant)).toEqual(expected);
				if (isCase) tested++;
			}
			const counted = Object.values(split.excluded).reduce((a, b) => a + b, 0);
			expect(tested + counted).toBe(size.profiles);
		}),
	);
});

const hundred = (): Histories =>
	histories(
		Array.from({ length: 100 }, (_, i) => ({
			profile: i % 5,
			title: (i * 3) % 8,
			happenedAtMs: i + 1,
		})),
		size,
	);

test('by default nine tenths of the events are before the cut-off', () => {
	const split = timeSplit().split(hundred());
	expect(split.trainedUntilMs).toBe(90);
	expect(split.train.titleIndices.length).toBe(90);
	expect(split.validation).toBeUndefined();
});

test('a validation cut keeps the span between the two cuts out of training', () => {
	const long = histories(
		Array.from({ length: 200 }, (_, i) => ({
			profile: i % 5,
			title: i % 200,
			happenedAtMs: i + 1,
		})),
		{ profiles: 5, titles: 200 },
	);
	const split = timeSplit({ validationCutOff: { share: 0.8 } }).split(long);
	expect(split.trainedUntilMs).toBe(160);
	expect(Math.max(...split.train.happenedAtMs)).toBe(160);
	const validated = split.validation!.flatMap(({ relevant }) => [...relevant]);
	expect(validated.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => 160 + i));
	expect(split.test[0]!.history.happenedAtMs.at(-1)).toBeGreaterThan(160);
	expect(() => timeSplit({ validationCutOff: { share: 0.9 } }).split(long)).toThrow(
		'not before the cut-off',
	);
});

test('data without times are refused with a remedy', () => {
	expect(() => timeSplit().split(histories([{ profile: 0, title: 0 }], size))).toThrow(
		expect.objectContaining({
			code: 'protocol-needs-time',
			remedy: expect.stringContaining('loo'),
		}),
	);
});

test('what began before the cut-off and went on after it is neither learnt from nor asked for', () => {
	const all = histories(
		[
			{ profile: 0, title: 0, happenedAtMs: 10 },
			{ profile: 0, title: 1, happenedAtMs: 40, endedAtMs: 60 },
			{ profile: 0, title: 2, happenedAtMs: 70 },
		],
		size,
	);
	const { train, test: cases } = timeSplit({ cutOff: { momentMs: 50 } }).split(all);
	expect([...train.titleIndices]).toEqual([0]);
	expect(cases.map(({ relevant }) => [...relevant])).toEqual([[2]]);
});
