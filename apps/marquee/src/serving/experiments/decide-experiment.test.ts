import type { ExperimentDesign } from '@marquee/contracts';
import { memoryControlPlane, type Tried } from '@marquee/stores';
import { epochMs } from '@marquee/units';
import { describe, expect, test } from 'vitest';
import { defined, heldOut, started, stopped } from './decide-experiment.ts';
import { checkDesign } from './design-check.ts';
import { experimentOf, smallDesign } from './small-design.fixture.ts';

const now = epochMs(9);
const nothing: Tried = { experiments: [], holdouts: [] };
const with_ = (...experiments: Tried['experiments']): Tried => ({ ...nothing, experiments });
const refusal = (act: () => unknown): string => {
	try {
		act();
	} catch (cause) {
		return (cause as { code: string }).code;
	}
	return 'nothing was refused';
};

describe('the life of an experiment', () => {
	test('it is planned, runs, and is over; each step keeps its moment', async () => {
		const plane = memoryControlPlane();
		const act = (at: number, step: (tried: Tried) => ReturnType<typeof defined>) =>
			plane.decideExperiment({ by: 'ana', at: epochMs(at) }, step);
		await act(1, (tried) => defined(tried, smallDesign('a'), epochMs(1)));
		await act(2, (tried) => started(tried, 'a', epochMs(2)));
		await act(3, (tried) => started(tried, 'a', epochMs(3))); // it runs already
		const over = await act(4, (tried) => stopped(tried, 'a', epochMs(4)));
		expect(over).toMatchObject({ createdAt: 1, startedAt: 2, stoppedAt: 4, changedAt: 4 });
		expect((await plane.audit(9)).map(({ what }) => what)).toEqual([
			'stop-experiment',
			'start-experiment',
			'define-experiment',
		]);
		expect(await act(5, (tried) => stopped(tried, 'a', epochMs(5)))).toEqual(over);
	});

	test('what is over stays over', () => {
		const tried = with_(experimentOf(smallDesign('a'), 'stopped'));
		expect(refusal(() => started(tried, 'a', now))).toBe('experiment-over');
		const changed = smallDesign('a', {}, { share: 0.5 });
		expect(refusal(() => defined(tried, changed, now))).toBe('experiment-over');
	});

	test('what was never planned neither begins nor ends', () => {
		for (const step of [started, stopped])
			expect(refusal(() => step(nothing, 'a', now))).toBe('experiment-unknown');
	});

	const running = smallDesign('a', undefined, { share: 0.5 });
	test.each<[string, Partial<ExperimentDesign>]>([
		['a share that grows', { share: 0.6 }],
		['another hypothesis', { hypothesis: 'It was never better' }],
		['a further guardrail', { guardrails: [{ metric: 'returned-7d', margin: 0.01 }] }],
		['more planned members', { plannedMembers: 1_000 }],
	])('while it runs %s is allowed', (_, changes) => {
		const { experiment } = defined(with_(experimentOf(running)), { ...running, ...changes }, now);
		expect(experiment).toMatchObject({ status: 'running', design: changes });
	});

	test.each<[string, Partial<ExperimentDesign>]>([
		['a share that shrinks', { share: 0.4 }],
		['another weight', { arms: [{ key: 'control', recipe: {}, weight: 2 }, running.arms[1]!] }],
		['another recipe', { arms: smallDesign('a', { layout: 'generative' }).arms }],
		['an audience', { audience: { country: ['PT'] } }],
		['a forced profile', { forced: { ana: 'treatment' } }],
		['a layer', { layer: 'home', slots: [[0, 1]] }],
		['another metric that decides', { primary: 'hours-watched' }],
		['another alpha', { alpha: 0.1 }],
	])('while it runs %s is refused', (_, changes) => {
		const tried = with_(experimentOf(running));
		expect(refusal(() => defined(tried, { ...running, ...changes }, now))).toBe(
			'experiment-moves-members',
		);
		expect(
			defined(with_(experimentOf(running, 'draft')), { ...running, ...changes }, now),
		).toMatchObject({ experiment: { design: changes } });
	});
});

