import { viewerOf } from '@marquee/retrieval';
import { msPerDay } from '@marquee/units';
import { expect, test } from 'vitest';
import { propensities } from './exploration.ts';
import { generative } from './generative/generative.ts';
import { handSetTokens } from './generative/token-model.ts';
import { genresByLeaning } from './genres.ts';
import type { Makings } from './makings.ts';
import type { PageDraft } from './page-draft.ts';
import { pageDrafts } from './pages.ts';
import type { PagePolicy } from './policy.ts';
import type { RankedRow } from './ranked-row.ts';
import { requestOf } from './replay.ts';
import { smallPolicy } from './testing/drawn-policies.ts';
import { homeIn } from './testing/drawn-requests.ts';
import { factsIn, pagesIn, surroundings } from './testing/small-service.ts';
import { stateIn, stockedWorlds, type World } from './testing/worlds.ts';
import type { PageTrace } from './trace.ts';

const stocked = stockedWorlds(3);
const { place } = smallPolicy.exploration;

/** The policy of small services with so many rows and titles, under which much is left to chance: few genres are anybody’s own. */
const daring = (
	rows: number,
	titlesPerRow: number,
	retrieved = smallPolicy.retrieved,
): PagePolicy => ({
	...smallPolicy,
	version: 'daring',
	retrieved,
	fewestTitles: 1,
	shapes: { ...smallPolicy.shapes, web: { ...smallPolicy.shapes.web, rows, titlesPerRow } },
	offered: { ...smallPolicy.offered, genre: 1, 'genre-to-try': 2 },
	diversity: { ...smallPolicy.diversity, share: 0 },
	exploration: { rate: 0.8, place, temperature: 1 },
});

/** The traces of pages, of so many seeds, as the log has them. */
async function traces(world: World, policy: PagePolicy, seeds: number) {
	const make = await pagesIn(world, { policy });
	const logged: PageTrace[] = [];
	for (let seed = 0; seed < seeds; seed++)
		logged.push(JSON.parse(JSON.stringify((await make(homeIn(world, { seed }))).trace)));
	return logged;
}

/** The same, each with the page made again: with all that the log leaves out. */
async function madeAgain(world: World, policy: PagePolicy, seeds: number) {
	const draft = pageDrafts({ ...surroundings(world), facts: await factsIn(world), policy });
	const pages: { trace: PageTrace; again: PageDraft }[] = [];
	for (const trace of await traces(world, policy, seeds))
		pages.push({ trace, again: await draft(requestOf(trace, stateIn(world))) });
	return pages;
}

/** min(1, c w), with c found by halving so that they add up to `count`: another way than the draw’s own. */
function shares(weights: readonly number[], count: number): readonly number[] {
	const wanted = Math.min(count, weights.filter((weight) => weight > 0).length);
	const at = (c: number) => weights.map((weight) => Math.min(1, c * weight));
	let [low, high] = [0, 1e9];
	for (let step = 0; step < 200; step++) {
		const middle = (low + high) / 2;
		const sum = at(middle).reduce((a, b) => a + b, 0);
		if (sum < wanted) low = middle;
		else high = middle;
	}
	return at(high);
}

const fewRows = daring(2, 6);
/** A trace names every row that was offered, however few are shown. */
const tried = Promise.all(
	stocked.map(async (world) => ({ world, pages: await traces(world, fewRows, 60) })),
);

/** How likely each genre that is not the profile’s own is to be tried. */
function triedChances(world: World): ReadonlyMap<string, number> {
	const { catalogue } = world;
	const own = genresByLeaning(viewerOf(stateIn(world), catalogue), catalogue).slice(0, 1);
	const others = catalogue.genres.filter(
		(genre) =>
			genre !== own[0]?.genre && catalogue.ofGenre(genre).length >= fewRows.shapes.web.titlesPerRow,
	);
	const roots = others.map((genre) => Math.sqrt(catalogue.ofGenre(genre).length));
	const chances = shares(roots, 3 - own.length);
	return new Map(others.map((genre, at) => [`genre:${genre}`, chances[at]!]));
}

/** How often something is there may differ from its chance by four deviations. */
const band = (chance: number, times: number) =>
	4 * Math.sqrt((chance * (1 - chance)) / times) + 1e-9;

test('the chance of each row that is tried is computed again from the log, and over many seeds it is there as often', async () => {
	let uncertain = 0;
	for (const { world, pages } of await tried)
		for (const [row, chance] of triedChances(world)) {
			const said = pages.flatMap(({ rows }) => rows.filter((each) => each.row === row));
			for (const { foundWith = 1 } of said) expect(foundWith).toBeCloseTo(chance, 6);
			const often = said.length / pages.length;
			expect(Math.abs(often - chance), row).toBeLessThan(band(chance, pages.length));
			if (chance < 1) uncertain++;
		}
	expect(uncertain).toBeGreaterThan(5);
});

