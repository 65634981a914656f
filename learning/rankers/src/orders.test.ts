import { featureAt, featureCount } from '@marquee/features';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byFeature, comparedOrders, ndcgByProfile } from './orders.ts';
import { emptySlates, type Slates } from './slates.ts';
import { drawnSlates, plantedOdds } from './testing/drawn-slates.ts';

const size = 12;
const slates = drawnSlates(80, size);
const rightOf = ({ played, relevant }: Slates) => ({ hits: played, relevant });
const truth = Float32Array.from({ length: slates.count * size }, (_, row) =>
	plantedOdds(slates.features, row),
);

/** The definition, word by word: gains of the best ten over those of the best possible ten. */
function ndcgPlainly(scores: readonly number[], hits: readonly number[], relevant: number): number {
	const ranked = scores
		.map((score, k) => ({ score, k }))
		.sort((a, b) => b.score - a.score || a.k - b.k);
	const gain = (rank: number) => 1 / Math.log2(rank + 2);
	const got = ranked.slice(0, 10).reduce((sum, { k }, rank) => sum + hits[k]! * gain(rank), 0);
	const most = Array.from({ length: Math.min(10, relevant) }, (_, rank) => gain(rank));
	return got / most.reduce((sum, one) => sum + one, 0);
}

test('a profile counts once, by the mean over its requests of which something is right', () => {
	const request = fc.record({
		profile: fc.nat(3),
		scores: fc.array(fc.nat(5), { minLength: size, maxLength: size }),
		hits: fc.array(fc.constantFrom(0, 0, 0, 1), { minLength: size, maxLength: size }),
		beyond: fc.nat(2),
	});
	fc.assert(
		fc.property(fc.array(request, { minLength: 1, maxLength: 8 }), (requests) => {
			const some = emptySlates(requests.length, size);
			const byProfile = new Map<number, number[]>();
			for (const [s, { profile, scores, hits, beyond }] of requests.entries()) {
				const relevant = hits.reduce((sum: number, hit) => sum + hit, 0) + beyond;
				some.played.set(hits, s * size);
				some.profiles[s] = profile;
				some.relevant[s] = relevant;
				if (relevant === 0) continue;
				const own = byProfile.get(profile) ?? [];
				byProfile.set(profile, [...own, ndcgPlainly(scores, hits, relevant)]);
			}
			const scores = Float32Array.from(requests.flatMap((one) => one.scores));
			const expected = [...byProfile.values()].map(
				(own) => own.reduce((sum, value) => sum + value, 0) / own.length,
			);
			const found = [...ndcgByProfile(some, scores, rightOf(some))];
			expect(found.length).toBe(expected.length);
			for (const [n, value] of expected.entries()) expect(found[n]).toBeCloseTo(value, 12);
		}),
	);
});

test('the order that slates were drawn by is ahead of its reverse, and nobody is ahead of itself', () => {
	const contenders = { truth, again: truth, reverse: truth.map((odds) => -odds) };
	const [first, again, reverse] = comparedOrders(slates, contenders, rightOf(slates));
	expect(again!.behind).toEqual({ value: 0, low: 0, high: 0 });
	expect(reverse!.behind.low).toBeGreaterThan(0.2);
	expect(reverse!.behind.value).toBeCloseTo(first!.value.value - reverse!.value.value, 12);
	expect(first!.value.low).toBeLessThan(first!.value.value);
});

test('a feature as scores is its column', () => {
	const column = byFeature(slates, 'trend');
	expect(column.length).toBe(slates.count * size);
	for (const row of [0, 7, column.length - 1])
		expect(column[row]).toBe(slates.features[row * featureCount + featureAt('trend')]);
});

test('where nothing is right, orders cannot be compared', () => {
	expect(() =>
		comparedOrders(
			emptySlates(2, size),
			{ truth: new Float32Array(2 * size) },
			rightOf(emptySlates(2, size)),
		),
	).toThrow(RangeError);
});
