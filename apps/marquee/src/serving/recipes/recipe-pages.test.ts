import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Recipe } from '@marquee/contracts';
import { answerOf, countedFacts, type PageRequest } from '@marquee/page';
import { epochMs, profileId, requestId, settableClock } from '@marquee/units';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Facts, openFacts } from '../../facts/facts.ts';
import { type StateFolder, stateFolder } from '../../facts/state-folder.ts';
import { smallCatalogue, writeSmallBundle } from '../../testing/small-bundle.ts';
import { eventsOf } from '../events-of.ts';
import { type RecipePages, recipePages } from './recipe-pages.ts';

const clock = settableClock(epochMs(1.8e12));
let root: string;
let folder: StateFolder;
let facts: Facts;
let pages: RecipePages;
let [served, other] = ['', ''];
const told: string[] = [];

const serveBundle = async (hash: string) => {
	const change = { by: 'test', at: clock.now() };
	await facts.controlPlane.addBundle(
		{ hash, path: '', createdAt: clock.now(), metrics: {} },
		'test',
	);
	await facts.controlPlane.serveBundle(hash, change);
};
beforeAll(async () => {
	root = await mkdtemp(join(tmpdir(), 'recipe-pages-'));
	folder = stateFolder(root);
	const lines = smallCatalogue.titles.map((title) => JSON.stringify(title));
	await writeFile(folder.catalogue, `${lines.join('\n')}\n`);
	[served, other] = [
		await writeSmallBundle(folder.bundles, 1.8e12),
		await writeSmallBundle(folder.bundles, 1.9e12),
	];
	facts = await openFacts(folder, clock);
	const { catalogue, profileStates: states, log, controlPlane } = facts;
	const counted = await countedFacts({
		catalogue,
		states,
		events: eventsOf(log),
		now: clock.now(),
	});
	await serveBundle(served);
	const serving = async () => (await controlPlane.serving())?.hash;
	const from = { catalogue, states, serving };
	pages = await recipePages(folder, from, {
		counted,
		clock,
		layout: 'stage-wise',
		report: (stage, cause) => void told.push(`${stage}: ${String(cause)}`),
	});
});
afterAll(async () => {
	await pages.close();
	await facts.close();
	await rm(root, { recursive: true });
});

let requests = 0;
const request = (): PageRequest => ({
	requestId: requestId(`r-${requests++}`),
	profileId: profileId('p'),
	asked: { surface: 'home' },
	state: undefined,
	now: clock.now(),
	seed: 1,
});
const madeBy = async (recipe?: Recipe) => {
	const { bundle, policy, layout } = answerOf(await pages.draft(request(), recipe)).trace;
	return { bundle, policy, layout };
};
const usual = () => ({ bundle: served, policy: 'page-1', layout: 'stage-wise' });

test('without a recipe a page is by what serves; a recipe changes what it names and nothing else', async () => {
	const recipes = [{ bundle: other }, { policy: 'page-1-plain', layout: 'generative' }];
	await pages.follow(recipes);
	expect(await madeBy()).toEqual(usual());
	expect(await madeBy(recipes[0]!)).toEqual({ ...usual(), bundle: other });
	expect(await madeBy(recipes[1]!)).toEqual({ ...usual(), ...recipes[1]! });
	expect(await madeBy({ ...recipes[0], ...recipes[1] })).toEqual({ ...recipes[0], ...recipes[1] });
	expect(pages.model()!.bundle).toBe(served);
	expect(told).toEqual([]);
});

test('each bundle has a breaker of its own, and only as long as somebody names it', async () => {
	await pages.follow([
		{ bundle: other },
		{ bundle: other, policy: 'page-1-plain' },
		{ bundle: served },
	]);
	expect(pages.guards.map(({ name }) => name)).toEqual([
		`model ${served.slice(0, 12)}`,
		`model ${other.slice(0, 12)}`,
	]);
	await pages.follow([]);
	expect(pages.guards).toHaveLength(1);
	expect(await madeBy({ bundle: other })).toEqual(usual());
});

test('a bundle that begins to serve takes over, and one that served stays as long as a recipe names it', async () => {
	await pages.follow([{ bundle: served }, { bundle: other }]);
	await serveBundle(other);
	await pages.follow([{ bundle: served }]);
	expect((await madeBy()).bundle).toBe(other);
	expect((await madeBy({ bundle: served })).bundle).toBe(served);
	await serveBundle(served);
	await pages.follow([]);
	expect((await madeBy()).bundle).toBe(served);
});

test('what cannot be opened is as everybody has it, is told once, and is there again when it was put back', async () => {
	const away = join(root, 'away');
	await rename(join(folder.bundles, other), away);
	const recipe = {
		bundle: other,
		ranker: 'listwise 000000000000',
		policy: 'none',
		layout: 'generative',
	};
	for (let look = 0; look < 3; look++) await pages.follow([recipe]);
	expect(await madeBy(recipe)).toEqual({ ...usual(), layout: 'generative' });
	expect(told).toHaveLength(3);
	expect(told.join()).toMatch(
		/recipe bundle .*recipe ranker .*recipe policy none: .*policy-unknown/s,
	);
	clock.advance(60_000);
	await pages.follow([recipe]);
	expect(told).toHaveLength(3); // still away, for the same reason
	await rename(away, join(folder.bundles, other));
	clock.advance(60_000);
	await pages.follow([recipe]);
	expect((await madeBy(recipe)).bundle).toBe(other);
});