test('a row that another seed would not offer says that chance had a say in it, and no other row does', async () => {
	for (const { pages } of await tried) {
		const offered = pages.map(({ rows }) => new Set(rows.map(({ row }) => row)));
		for (const { row, foundWith = 1 } of pages.flatMap(({ rows }) => rows))
			expect(foundWith < 1, row).toBe(!offered.every((rows) => rows.has(row)));
	}
});

/**
 * The chance of who stands at the exploration place, from the scores of all who waited for it; `undefined`: the row has no such place, or two
 * scored alike.
 */
function exploredChance({ offer, slate, reserve }: RankedRow, { exploration }: PagePolicy) {
	if (offer.order === 'given' || slate.length <= place) return undefined;
	// Without diversity, only chance has moved anybody.
	const scores = [...slate.slice(place), ...reserve].map(({ score }) => score);
	const sorted = scores.toSorted((a, b) => b - a);
	const { score } = slate[place]!;
	const isAlone = sorted.filter((other) => other === score).length === 1;
	return isAlone ? propensities(sorted, exploration)[sorted.indexOf(score)]! : undefined;
}

test('the chance of who stands at the exploration place is computed again from the scores of all who waited', async () => {
	const policy = daring(12, 6);
	let asked = 0;
	for (const world of stocked)
		for (const { trace, again } of await madeAgain(world, policy, 8))
			for (const [nth, row] of again.laid.rows.entries()) {
				const chance = exploredChance(row, policy);
				if (chance === undefined) continue;
				expect(trace.rows[nth]!.slate[place]!.propensity ?? 1).toBeCloseTo(chance, 9);
				asked++;
			}
	expect(asked).toBeGreaterThan(60);
});

/** New titles in the order of taste, that of the profile that the page was made for. */
function newOnes({ catalogue, now }: World, { query, around }: PageDraft): readonly number[] {
	const profiles = around.makings.popularity.profiles();
	const taste = query.taste!;
	return [...catalogue.titles.keys()]
		.filter((index) => {
			const { addedAt = Number.NaN } = catalogue.titles[index]!;
			if (addedAt > now + 60_000) return false;
			return now - addedAt <= 30 * msPerDay || profiles[index]! <= 5;
		})
		.filter((index) => query.viewer.watched[index] === 0)
		.sort((a, b) => taste[b]! - taste[a]! || a - b);
}

/** How likely a source of new titles is to find each: four of five for certain, the others by e^taste. */
function foundChances(world: World, again: PageDraft): ReadonlyMap<string, number> {
	const certain = 0.8 * again.around.makings.policy.retrieved;
	const ordered = newOnes(world, again);
	const rest = ordered.slice(certain);
	const weights = rest.map((index) =>
		Math.exp(Math.max(-3, Math.min(3, again.query.taste![index]!))),
	);
	const chances = shares(weights, certain / 4);
	return new Map(rest.map((index, at) => [world.catalogue.idAt(index), chances[at]!]));
}

test('the chance of each new title that was found is computed again from taste', async () => {
	const plain = daring(3, 12, 10);
	// No row above takes what the draw has found.
	const policy = { ...plain, worth: { ...plain.worth, 'new-titles': 1_000 } };
	let uncertain = 0;
	for (const world of stockedWorlds(3, ({ model }) => model.bundle !== 'untrained'))
		for (const { trace, again } of await madeAgain(world, policy, 6)) {
			const chances = foundChances(world, again);
			const row = trace.rows.find(({ family }) => family === 'new-titles')!;
			for (const { id, foundWith = 1 } of row.slate)
				expect(foundWith).toBeCloseTo(chances.get(id) ?? 1, 5);
			uncertain += row.slate.filter(({ foundWith = 1 }) => foundWith < 1).length;
		}
	expect(uncertain).toBeGreaterThan(10);
});

test('a page that draws its rows says of each how likely it was: over many seeds the first is each as often', async () => {
	const [world] = stocked;
	const sameOffers = { ...fewRows, offered: smallPolicy.offered };
	const layout = (makings: Makings) => generative(makings, handSetTokens, { temperature: 2 });
	const make = await pagesIn(world!, { layout, policy: sameOffers });
	const pages = 150;
	const seen = new Map<string, { times: number; propensity: number }>();
	for (let seed = 0; seed < pages; seed++) {
		const { row, propensity = 1 } = (await make(homeIn(world!, { seed }))).trace.rows[0]!;
		const known = seen.get(row) ?? { times: 0, propensity };
		expect(propensity).toBeCloseTo(known.propensity, 9);
		seen.set(row, { ...known, times: known.times + 1 });
	}
	expect(seen.size).toBeGreaterThan(5);
	for (const [row, { times, propensity }] of seen)
		expect(Math.abs(times / pages - propensity), row).toBeLessThan(band(propensity, pages));
});
