import { type Proof, pageProver, simulatedGround } from '@marquee/ladder';
import { type PagePolicy, pagePolicy } from '@marquee/page';
import { untrainedModel } from '@marquee/retrieval';
import { movieTweetings1, policyLike, world } from '@marquee/simulation';
import { beforeAll, describe, expect, test } from 'vitest';
import { madePages } from './made-pages.ts';
import { madeUpCatalogue } from './made-up-catalogue.ts';
import { pageWay } from './page-names.ts';

/** Members who come every day and mostly find something, so that a few of them can tell. */
const busy = policyLike(movieTweetings1, 'busy', {
	choosing: { law: 'each-on-its-merit', leaving: { mean: 1.5, deviation: 0.5 } },
	activity: { medianPerDay: 1, deviation: 0.3 },
	searching: { share: 0.01 },
});
const here = world({ seed: 5, titles: 60, policy: busy });
const parts = {
	world: here,
	catalogue: madeUpCatalogue(here.titles.described),
	modelOf: () => untrainedModel,
	crowd: 60,
};

/** One short row instead of a page. */
const hidden: PagePolicy = {
	...pagePolicy,
	version: 'hidden',
	shapes: Object.fromEntries(
		Object.entries(pagePolicy.shapes).map(([device, shape]) => [
			device,
			{ ...shape, rows: 1, titlesPerRow: 4 },
		]),
	) as unknown as PagePolicy['shapes'],
};
const wayOf = (name: string) =>
	name === 'hidden' ? { ...pageWay('policy:page-1'), policy: hidden } : pageWay(name);

describe('pages of the service’s own maker', () => {
	const service = madePages({ ...parts, wayOf });
	let worse: Proof;
	let same: Proof;
	beforeAll(async () => {
		const ground = simulatedGround(here);
		const few = { seed: 5, judgeDays: 7, metric: 'plays' as const, service: await service };
		worse = await (await pageProver(ground, { ...few, members: 18 })).prove(
			'policy:page-1',
			'hidden',
		);
		same = await (await pageProver(ground, { ...few, members: 6 })).prove(
			'policy:page-1',
			'policy:page-1',
		);
	});

	test('that show one short row instead of all are truly worse', () => {
		expect(worse.truth).toMatchObject({ verdict: 'A' });
		expect(worse.metricTruth).toMatchObject({ verdict: 'A' });
		expect(worse.answers[1]).toMatchObject({ verdict: 'not identifiable' });
	});

	test('by the same policy are equal, and nothing says otherwise', () => {
		expect(same.truth).toMatchObject({ verdict: 'equal', estimate: 0 });
		expect(same.answers.map(({ verdict }) => verdict)).toEqual(Array(4).fill('undecided'));
	});

	test('drawn from two that are the same are that page as it is answered, and earn nobody anything', async () => {
		const name = 'policy:page-1';
		const at = here.begin + 1;
		const [page, drawn] = [
			await (await service).member(2).page(name, at),
			await (await service).member(2).drawn([name, name], at),
		];
		expect(page.titles.length).toBeGreaterThan(20);
		expect(drawn.shown).toEqual(page);
		expect(drawn.areAlike).toBe(true);
		expect(Array.from(page.titles.keys(), drawn.earnedBy).every((one) => one === undefined)).toBe(
			true,
		);
	});

	test('are read from the top left, each title once', async () => {
		const member = (await service).member(2);
		const page = await member.page('layout:generative', here.begin + 1);
		const reading = await member.reading('layout:generative', here.begin + 1);
		expect(reading[0]).toBe(page.titles[0]);
		expect([...reading].sort()).toEqual([...new Set(page.titles)].sort());
	});

	test('know what the member has watched since', async () => {
		const member = (await service).member(2);
		const life = simulatedGround(here).life(2);
		const before = await member.page('policy:page-1', life.nextVisit(Infinity)!);
		for (let visits = 0; visits < 5; visits++) {
			const at = life.nextVisit(Infinity)!;
			life.visit(await member.page('policy:page-1', at), at);
			member.hears(life.told()[visits]!);
		}
		const after = await member.page('policy:page-1', life.nextVisit(Infinity)!);
		expect(after.titles).not.toEqual(before.titles);
	});
});

test('pages that differ in chance alone are told from those that differ in more', async () => {
	const { whyUntold } = await madePages(parts);
	expect(whyUntold(['policy:page-1', 'policy:page-1-certain'])).toMatch(/and are else the same/);
	expect(whyUntold(['policy:page-1', 'policy:page-1-diverse'])).toMatch(/never which rows/);
});

test.each([
	['policy:none', /policy-unknown/],
	['layout:none', /layout-unknown/],
	['policy:page-1+ease', /proof-ranker-unknown.*"ease" says nothing of how pages are made/s],
])('%s is no way to make pages', (name, says) => {
	expect(() => pageWay(name)).toThrow(says);
});
