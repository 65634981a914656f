import { histories } from '@marquee/histories';
import { expect, test } from 'vitest';
import { denseGram, denseWatched, drawnHistories } from './drawn-histories.fixture.ts';
import { nearnessGram } from './nearness-gram.ts';

const everyPlace = (titles: number) => Int32Array.from({ length: titles }, (_, title) => title);
const plain = {
	ratings: { slope: 0, mean: 0 },
	nearness: 0,
	nearMinutes: 30,
	profileExponent: 0,
};

test('with all profiles, ratings and moments alike it is the Gram matrix of who watched what', () => {
	for (let seed = 0; seed < 5; seed++) {
		const all = drawnHistories(seed);
		const gram = nearnessGram(all, everyPlace(all.titles), all.titles, plain);
		for (const [i, row] of denseGram(denseWatched(all)).entries())
			for (const [j, common] of row.entries())
				expect(gram[i * all.titles + j]).toBeCloseTo(common, 9);
	}
});

test('two titles of one sitting belong together, two a year apart by what is left of their weight', () => {
	const minute = 60_000;
	const times = [0, 30 * minute, 500_000 * minute];
	const one = histories(
		times.map((happenedAtMs, title) => ({ profile: 0, title, happenedAtMs })),
		{ profiles: 1, titles: 3 },
	);
	const gram = nearnessGram(one, everyPlace(3), 3, { ...plain, nearness: 0.8 });
	expect(gram[1]).toBeCloseTo(0.2 + 0.8 / Math.E, 9);
	expect(gram[2]).toBeCloseTo(0.2, 9);
	expect([gram[0], gram[4], gram[8]]).toEqual([1, 1, 1]);
});

test('events without time are near to none, and titles without a place are not there', () => {
	const given = [0, 1, 2].map((title) => ({ profile: 0, title }));
	const one = histories(given, { profiles: 1, titles: 3 });
	const gram = nearnessGram(one, Int32Array.of(0, -1, 1), 2, { ...plain, nearness: 0.5 });
	expect([...gram]).toEqual([1, 0.5, 0.5, 1]);
});

test('a keen profile says less of each pair than a quiet one, and the whole weighs the same', () => {
	const watched = [
		[0, 1],
		[2, 3, 4, 5],
	];
	const given = watched.flatMap((titles, profile) => titles.map((title) => ({ profile, title })));
	const all = histories(given, { profiles: 2, titles: 6 });
	const gram = nearnessGram(all, everyPlace(6), 6, { ...plain, profileExponent: 0.5 });
	expect(gram[0 * 6 + 1]! / gram[2 * 6 + 3]!).toBeCloseTo(2, 9);
	const trace = [0, 1, 2, 3, 4, 5].reduce((sum, i) => sum + gram[i * 7]!, 0);
	expect(trace).toBeCloseTo(6, 9);
});
