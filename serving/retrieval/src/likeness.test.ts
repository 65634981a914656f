import { catalogueOf } from '@marquee/catalogue';
import type { TitleId } from '@marquee/units';
import { expect, test } from 'vitest';
import { likenessOf } from './likeness.ts';
import {
	linearModel,
	linearModelWithCosine,
	linearModelWithVectors,
} from './testing/linear-model.ts';

const ids = Array.from({ length: 40 }, (_, i) => `t${i}` as TitleId);
const inCatalogue = ids.filter((_, i) => i % 5 !== 0);
const catalogue = catalogueOf(
	inCatalogue.map((titleId) => ({ titleId, name: titleId, genres: [] })),
);
const model = linearModel(ids);

test('the nearest titles are those that sorting all cosines gives, without the title itself and without strangers', () => {
	const likeness = likenessOf(model, catalogue, 7);
	for (const id of inCatalogue) {
		const cosines = model.similarity(id)!;
		const expected = ids
			.map((other, place) => ({ other, cosine: cosines[place]! }))
			.filter(({ other }) => other !== id && inCatalogue.includes(other))
			.sort((a, b) => b.cosine - a.cosine)
			.slice(0, 7);
		const near = likeness.neighbours(id)!;
		expect(near.indices.map((index) => catalogue.idAt(index))).toEqual(
			expected.map(({ other }) => other),
		);
		expect(near.closeness).toEqual(expected.map(({ cosine }) => cosine));
	}
});

test('a title that the model does not know has no neighbours and is close to nothing', () => {
	const likeness = likenessOf(model, catalogue);
	const stranger = 'stranger' as TitleId;
	expect(likeness.knows(stranger)).toBe(false);
	expect(likeness.neighbours(stranger)).toBeUndefined();
	expect(likeness.closenessTo(stranger)(ids[1]!)).toBeUndefined();
	expect(likeness.closenessTo(ids[1]!)(stranger)).toBeUndefined();
});

test('two titles are as close whether the model compares two or gives the cosines of all', () => {
	const byVectors = likenessOf(model, catalogue);
	const byCosine = likenessOf(linearModelWithCosine(ids), catalogue);
	for (const other of inCatalogue)
		expect(byCosine.closenessTo(ids[1]!)(other)).toBeCloseTo(
			byVectors.closenessTo(ids[1]!)(other)!,
			6,
		);
	expect(byCosine.touchstones).toBeGreaterThan(byVectors.touchstones);
});

test('neighbours are the same, found by searching vectors or by sorting cosines', () => {
	const bySorting = likenessOf(model, catalogue, 9);
	const bySearching = likenessOf(linearModelWithVectors(ids), catalogue, 9);
	for (const id of ids) {
		const [sorted, searched] = [bySorting.neighbours(id)!, bySearching.neighbours(id)!];
		expect(searched.indices).toEqual(sorted.indices);
		for (const [i, cosine] of searched.closeness.entries())
			expect(cosine).toBeCloseTo(sorted.closeness[i]!, 5);
	}
	expect(bySearching.neighbours('stranger' as TitleId)).toBeUndefined();
});

test('the model is asked once for what is asked often', () => {
	let asked = 0;
	const counting = {
		...model,
		similarity: (id: TitleId) => {
			asked++;
			return model.similarity(id);
		},
	};
	const likeness = likenessOf(counting, catalogue);
	for (let i = 0; i < 10; i++) {
		likeness.neighbours(ids[1]!);
		likeness.closenessTo(ids[1]!)(ids[2]!);
	}
	expect(asked).toBe(1);
});
