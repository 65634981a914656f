import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketOf, fnv1a } from './index.ts';
import { armRanges } from './ranges.ts';
import { growthBookRanges } from './read-growthbook.ts';

/** Upper bound of chi-square with the given freedom that chance passes once in 10,000 (Wilson, Hilferty 1931). */
const bound = (freedom: number) => {
	const spread = 2 / (9 * freedom);
	return freedom * (1 - spread + 3.719 * Math.sqrt(spread)) ** 3;
};

describe('the hash', () => {
	// FNV's authors' test vectors for 32-bit FNV-1a.
	test.each([
		['', 0x811c9dc5],
		['a', 0xe40c292c],
		['foobar', 0xbf9cf968],
	])('of %j is the published one', (text, hash) => {
		expect(fnv1a(text)).toBe(hash);
	});

	test('is that of the UTF-8 bytes, whatever the script', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				let hash = 2166136261n;
				for (const byte of Buffer.from(text, 'utf8'))
					hash = ((hash ^ BigInt(byte)) * 16777619n) % 2n ** 32n;
				expect(fnv1a(text)).toBe(Number(hash));
			}),
		);
	});
});

describe('buckets', () => {
	// GrowthBook, packages/sdk-js/test/cases.json, specVersion 0.5.4: seed, value, version, bucket.
	test.each([
		['', 'a', 1, 0.22],
		['', 'b', 1, 0.077],
		['b', 'a', 1, 0.946],
		['ef', 'd', 1, 0.652],
		['asdf', '8952klfjas09ujk', 1, 0.549],
		['', '123', 1, 0.011],
		['', '___)((*":&', 1, 0.563],
		['seed', 'a', 2, 0.0505],
		['seed', 'b', 2, 0.2696],
		['foo', 'ab', 2, 0.2575],
		['foo', 'def', 2, 0.2019],
		['89123klj', '8952klfjas09ujkasdf', 2, 0.124],
		['90850943850283058242805', '123', 2, 0.7516],
		['()**(%$##$%#$#', '___)((*":&', 2, 0.0128],
	] as const)('of %j, %j by version %i are GrowthBook’s', (seed, unit, version, bucket) => {
		expect(bucketOf(seed, unit, version)).toBe(bucket);
	});

	// Made with another implementation (Python, hashing the UTF-8 bytes as integers); fixed for ever.
	test.each([
		['seed', 'é', 1, 0.248],
		['seed', 'é', 2, 0.9593],
		['seed', '映画', 1, 0.966],
		['seed', '映画', 2, 0.8236],
		['seed', '🎬', 1, 0.219],
		['seed', '🎬', 2, 0.8262],
		['実験', 'プロフィール-1', 1, 0.697],
		['実験', 'プロフィール-1', 2, 0.7394],
		['👩\u200d🚀', 'пользователь', 1, 0.606],
		['👩\u200d🚀', 'пользователь', 2, 0.3612],
		['arm/x/', 'Zoë', 1, 0.554],
		['arm/x/', 'Zoë', 2, 0.3656],
		['', 'ß', 1, 0.359],
		['', 'ß', 2, 0.286],
	] as const)('of %j, %j by version %i stay', (seed, unit, version, bucket) => {
		expect(bucketOf(seed, unit, version)).toBe(bucket);
	});

	test('are spread evenly over ids that count up', () => {
		const cells = new Float64Array(100);
		const units = 100_000;
		for (let i = 0; i < units; i++) cells[Math.floor(bucketOf('enrolment/x/', `p${i}`) * 100)]!++;
		const expected = units / 100;
		const square = cells.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
		expect(square).toBeLessThan(bound(99));
	});

	test.each([
		['enrolment/x/', 'arm/x/'],
		['arm/x/', 'arm/y/'],
		['arm/x1/', 'arm/x2/'],
		['layer/a/', 'layer/b/'],
		['holdout/2026-q4/', 'layer/home/'],
		['a', 'b'],
	])('under salts %j and %j are independent', (one, other) => {
		const cells = new Float64Array(100);
		const units = 50_000;
		for (let i = 0; i < units; i++) {
			const row = Math.floor(bucketOf(one, `profile-${i}`) * 10);
			cells[row * 10 + Math.floor(bucketOf(other, `profile-${i}`) * 10)]!++;
		}
		expect(squareOfIndependence(cells, 10)).toBeLessThan(bound(81));
	});
});

