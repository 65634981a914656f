import { catalogueOf } from '@marquee/catalogue';
import { testContext } from '@marquee/pipeline/testing';
import { type TitleId, titleId } from '@marquee/units';
import { appliedAll } from '@marquee/viewing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { standardised } from './standardised.ts';
import { tasteOfProfile } from './taste.ts';
import { type TasteModel, untrainedModel } from './taste-model.ts';
import { describeTasteModel } from './testing/describe-taste-model.ts';
import {
	linearModel,
	linearModelWithCosine,
	linearModelWithVectors,
} from './testing/linear-model.ts';

const catalogue = catalogueOf(
	['a', 'b', 'c', 'late'].map((titleId) => ({ titleId, name: titleId, genres: [] })),
);
const scoring = (titleIds: readonly string[], scores: readonly number[]): TasteModel => ({
	...untrainedModel,
	titleIds: titleIds as readonly TitleId[],
	taste: async () => Float32Array.from(scores),
});
const tasteBy = (model: TasteModel) =>
	tasteOfProfile(model, catalogue, 100).hydrate({ state: undefined }, testContext());

test('scores come in the order of the catalogue, whatever the order of the model, and unknown titles are average', async () => {
	const { taste } = await tasteBy(scoring(['c', 'elsewhere', 'b', 'a'], [4, 3, 2, 1]));
	const [a, b, c, late] = taste!;
	expect(c).toBeGreaterThan(b!);
	expect(b).toBeGreaterThan(a!);
	expect(late).toBe(0);
});

test('the model hears on what and where somebody asks', async () => {
	const heard: unknown[] = [];
	const model: TasteModel = {
		...untrainedModel,
		taste: async (_state, _now, on) => {
			heard.push(on);
			return new Float32Array(0);
		},
	};
	const on = { device: 'television', country: 'PT' } as const;
	await tasteOfProfile(model, catalogue, 100).hydrate({ state: undefined, on }, testContext());
	expect(heard).toEqual([on]);
});

test.each([
	['too few scores', [1, 2], '2 scores for 3 titles'],
	['NaN', [1, Number.NaN, 2], 'a score of NaN for b'],
	['an infinity', [1, 2, -Infinity], 'a score of -Infinity for c'],
])('a model that answers %s is called unsound, with the title', async (_what, scores, said) => {
	await expect(async () => tasteBy(scoring(['a', 'b', 'c'], scores))).rejects.toThrow(said);
});

test.each([
	['in the catalogue’s order', ['a', 'b', 'c', 'late']],
	['in its own order', ['c', 'elsewhere', 'late', 'a']],
])(
	'requests at once have tastes of their own, and a taste is lent again after its request alone: a model %s',
	async (_what, ids) => {
		const model = linearModel(ids.map(titleId));
		const hydrator = tasteOfProfile(model, catalogue, 100);
		const asked = async (id: string) => {
			const ends: (() => void)[] = [];
			const state = appliedAll(undefined, [
				{ kind: 'play', eventId: 'e', profileId: 'p', titleId: id, happenedAt: 1_000 },
			]);
			const atEnd = (work: () => void) => void ends.push(work);
			const { taste } = await hydrator.hydrate({ state }, { ...testContext(), atEnd });
			return { taste: taste!, end: () => ends.map((work) => work()) };
		};
		const one = await asked('a');
		const said = [...one.taste];
		const other = await asked('c');
		expect(other.taste).not.toBe(one.taste);
		expect([...one.taste]).toEqual(said);
		one.end();
		const next = await asked('a');
		expect(next.taste).toBe(one.taste);
		expect([...next.taste]).toEqual(said);
	},
);

test('standardised values have mean 0 and deviation 1, whatever their unit', () => {
	const values = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 2, maxLength: 50 });
	fc.assert(
		fc.property(values, fc.integer({ min: 1, max: 100 }), fc.integer(), (all, unit, shift) => {
			fc.pre(new Set(all).size > 1);
			const result = standardised(all);
			const own = Float32Array.from(all);
			expect([...standardised(own, own)]).toEqual([...result]);
			const mean = result.reduce((a, b) => a + b) / result.length;
			const squares = result.reduce((sum, value) => sum + value ** 2, 0) / result.length;
			expect(mean).toBeCloseTo(0, 4);
			expect(squares).toBeCloseTo(1, 4);
			const rescaled = standardised(all.map((value) => unit * value + (shift % 1_000)));
			for (const [i, value] of rescaled.entries()) expect(value).toBeCloseTo(result[i]!, 3);
		}),
	);
	expect([...standardised([3, 3, 3])]).toEqual([0, 0, 0]);
	expect([...standardised([3, 3], Float32Array.of(5, 6))]).toEqual([0, 0]);
	expect(standardised([]).length).toBe(0);
});

const ids = Array.from({ length: 30 }, (_, i) => `t${i}` as TitleId);
describeTasteModel('a linear model', async () => linearModel(ids));
describeTasteModel('a linear model with cosine', async () => linearModelWithCosine(ids));
describeTasteModel('a linear model with vectors', async () => linearModelWithVectors(ids));
