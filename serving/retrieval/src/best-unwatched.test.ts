import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestUnwatched } from './best-unwatched.ts';

const choices = fc.array(
	fc.record({
		score: fc.integer({ min: -5, max: 5 }),
		watched: fc.boolean(),
		admitted: fc.boolean(),
	}),
	{ maxLength: 80, size: 'max' },
);

/** What the foremost reach; `undefined`: nobody looked for them. */
const floors = fc.option(fc.integer({ min: -6, max: 6 }), { nil: undefined });

test('names the n best unwatched titles and exactly the watched ones that reach among them, as sorting would, wherever it looks first', () => {
	fc.assert(
		fc.property(choices, fc.nat(20), fc.boolean(), floors, (all, n, onlyEven, reached) => {
			const among = onlyEven ? all.map((_, i) => i).filter((i) => i % 2 === 0) : undefined;
			const scores = Float32Array.from(all, ({ score }) => score);
			const watched = Uint8Array.from(all, (title) => (title.watched ? 1 : 0));
			const admits = (index: number) => all[index]!.admitted && !(onlyEven && index % 2 === 1);
			const foremost =
				reached === undefined
					? undefined
					: Int32Array.from(all.keys()).filter((index) => scores[index]! >= reached);
			const best = bestUnwatched(
				{ scores, watched, admits, foremost, ...(among === undefined ? {} : { among }) },
				n,
			);

			const eligible = (among ?? all.map((_, i) => i)).filter(admits);
			const sorted = eligible.toSorted((a, b) => scores[b]! - scores[a]! || a - b);
			const unwatched = sorted.filter((i) => watched[i] === 0).slice(0, n);
			const floor = unwatched.length < n ? -Infinity : (scores[unwatched.at(-1) ?? -1] ?? Infinity);
			const beside = sorted.filter((i) => watched[i] === 1 && scores[i]! >= floor).slice(0, 40);
			const expected = [...unwatched, ...beside].sort((a, b) => scores[b]! - scores[a]! || a - b);
			expect([...best]).toEqual(expected);
		}),
		{ numRuns: 500 },
	);
});

test('who has watched everything good is still offered n titles', () => {
	const scores = Float32Array.from({ length: 500 }, (_, i) => -i);
	const watched = Uint8Array.from(scores, (_, i) => (i < 400 ? 1 : 0));
	const best = bestUnwatched({ scores, watched }, 10);
	expect([...best].filter((index) => index >= 400)).toEqual([
		400, 401, 402, 403, 404, 405, 406, 407, 408, 409,
	]);
	expect(best.filter((index) => index < 400)).toHaveLength(40);
});
