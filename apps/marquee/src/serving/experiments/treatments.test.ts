import type { ExperimentDesign, Recipe } from '@marquee/contracts';
import type { Tried } from '@marquee/stores';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { experimentOf, smallDesign } from './small-design.fixture.ts';
import { treatmentsOf } from './treatments.ts';

const units = Array.from({ length: 400 }, (_, i) => ({ unit: `p-${i}` }));
const running = (...designs: readonly ExperimentDesign[]): Tried => ({
	experiments: designs.map((design) => experimentOf(design)),
	holdouts: [],
});
const drawn = (interleaves: 'rows' | 'search', recipe: Recipe, changes = {}) =>
	smallDesign('drawn', recipe, { kind: 'interleaving', interleaves, ...changes });

test('without an experiment that runs nobody has a treatment', () => {
	const planned = { experiments: [experimentOf(smallDesign('a'), 'draft')], holdouts: [] };
	const { of, areAny, recipes } = treatmentsOf(planned);
	expect(areAny('pages')).toBe(false);
	expect(recipes).toEqual([]);
	for (const unit of units) expect(of('pages', unit)).toBeUndefined();
});

test('who is in the control is told so, and is served as everybody', () => {
	const { of } = treatmentsOf(running(smallDesign('a')));
	const arms = units.map((unit) => of('pages', unit)!);
	for (const { cells, recipe } of arms)
		expect(recipe).toEqual(cells[0]!.arm === 'control' ? undefined : { policy: 'page-1-plain' });
	expect(new Set(arms.map(({ cells }) => cells[0]!.arm)).size).toBe(2);
});

test('growing a share moves nobody, whatever else runs', () => {
	const share = fc.double({ min: 0, max: 1, noNaN: true });
	const other = smallDesign('other', { searchWeights: 'learnt' });
	fc.assert(
		fc.property(share, share, (one, two) => {
			const at = (size: number) =>
				treatmentsOf(running(smallDesign('a', { layout: 'generative' }, { share: size }), other));
			const [before, after] = [at(Math.min(one, two)), at(Math.max(one, two))];
			for (const unit of units.slice(0, 100)) {
				const [was] = before.of('pages', unit)?.cells ?? [];
				if (was !== undefined) expect(after.of('pages', unit)!.cells[0]!.arm).toBe(was.arm);
			}
		}),
		{ numRuns: 25 },
	);
});

test('an experiment is met where it changes something: nobody is exposed to another search on a page', () => {
	const { of, areAny } = treatmentsOf(running(smallDesign('a', { searchWeights: 'policy' })));
	expect([areAny('pages'), areAny('search')]).toEqual([false, true]);
	expect(of('pages', units[0]!)).toBeUndefined();
	expect(of('search', units[0]!)!.cells).toHaveLength(1);
	expect(treatmentsOf(running(smallDesign('same', {}))).areAny('pages')).toBe(true);
});

describe('several experiments at once', () => {
	test('come to one recipe, and a cell for each in the order of their keys', () => {
		const { of } = treatmentsOf(
			running(
				smallDesign('z', { policy: 'page-1-plain' }),
				smallDesign('a', { layout: 'generative' }),
			),
		);
		const both = units.map((unit) => of('pages', unit)!);
		for (const { cells, recipe = {} } of both) {
			expect(cells.map(({ experiment }) => experiment)).toEqual(['a', 'z']);
			expect('layout' in recipe).toBe(cells[0]!.arm === 'treatment');
			expect('policy' in recipe).toBe(cells[1]!.arm === 'treatment');
		}
		expect(new Set(both.map(({ recipe }) => JSON.stringify(recipe))).size).toBe(4);
	});

	test('that came to change one thing all the same are decided by the first key, in whatever order they came', () => {
		const [a, b] = [smallDesign('a', { policy: 'x' }), smallDesign('b', { policy: 'y' })];
		for (const tried of [running(a, b), running(b, a)])
			for (const unit of units) {
				const { cells, recipe } = treatmentsOf(tried).of('pages', unit)!;
				if (cells.every(({ arm }) => arm === 'treatment')) expect(recipe).toEqual({ policy: 'x' });
			}
	});

	test('whoever is held out is in none of them', () => {
		const tried = { ...running(smallDesign('a')), holdouts: [{ key: 'q4', share: 0.3 }] };
		const { of } = treatmentsOf(tried);
		const out = units.filter((unit) => of('pages', unit) === undefined);
		expect(out.length / units.length).toBeCloseTo(0.3, 1);
	});
});

describe('an interleaved experiment', () => {
	test('gives all of its members both arms, each with what their other experiments change', () => {
		const { of } = treatmentsOf(running(drawn('rows', { layout: 'generative' }), smallDesign('a')));
		for (const unit of units) {
			const { cells, recipe = {}, interleaved } = of('pages', unit)!;
			expect(cells.find(({ experiment }) => experiment === 'drawn')!.arm).toBe('interleaved');
			expect(interleaved!.arms).toEqual([
				{ key: 'control', recipe },
				{ key: 'treatment', recipe: { layout: 'generative', ...recipe } },
			]);
		}
	});

	test('of search is not met on pages', () => {
		const { of } = treatmentsOf(running(drawn('search', { searchWeights: 'policy' })));
		expect(of('pages', units[0]!)).toBeUndefined();
		expect(of('search', units[0]!)!.interleaved!.thing).toBe('search');
	});

	test('can show somebody one of its arms whole, who then is not counted', () => {
		const forced = { 'p-1': 'treatment' };
		const { of } = treatmentsOf(running(drawn('rows', { layout: 'generative' }, { forced })));
		expect(of('pages', { unit: 'p-1' })).toMatchObject({
			cells: [{ arm: 'treatment', reason: 'forced' }],
			recipe: { layout: 'generative' },
		});
		expect(of('pages', { unit: 'p-1' })!.interleaved).toBeUndefined();
	});
});
