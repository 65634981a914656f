import { histories, historyOf } from '@marquee/histories';
import type { TestCase } from '@marquee/protocols';
import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frontierCases } from './frontier-cases.ts';

const titles = 20;

/** A model that scores by chance, the same for everybody, and a case that has watched these. */
function world(seed: number, watched: readonly number[]) {
	const random = seededRandom(seed, 'scores');
	const scoreOf = Float32Array.from({ length: titles }, random.next);
	const rows = watched.map((title, at) => ({
		profile: 0,
		title,
		action: 'played' as const,
		happenedAtMs: at,
	}));
	const history = historyOf(histories(rows, { profiles: 1, titles }), 0);
	const asked: TestCase = { profile: 0, history, asOfMs: 100, relevant: Int32Array.of(0) };
	const model = {
		name: 'by chance',
		score: async (_: unknown, scores: Float32Array) => scores.set(scoreOf),
	};
	return { asked, model, scoreOf };
}

test('candidates are the best by the model that were not watched before, best first, whoever they are', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.nat(),
			fc.array(fc.nat(titles - 1), { minLength: 1, maxLength: 15 }),
			fc.integer({ min: 1, max: titles }),
			async (seed, watched, candidates) => {
				const { asked, model, scoreOf } = world(seed, watched);
				const [found] = await frontierCases([asked], { model, titles, candidates });
				const best = Array.from({ length: titles }, (_, title) => title)
					.filter((title) => !watched.includes(title))
					.sort((a, b) => scoreOf[b]! - scoreOf[a]! || a - b)
					.slice(0, candidates);
				expect([...found!.titles]).toEqual(best);
				expect(Array.from(found!.relevance)).toEqual(best.map((title) => scoreOf[title]));
				expect([...found!.past].sort()).toEqual([...new Set(watched)].sort());
			},
		),
		{ numRuns: 50 },
	);
});
