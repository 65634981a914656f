import { openFoundation, run, type TrainedModel, train } from '@marquee/foundation';
import { type Histories, histories, historyOf } from '@marquee/histories';
import { seededRandom, systemClock, type TitleId } from '@marquee/units';
import { beforeAll, expect, test } from 'vitest';
import { laidOnto } from './laid-onto.ts';

const titles = 20;
const titleIds = Array.from({ length: titles }, (_, i) => `t${i}` as TitleId);
const data: Histories = everyThird();
let [yesterday, today]: TrainedModel[] = [];
const small = { width: 8, heads: 1, layers: 1, context: 8, epochs: 12, batchRows: 8 };
const trained = (seed: number) =>
	train({ run: run('small', { ...small, seed }), data, threads: 1, clock: systemClock });

beforeAll(async () => {
	yesterday = await trained(1);
	today = await trained(2); // by other chance: the same tastes in a space of its own
});
const spaceOf = (model: TrainedModel) => ({ titleIds, width: 8, vectors: model.embeddings });

/** Profiles who mostly watch the title three further on. */
function everyThird(): Histories {
	const random = seededRandom(3, 'every third');
	const interactions = Array.from({ length: 60 }, (_, profile) => {
		const first = random.below(titles);
		return Array.from({ length: 10 }, (_, at) => ({
			profile,
			title: random.next() < 0.9 ? (first + 3 * at) % titles : random.below(titles),
			action: 'played' as const,
			happenedAtMs: at * 3_600_000,
		}));
	}).flat();
	return histories(interactions, { profiles: 60, titles });
}

async function scoresOf(model: TrainedModel): Promise<Float32Array> {
	const foundation = await openFoundation(model, { threads: 1, batchRows: 1 });
	const scores = new Float32Array(3 * titles);
	const asked = [0, 1, 2].map((u) => ({ history: historyOf(data, u), asOfMs: 1e8 }));
	await foundation.score(asked, scores);
	await foundation.release();
	return scores;
}

test('a model trained anew stands nearer to its parent once it is turned, and scores as before', async () => {
	const { model, drift } = laidOnto(spaceOf(yesterday!), today!, titleIds);
	expect(drift).toMatchObject({ titles });
	expect(drift!.turned).toBeGreaterThan(drift!.asTrained + 0.2);
	const [before, after] = [await scoresOf(today!), await scoresOf(model)];
	for (const [at, score] of after.entries())
		expect(Math.abs(score - before[at]!)).toBeLessThan(1e-4);
});

test('laid onto itself a model stays where it is', () => {
	const { drift } = laidOnto(spaceOf(today!), today!, titleIds);
	expect(drift!.asTrained).toBeCloseTo(1, 6);
	expect(drift!.turned).toBeCloseTo(1, 6);
});

test('a parent of another width, or of other titles alone, turns nothing: there is nothing to compare', () => {
	const narrow = { titleIds, width: 4, vectors: new Float32Array(titles * 4).fill(0.5) };
	const strange = { ...spaceOf(yesterday!), titleIds: titleIds.map((id) => `x${id}` as TitleId) };
	for (const before of [narrow, strange])
		expect(laidOnto(before, today!, titleIds)).toEqual({ model: today });
});
