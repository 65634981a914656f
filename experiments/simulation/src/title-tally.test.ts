import fc from 'fast-check';
import { expect, test } from 'vitest';
import { titleTally } from './title-tally.ts';

test('a tally says of every title what a plain map would, however many there are, and copies go their own way', () => {
	const step = fc.record({ title: fc.nat(400), isWatched: fc.boolean() });
	fc.assert(
		fc.property(fc.array(step, { maxLength: 300 }), fc.array(step), (before, after) => {
			const tally = titleTally();
			const [shown, watched] = [new Map<number, number>(), new Set<number>()];
			for (const { title, isWatched } of before) {
				if (isWatched) {
					tally.watch(title);
					watched.add(title);
				} else tally.show(title);
				shown.set(title, isWatched ? 0 : (shown.get(title) ?? 0) + 1);
			}
			const copy = tally.copy();
			for (const { title, isWatched } of after) isWatched ? copy.watch(title) : copy.show(title);
			for (let title = 0; title <= 400; title++) {
				expect(tally.shown(title)).toBe(shown.get(title) ?? 0);
				expect(tally.isWatched(title)).toBe(watched.has(title));
			}
		}),
		{ numRuns: 40 },
	);
});
