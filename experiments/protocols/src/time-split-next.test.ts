import { histories } from '@marquee/histories';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeSplitNext } from './time-split-next.ts';

const size = { profiles: 5, titles: 30 };
const drawn = fc
	.array(fc.record({ profile: fc.nat(4), title: fc.nat(29), happenedAtMs: fc.nat(100) }), {
		minLength: 1,
		maxLength: 60,
	})
	.map((given) =>
		histories(
			given.sort((a, b) => a.happenedAtMs - b.happenedAtMs),
			size,
		),
	);
const momentMs = fc.integer({ min: 1, max: 100 });
const at = (moment: number, target: 'last' | 'every' = 'last') =>
	timeSplitNext({
		target,
		cutOff: { momentMs: moment },
		validateFrom: { momentMs: moment * 0.9 },
	});

test('training ends at the cut-off and answers lie behind it, each history before its answer', () => {
	fc.assert(
		fc.property(drawn, momentMs, (all, moment) => {
			const { train, test: cases } = at(moment, 'every').split(all);
			expect(train.happenedAtMs.every((happened) => happened <= moment)).toBe(true);
			for (const { history, asOfMs, relevant } of cases) {
				expect(asOfMs).toBeGreaterThan(moment);
				expect([...history.happenedAtMs].every((happened) => happened <= asOfMs)).toBe(true);
				expect(history.titleIndices).not.toContain(relevant[0]);
			}
		}),
	);
});

test('the last titles are among those asked one after the other, one per profile', () => {
	fc.assert(
		fc.property(drawn, momentMs, (all, moment) => {
			const { test: every } = at(moment, 'every').split(all);
			const { test: last, excluded } = at(moment).split(all);
			expect(every).toEqual(expect.arrayContaining([...last]));
			expect(new Set(last.map(({ profile }) => profile)).size).toBe(last.length);
			const left = Object.values(excluded).reduce((a, b) => a + b, 0);
			expect(last.length + left).toBe(size.profiles);
		}),
	);
});

test('a validation answer lies in the span before the cut-off, and is not trained on', () => {
	fc.assert(
		fc.property(drawn, momentMs, (all, moment) => {
			const { train, validation } = at(moment).split(all);
			const before = all.happenedAtMs.filter((happened) => happened <= moment).length;
			expect(train.titleIndices.length).toBe(before - validation!.length);
			for (const { asOfMs } of validation!) {
				expect(asOfMs).toBeLessThanOrEqual(moment);
				expect(asOfMs).toBeGreaterThan(moment * 0.9);
			}
		}),
	);
});

test('what happens after the cut-off changes neither training nor validation', () => {
	fc.assert(
		fc.property(drawn, drawn, momentMs, (all, other, moment) => {
			const rows = (from: typeof all, keep: (happened: number) => boolean) =>
				Array.from({ length: size.profiles }, (_, profile) => profile).flatMap((profile) =>
					Array.from(
						{ length: from.offsets[profile + 1]! - from.offsets[profile]! },
						(_event, i) => from.offsets[profile]! + i,
					)
						.filter((row) => keep(from.happenedAtMs[row]!))
						.map((row) => ({
							profile,
							title: from.titleIndices[row]!,
							happenedAtMs: from.happenedAtMs[row]!,
						})),
				);
			const past = rows(all, (happened) => happened <= moment);
			const future = rows(other, (happened) => happened > moment);
			const { train, validation } = at(moment).split(histories([...past, ...future], size));
			const alone = at(moment).split(histories(past, size));
			expect(train).toEqual(alone.train);
			expect(validation).toEqual(alone.validation);
		}),
	);
});