function squareOfIndependence(cells: Float64Array, side: number): number {
	const total = cells.reduce((sum, count) => sum + count, 0);
	const row = (r: number) => cells.slice(r * side, (r + 1) * side).reduce((a, b) => a + b, 0);
	const column = (c: number) => cells.filter((_, i) => i % side === c).reduce((a, b) => a + b, 0);
	return cells.reduce((sum, count, i) => {
		const expected = (row(Math.floor(i / side)) * column(i % side)) / total;
		return sum + (count - expected) ** 2 / expected;
	}, 0);
}

describe('ranges', () => {
	// GrowthBook, packages/sdk-js/test/cases.json, specVersion 0.5.4, getBucketRange.
	test.each([
		[
			'normal 50/50',
			2,
			{},
			[
				[0, 0.5],
				[0.5, 1],
			],
		],
		[
			'reduced coverage',
			2,
			{ coverage: 0.5 },
			[
				[0, 0.25],
				[0.5, 0.75],
			],
		],
		[
			'zero coverage',
			2,
			{ coverage: 0 },
			[
				[0, 0],
				[0.5, 0.5],
			],
		],
		[
			'4 variations',
			4,
			{},
			[
				[0, 0.25],
				[0.25, 0.5],
				[0.5, 0.75],
				[0.75, 1],
			],
		],
		[
			'uneven weights',
			2,
			{ weights: [0.4, 0.6] },
			[
				[0, 0.4],
				[0.4, 1],
			],
		],
		[
			'three',
			3,
			{ weights: [0.2, 0.3, 0.5] },
			[
				[0, 0.2],
				[0.2, 0.5],
				[0.5, 1],
			],
		],
		[
			'three, reduced',
			3,
			{ coverage: 0.2, weights: [0.2, 0.3, 0.5] },
			[
				[0, 0.04],
				[0.2, 0.26],
				[0.5, 0.6],
			],
		],
		[
			'negative coverage',
			2,
			{ coverage: -0.2 },
			[
				[0, 0],
				[0.5, 0.5],
			],
		],
		[
			'coverage above 1',
			2,
			{ coverage: 1.5 },
			[
				[0, 0.5],
				[0.5, 1],
			],
		],
		[
			'sum below 1',
			2,
			{ weights: [0.4, 0.1] },
			[
				[0, 0.5],
				[0.5, 1],
			],
		],
		[
			'sum above 1',
			2,
			{ weights: [0.7, 0.6] },
			[
				[0, 0.5],
				[0.5, 1],
			],
		],
		[
			'too few weights',
			4,
			{ weights: [0.4, 0.4, 0.2] },
			[
				[0, 0.25],
				[0.25, 0.5],
				[0.5, 0.75],
				[0.75, 1],
			],
		],
		[
			'almost 1',
			2,
			{ weights: [0.4, 0.5999] },
			[
				[0, 0.4],
				[0.4, 0.9999],
			],
		],
	])('%s: GrowthBook’s', (_, arms, written, expected) => {
		const ranges = growthBookRanges(arms, written);
		for (const [i, [from, to]] of ranges.entries()) {
			expect(from).toBeCloseTo(expected[i]![0]!, 12);
			expect(to).toBeCloseTo(expected[i]![1]!, 12);
		}
		expect(ranges).toHaveLength(expected.length);
	});

	test('with more coverage contain those with less, and never meet', () => {
		const share = fc.double({ min: 0, max: 1, noNaN: true });
		const weights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 6 });
		fc.assert(
			fc.property(weights, share, share, (parts, one, other) => {
				const total = parts.reduce((a, b) => a + b, 0);
				const shares = parts.map((part) => part / total);
				const narrow = armRanges(shares, Math.min(one, other));
				const wide = armRanges(shares, Math.max(one, other));
				for (const [i, [from, to]] of wide.entries()) {
					expect(narrow[i]![0]).toBe(from);
					expect(narrow[i]![1]).toBeLessThanOrEqual(to);
					if (i > 0) expect(wide[i - 1]![1]).toBeLessThanOrEqual(from);
				}
			}),
		);
	});
});
