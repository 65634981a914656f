import { expect, test } from 'vitest';
import type { ListedExperiment } from '../answers/experiment.ts';
import { rehearsedPlans } from '../testing/rehearsal-plans.ts';
import { rehearsedReading } from '../testing/rehearsal-readings.ts';
import { nextStep, plannedWords, recipeWords, shareWords } from './life.ts';
import { armsOf, countsOf, headlineOf, listed, progressOf, sinceOf } from './listing.ts';

const now = 1_790_000_000_000;
const plans = rehearsedPlans(now);
const experiments: readonly ListedExperiment[] = plans.map(({ experiment }) => experiment);
const keys = (some: readonly ListedExperiment[]) => some.map(({ design }) => design.key);
const named = (key: string) => experiments.find(({ design }) => design.key === key)!;

test('running experiments come first, then drafts, then what is over; the newest of each first', () => {
	const all = listed(experiments.toReversed(), {});
	expect(all.map(({ status }) => status)).toEqual([
		...Array(4).fill('running'),
		'draft',
		'stopped',
	]);
	const running = all.filter(({ status }) => status === 'running').map(sinceOf);
	expect(running).toEqual(running.toSorted((a, b) => b - a));
	expect(countsOf(experiments)).toEqual({ running: 4, draft: 1, stopped: 1 });
});

test('an experiment is found by its key, its question, its metric and its arms, however they are written', () => {
	expect(keys(listed(experiments, { find: 'TALLER rows' }))).toEqual(['autumn-layout']);
	expect(keys(listed(experiments, { find: 'taste-bold' }))).toEqual(['rows-by-taste']);
	expect(keys(listed(experiments, { show: 'stopped', find: 'hours-watched' }))).toEqual([
		'plain-rows',
	]);
	expect(listed(experiments, { find: 'no such thing' })).toEqual([]);
});

test('progress ends at all of the planned members; an arm that nobody met has none', () => {
	const running = { ...named('rows-by-taste'), members: { control: 100_000, taste: 100_000 } };
	expect(progressOf(running)).toBe(1);
	expect(armsOf(running).map(({ members, isControl }) => [members, isControl])).toEqual([
		[100_000, true],
		[100_000, false],
		[0, false],
	]);
	expect(plannedWords(1_204, running.design)).toBe('1,204 of 120,000 planned members');
});

test('the headline is of the treatment about which most is known, of a preference where answers hold both, and of none that is too young', () => {
	const of = (key: string) =>
		headlineOf(
			rehearsedReading(plans.find(({ experiment }) => experiment.design.key === key)!, now),
		);
	expect(of('rows-by-taste')).toMatchObject({ what: 'Hours watched', arm: 'taste' });
	expect(of('rows-by-taste')!.words.estimate).toMatch(/^\+2\.\d %$/);
	expect(of('search-learnt')).toMatchObject({ what: 'preference', arm: 'learnt' });
	expect(of('new-titles-first')).toBeUndefined();
});

test('a draft can be started, what runs be stopped for good, what is over neither; each says what happens', () => {
	const start = nextStep(named('autumn-layout'))!;
	expect(start.does).toBe('start');
	expect(start.happens.join(' ')).toContain(
		'20 % of members of device television and country DE or AT meet one of control, tall',
	);
	expect(nextStep({ ...named('search-learnt'), status: 'draft' })!.happens[0]).toContain(
		'twice the making',
	);
	expect(nextStep(named('rows-by-taste'))!.happens.join(' ')).toContain('cannot be started again');
	expect(nextStep(named('plain-rows'))).toBeUndefined();
});

test('a recipe says what it changes, and that it changes nothing', () => {
	expect(recipeWords({})).toBe('as everybody has it');
	expect(
		recipeWords({ bundle: 'sha256:4f0d1234567890', policy: 'page-2', searchWeights: 'learnt' }),
	).toBe('bundle 4f0d123456, policy page-2, learnt search weights');
	expect(shareWords({ ...named('plain-rows').design, share: 0.045, layer: 'home' })).toBe(
		'4.5 % of members in layer home',
	);
});

test('who is in some slots of a layer is said to be no more than that part of it', () => {
	const { design } = named('plain-rows');
	const slots: [number, number][] = [
		[0, 0.1],
		[0.7, 1],
	];
	expect(shareWords({ ...design, share: 1, layer: 'home', slots })).toBe(
		'100 % of members in 40 % of layer home',
	);
	expect(shareWords({ ...design, share: 1, layer: 'home', slots: [[0, 1]] })).toBe(
		'100 % of members in layer home',
	);
});
