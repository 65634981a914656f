import type { SearchAnswer } from '@marquee/contracts';
import type { SearchAsking } from '@marquee/gateway';
import { memoryControlPlane } from '@marquee/stores';
import { epochMs, profileId, requestId, settableClock } from '@marquee/units';
import { expect, test } from 'vitest';
import { defined, started } from './decide-experiment.ts';
import { liveExperiments } from './live-experiments.ts';
import { smallDesign } from './small-design.fixture.ts';
import { treatedSearch } from './treated-search.ts';

const noon = epochMs(1_377_950_400_000);
const design = smallDesign('weights', { searchWeights: 'policy' });

async function search(designs = [design]) {
	const controlPlane = memoryControlPlane();
	const change = { by: 'test', at: noon };
	for (const one of designs) {
		await controlPlane.decideExperiment(change, (tried) => defined(tried, one, noon));
		await controlPlane.decideExperiment(change, (tried) => started(tried, one.key, noon));
	}
	const exposed: string[] = [];
	const recorder = { record: ({ unit }: { unit: string }) => void exposed.push(unit) };
	const [clock, report] = [settableClock(noon), () => {}];
	const live = liveExperiments({ controlPlane, recorder, clock, report, nobody: 'nobody' });
	await live.follow(async () => undefined);
	const asked: Record<string, unknown>[] = [];
	const found = (asking: SearchAsking): SearchAnswer => {
		asked.push({ ...asking });
		const { requestId, query, now: generatedAt } = asking;
		const nothing = { understood: [], results: [], people: [], unavailable: [], facets: [] };
		const asOf = { profile: null, events: null, popularity: null, model: null };
		const said = { requestId, query, generatedAt, asOf, intent: 'fetch' } as const;
		return { ...said, ...nothing, rows: [], skipped: [] };
	};
	const treated = treatedSearch(
		{ answer: async (asking) => found(asking), suggest: async () => ({ suggestions: [] }) },
		live,
	);
	return { treated, asked, exposed };
}
const asking = (profile: string | undefined, query: string): SearchAsking => ({
	requestId: requestId('r'),
	...(profile !== undefined && { profileId: profileId(profile) }),
	now: noon,
	on: {},
	seed: 1,
	signal: new AbortController().signal,
	query,
	filters: { genres: [], decades: [], languages: [] },
	limit: 10,
});

test('whoever searches is answered by the weights of the arm, is told so, and is exposed', async () => {
	const { treated, asked, exposed } = await search();
	for (let i = 0; i < 20; i++) {
		const { cells } = await treated.answer(asking(`p-${i}`, 'long way'));
		expect(asked.at(-1)!.weights).toBe(cells![0]!.arm === 'control' ? undefined : 'policy');
		expect(asked.at(-1)!.cells).toEqual(cells);
	}
	expect(exposed).toHaveLength(20);
});

test('who has typed nothing, and who is nobody that is known, is answered as ever', async () => {
	const { treated, asked, exposed } = await search();
	for (const one of [asking('p', '  '), asking(undefined, 'long way'), asking('nobody', 'long')])
		expect((await treated.answer(one)).cells).toBeUndefined();
	expect(asked.map(({ cells }) => cells)).toEqual([undefined, undefined, undefined]);
	expect(exposed).toEqual([]);
});

test('an interleaved search is asked of both weights; an arm that does not say is as everybody’s', async () => {
	const { treated, asked } = await search([
		{ ...design, kind: 'interleaving', interleaves: 'search' },
	]);
	const { cells } = await treated.answer(asking('p', 'long way'));
	expect(cells).toMatchObject([{ arm: 'interleaved' }]);
	expect(asked[0]!.interleaved).toEqual({
		experiment: 'weights',
		arms: ['control', 'treatment'],
		weights: ['learnt', 'policy'],
	});
});
