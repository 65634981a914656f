import { attributesIn, vocabularyOf } from '@marquee/attributes';
import type { Title } from '@marquee/contracts';
import { systemClock } from '@marquee/units';
import { expect, test } from 'vitest';
import { genresOf } from './heads/genres.ts';
import { type Run, run } from './run.ts';
import { train } from './train.ts';
import type { TrainedModel } from './trained-model.ts';
import { loyalProfiles, ofGenre, twoGenres } from './two-genres.fixture.ts';
import type { Parent } from './warm-start.ts';

const heads = { laterWeight: 0.5, genreWeight: 0.3, actionWeight: 0.3, completionWeight: 0.3 };
const small = { width: 16, context: 12, batchRows: 4, epochs: 1 };

const trained = (titles: readonly Title[], how: Partial<Run>, parent?: Parent) => {
	const vocabulary = vocabularyOf(titles);
	return train({
		run: run('small', { ...small, ...how }),
		data: loyalProfiles(),
		attributes: attributesIn(vocabulary, titles),
		vocabulary,
		...(parent && { parent }),
		threads: 1,
		clock: systemClock,
	});
};
const begun = async (titles: readonly Title[]) => {
	const model = await trained(twoGenres, heads);
	const rows = Int32Array.from(twoGenres.keys());
	// A rate at which nothing is learnt shows what was taken over; another seed, that it was not drawn alike.
	const still = { ...heads, seed: 2, learningRate: 1e-12 };
	const child = await trained(titles, still, { model, rows, trainedUntilMs: 0 });
	return { model, child };
};

const weightsOf = ({ layout, weights }: TrainedModel, wanted: string) => {
	const { start, length } = layout.ranges.find(({ name }) => name === wanted)!;
	return [...weights.subarray(start, start + length)];
};
const furthest = (a: readonly number[], b: readonly number[]) =>
	Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));

test('a training that goes on takes over what every head has learnt', async () => {
	const { model, child } = await begun(twoGenres);
	const names = model.layout.ranges.map(({ name }) => name);
	expect(child.layout).toEqual(model.layout);
	for (const head of ['later', 'genres', 'outcome', 'outcome-actions', 'outcome-completion'])
		expect(names).toContain(head);
	for (const name of names)
		expect(furthest(weightsOf(child, name), weightsOf(model, name)), name).toBeLessThan(1e-8);
	expect(furthest(weightsOf(model, 'later'), weightsOf(model, 'later').fill(0))).toBeGreaterThan(
		0.01,
	);
});

test('genres are told apart by their names: a new one that stands before the others takes nothing of theirs', async () => {
	const action = twoGenres.map((title, at) =>
		at % 10 === 0 ? ofGenre(title.titleId, 'Action') : title,
	);
	const { model, child } = await begun(action);
	const genreOf = ({ tower: { attributeNames: names } }: TrainedModel) =>
		genresOf({ names }).map((a) => names[a]!);
	expect([genreOf(model), genreOf(child)]).toEqual([
		['genre:Comedy', 'genre:Drama'],
		['genre:Action', 'genre:Comedy', 'genre:Drama'],
	]);
	const column = (of: TrainedModel, genre: string) => {
		const genres = genreOf(of);
		return weightsOf(of, 'genres').filter((_, at) => at % genres.length === genres.indexOf(genre));
	};
	for (const genre of ['genre:Comedy', 'genre:Drama'])
		expect(furthest(column(child, genre), column(model, genre)), genre).toBeLessThan(1e-8);
	expect(furthest(column(child, 'genre:Action'), column(model, 'genre:Comedy'))).toBeGreaterThan(
		0.01,
	);
});
