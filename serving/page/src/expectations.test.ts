import type { Scored } from '@marquee/rankers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectations } from './expectations.ts';

const V = 6_000; // more than there is room for at first

/** A ranker that says something else of every title. */
const said = (titles: Int32Array): Scored => {
	const by = (part: number) => Float32Array.from(titles, (title) => title + part / 8);
	return {
		score: by(0),
		heads: { engagement: by(1), retention: by(2), satisfaction: by(3), freshness: by(4) },
	};
};
const questions = fc.array(fc.array(fc.nat(V - 1), { maxLength: 40 }), { maxLength: 8 });

test('every title gets what the ranker says of it, whoever asked of it before, and how often', () => {
	fc.assert(
		fc.property(questions, (questions) => {
			const known = expectations(new Int32Array(V), said);
			for (const titles of questions) {
				expect(known.worthOf(titles)).toEqual(said(Int32Array.from(titles)).score);
				for (const [n, title] of titles.entries()) {
					const { engagement, retention, satisfaction, freshness } = said(
						Int32Array.of(title),
					).heads;
					expect(known.of(titles[n]!)).toEqual({
						engagement: engagement[0],
						retention: retention[0],
						satisfaction: satisfaction[0],
						freshness: freshness[0],
					});
				}
			}
		}),
	);
});

test('the ranker is asked of every title once, in the order in which somebody first asks', () => {
	fc.assert(
		fc.property(questions, (questions) => {
			const asked: number[] = [];
			const known = expectations(new Int32Array(V), (titles) => {
				asked.push(...titles);
				return said(titles);
			});
			for (const [n, titles] of questions.entries())
				if (n % 2 === 0) known.worthOf(titles);
				else for (const title of titles) known.of(title);
			expect(asked).toEqual([...new Set(questions.flat())]);
		}),
	);
});

test('what was said stays when there must be more room for what is said later', () => {
	const known = expectations(new Int32Array(V), said);
	const all = Int32Array.from({ length: V }, (_, title) => title);
	known.worthOf(all.subarray(0, 10));
	known.worthOf(all.subarray(10));
	expect(known.worthOf(all)).toEqual(said(all).score);
	expect(known.of(3).freshness).toBe(3.5);
});
