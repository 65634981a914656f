import { histories } from '@marquee/histories';
import { singularDecomposition } from '@marquee/numerics';
import { seededRandom } from '@marquee/units';
import { expect, test } from 'vitest';
import { coWatchVectors } from './co-watch-vectors.ts';

const [profiles, titles] = [60, 24];

/** Profiles of three kinds, each of which watches most of its own eight titles and now and then others; nobody watches the last. */
function threeKinds(seed: number, others = 0.05) {
	const random = seededRandom(seed, 'three kinds');
	const pasts = Array.from({ length: profiles }, (_, profile) =>
		Array.from({ length: titles - 1 }, (_title, title) => title).filter((title) =>
			title % 3 === profile % 3 ? random.next() < 0.8 : random.next() < others,
		),
	);
	const rows = pasts.flatMap((past, profile) =>
		past.map((title, at) => ({
			profile,
			title,
			action: 'played' as const,
			happenedAtMs: 1_700_000_000_000 + at,
		})),
	);
	return { pasts, train: histories(rows, { profiles, titles }) };
}
const cosine = (one: Float32Array, other: Float32Array) =>
	one.reduce((sum, value, d) => sum + value * other[d]!, 0);
const random = () => seededRandom(7, 'start');

test('titles of the same profiles point the same way, and titles of others elsewhere', async () => {
	const { train } = threeKinds(1);
	const of = await coWatchVectors(train, 2, { random: random() });
	for (let a = 0; a < titles - 1; a++)
		for (let b = 0; b < titles - 1; b++) {
			const alike = cosine(of(a)!, of(b)!);
			if (a % 3 === b % 3) expect(alike).toBeGreaterThan(0.9);
			else expect(alike).toBeLessThan(0);
		}
});

test('they are the singular vectors of who watched what, in the digits that matter', async () => {
	const { train, pasts } = threeKinds(2, 0.25);
	const of = await coWatchVectors(train, 2, { random: random() });
	const watchedBy = Array.from(
		{ length: titles },
		(_, title) => pasts.filter((past) => past.includes(title)).length,
	);
	const gram = new Float64Array(titles * titles); // (V, V)
	for (const past of pasts)
		for (const a of past)
			for (const b of past)
				gram[a * titles + b]! +=
					1 / ((past.length + 10) * Math.sqrt((watchedBy[a]! + 10) * (watchedBy[b]! + 10)));
	const { left, values } = singularDecomposition(gram, titles);
	const direct = (title: number) => {
		const row = [1, 2].map((d) => left[title * titles + d]! * values[d]!);
		return Float32Array.from(row, (value) => value / Math.hypot(...row));
	};
	for (let a = 0; a < titles - 1; a++)
		for (let b = 0; b < a; b++)
			expect(cosine(of(a)!, of(b)!)).toBeCloseTo(cosine(direct(a), direct(b)), 2);
});

test('a title that nobody watched stands nowhere, all others at distance one', async () => {
	const { train } = threeKinds(3);
	const of = await coWatchVectors(train, 3, { random: random() });
	expect(of(titles - 1)).toBeUndefined();
	for (let title = 0; title < titles - 1; title++)
		expect(Math.hypot(...of(title)!)).toBeCloseTo(1, 5);
});

test('a search that is stopped between rounds goes no further', async () => {
	const { train } = threeKinds(4);
	const rounds: number[] = [];
	const search = coWatchVectors(train, 2, {
		random: random(),
		onRound: async (done) => {
			rounds.push(done);
			if (done === 2) throw new Error('stopped');
		},
	});
	await expect(search).rejects.toThrow('stopped');
	expect(rounds).toEqual([0, 1, 2]);
});