describe('two experiments', () => {
	const begun = (one: ExperimentDesign, runs: ExperimentDesign) =>
		refusal(() => started(with_(experimentOf(one, 'draft'), experimentOf(runs)), one.key, now));
	const inLayer = (key: string, slots: [number, number][], recipe = {}) =>
		smallDesign(key, { policy: key, ...recipe }, { layer: 'home', slots });

	test('that change different things run beside each other', () => {
		const one = smallDesign('a', { policy: 'x' });
		expect(begun(one, smallDesign('b', { searchWeights: 'learnt' }))).toBe('nothing was refused');
	});
	test('that change one thing do not, unless they share a layer', () => {
		expect(begun(smallDesign('a'), smallDesign('b'))).toBe('experiments-conflict');
		expect(begun(inLayer('a', [[0, 0.5]]), smallDesign('b'))).toBe('experiments-conflict');
		expect(begun(inLayer('a', [[0, 0.5]]), inLayer('b', [[0.5, 1]]))).toBe('nothing was refused');
	});
	test('of one layer have no slot in common', () => {
		expect(begun(inLayer('a', [[0, 0.6]]), inLayer('b', [[0.5, 1]]))).toBe('experiments-overlap');
	});
	test('that both draw pages from two conflict whatever they change; one of search does not', () => {
		const drawn = (key: string, interleaves: 'rows' | 'search', recipe = {}) =>
			smallDesign(key, recipe, { kind: 'interleaving', interleaves });
		const rows = drawn('b', 'rows', { layout: 'generative' });
		expect(begun(drawn('a', 'rows', { policy: 'x' }), rows)).toBe('experiments-conflict');
		expect(begun(drawn('a', 'search', { searchWeights: 'policy' }), rows)).toBe(
			'nothing was refused',
		);
		expect(begun(smallDesign('a', { policy: 'x' }), rows)).toBe('nothing was refused');
	});
});

describe('a holdout', () => {
	test('takes nobody out of what runs in its reach', () => {
		const tried = with_(
			experimentOf(smallDesign('a', {}, { layer: 'home', slots: [[0, 1]] })),
			experimentOf(smallDesign('b'), 'draft'),
		);
		expect(refusal(() => heldOut(tried, { key: 'q4', share: 0.1 }))).toBe(
			'experiment-moves-members',
		);
		expect(refusal(() => heldOut(tried, { key: 'q4', share: 0.1, layers: ['home'] }))).toBe(
			'experiment-moves-members',
		);
		const elsewhere = { key: 'q4', share: 0.1, layers: ['search'] };
		expect(heldOut(tried, elsewhere)).toEqual(elsewhere);
	});
});

describe('a design', () => {
	const interleaving = { kind: 'interleaving', interleaves: 'rows' } as const;
	const third = { key: 'third', recipe: {} };
	const weighing = (weight: number) => ({ key: 'weighed', recipe: {}, weight });
	const plays = (margin: number) => ({ metric: 'plays', margin });
	test.each<[string, ExperimentDesign]>([
		['two arms of one name', smallDesign('a', {}, { arms: [third, third] })],
		[
			'no arm that anybody gets',
			smallDesign('a', {}, { arms: [third, { key: 'b', recipe: {}, weight: -1 }] }),
		],
		['a layer without slots', smallDesign('a', {}, { layer: 'home' })],
		['an attribute that nobody knows', smallDesign('a', {}, { audience: { shoeSize: ['44'] } })],
		['an arm forced that is none', smallDesign('a', {}, { forced: { ana: 'none' } })],
		['an A/B experiment that interleaves', smallDesign('a', {}, { interleaves: 'rows' })],
		['an interleaved one of nothing', smallDesign('a', {}, { kind: 'interleaving' })],
		[
			'an interleaved one of three',
			{
				...smallDesign('a', {}, interleaving),
				arms: [third, { ...third, key: 'x' }, { ...third, key: 'y' }],
			},
		],
		[
			'rows interleaved by weights of search',
			smallDesign('a', { searchWeights: 'learnt' }, interleaving),
		],
		[
			'an arm called interleaved',
			smallDesign('a', {}, { arms: [third, { key: 'interleaved', recipe: {} }] }),
		],
		['a metric that nobody measures', smallDesign('a', {}, { secondary: ['joy'] })],
		[
			'a metric that is a guardrail by two margins',
			smallDesign('a', {}, { primary: 'visits', guardrails: [plays(0.1), plays(0.2)] }),
		],
		['the primary looked at beside itself', smallDesign('a', {}, { secondary: ['plays'] })],
		['slots of no layer', smallDesign('a', {}, { slots: [[0, 0.5]] })],
		['a key that is another address', smallDesign('power')],
		['weight in the control alone', smallDesign('a', {}, { arms: [third, weighing(0)] })],
		['a control without weight', smallDesign('a', {}, { arms: [weighing(0), third] })],
		[
			'weights that nobody can add up',
			smallDesign('a', {}, { arms: [weighing(1e308), { ...third, weight: 1e308 }] }),
		],
	])('with %s is refused with its place', (_, design) => {
		expect(refusal(() => checkDesign(design, new Set(['plays', 'visits'])))).toBe(
			'experiment-malformed',
		);
	});
	test('that contradicts nothing is let through, interleaved or not', () => {
		const forced = { ana: 'treatment', ben: 'interleaved' };
		checkDesign(smallDesign('a', {}, { ...interleaving, forced }), new Set(['plays']));
		checkDesign(smallDesign('a', {}, { audience: { country: ['PT'], device: ['phone'] } }));
	});
});
