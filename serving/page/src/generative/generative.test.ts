import { seededRandom, type TitleId } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LaidOut } from '../layout.ts';
import type { Makings } from '../makings.ts';
import type { PageQuery } from '../page-query.ts';
import { pages } from '../pages.ts';
import type { RowOffer } from '../row-offer.ts';
import { drawnPolicies, smallPolicy } from '../testing/drawn-policies.ts';
import { homeIn, requestsIn } from '../testing/drawn-requests.ts';
import { brokenRules } from '../testing/page-rules.ts';
import { factsIn, pagesIn, smallService, surroundings } from '../testing/small-service.ts';
import { stockedWorlds, type World, worlds } from '../testing/worlds.ts';
import { chosenToken } from './chosen-token.ts';
import { generative } from './generative.ts';
import { fitted, lossOf } from './learnt-tokens.ts';
import { type Lesson, type Lessons, learnFromPages } from './lessons.ts';
import { readTokens, writtenTokens } from './model-file.ts';
import {
	handSetTokens,
	logOdds,
	rowFeatures,
	type TokenModel,
	titleFeatures,
	weightsOf,
} from './token-model.ts';
import { oneByOne } from './written-row.ts';

const stocked = stockedWorlds(3) as [World, World, World];
const weight = fc.double({ min: -20, max: 20, noNaN: true });
const weightsFor = <Name extends string>(names: readonly Name[]) =>
	fc.record(Object.fromEntries(names.map((name) => [name, weight]))) as fc.Arbitrary<
		Record<Name, number>
	>;

/** Any model, also one that would love to break every rule. */
const models: fc.Arbitrary<TokenModel> = fc.record({
	version: fc.constant('wild'),
	rows: weightsFor(rowFeatures),
	titles: weightsFor(titleFeatures),
});

const visits = worlds.chain((world) =>
	fc.record({
		world: fc.constant(world),
		requests: fc.array(requestsIn(world), { minLength: 2, maxLength: 2 }),
		policy: fc.oneof(drawnPolicies, fc.constant(smallPolicy)),
		model: models,
		temperature: fc.constantFrom(0, 0.5, 5),
	}),
);

test('no model, however wild or hot, writes a page that breaks a rule', () =>
	fc.assert(
		fc.asyncProperty(visits, async ({ world, requests, policy, model, temperature }) => {
			const facts = await factsIn(world);
			const layout = (makings: Makings) => generative(makings, model, { temperature });
			const make = pages({ ...surroundings(world), facts, policy, layout });
			for (const request of requests) {
				const answer = await make(request);
				expect(brokenRules({ answer, request, facts, policy })).toEqual([]);
			}
		}),
		{ numRuns: 70, endOnFailure: true },
	));

test('a page that was written is made again from the log, byte for byte', async () => {
	const layout = (makings: Makings) => generative(makings, handSetTokens, { temperature: 1 });
	for (const world of stocked) {
		const service = await smallService(world, { layout });
		const { trace } = await service.make(homeIn(world));
		expect(trace.layout).toBe('generative');
		expect((await service.again(trace)).trace.digest).toBe(trace.digest);
	}
});

test('what has been said changes what is said next: a model that cannot bear the same genre twice alternates', async () => {
	const titles = { ...handSetTokens.titles, 'like-last': -50 };
	const tired = { ...handSetTokens, titles };
	/** How often one of the first titles of a row shares a genre with the one before it. */
	const alike = async (world: World, model: TokenModel) => {
		const make = await pagesIn(world, { layout: (makings) => generative(makings, model) });
		const { trace } = await make(homeIn(world));
		return trace.rows
			.filter(({ slate }) => slate[0]?.scores !== undefined)
			.flatMap(({ slate }) => {
				const genres = slate.slice(0, oneByOne).map(({ id }) => world.catalogue.title(id)!.genres);
				return genres.slice(1).filter((own, i) => own.some((each) => genres[i]!.includes(each)));
			}).length;
	};
	const all = await Promise.all(stocked.map((world) => alike(world, tired)));
	const usual = await Promise.all(stocked.map((world) => alike(world, handSetTokens)));
	expect(sum(all)).toBeLessThan(sum(usual));
});

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

test('a token is said as often as its propensity says, and one that is covered never', () => {
	const logits = [0.3, Number.NEGATIVE_INFINITY, 1, -2, 0.9];
	const seen = new Float64Array(logits.length);
	const chances = new Float64Array(logits.length);
	const random = seededRandom(1);
	for (let n = 0; n < 20_000; n++) {
		const { at, propensity } = chosenToken(logits, 0.8, random);
		seen[at]!++;
		chances[at] = propensity;
	}
	expect(seen[1]).toBe(0);
	expect(sum([...chances])).toBeCloseTo(1, 9);
	for (const [at, chance] of chances.entries()) expect(seen[at]! / 20_000).toBeCloseTo(chance, 1);
	expect(chosenToken(logits, 0, random)).toEqual({ at: 2, propensity: 1 });
	expect(() => chosenToken([Number.NEGATIVE_INFINITY], 1, random)).toThrow(RangeError);
});

test('over many seeds the first title of the first row is each as often as the page says', async () => {
	const [world] = stocked;
	// Which row comes first is then no matter of chance.
	const worth = { ...smallPolicy.worth, 'top-picks': 1_000 };
	const layout = (makings: Makings) => generative(makings, handSetTokens, { temperature: 1 });
	const make = await pagesIn(world, { layout, policy: { ...smallPolicy, worth } });
	const seen = new Map<string, { times: number; propensity: number }>();
	let pages = 0;
	for (let seed = 0; seed < 160; seed++) {
		const { trace } = await make(homeIn(world, { seed }));
		const row = trace.rows.find(({ slate }) => slate[0]?.scores !== undefined)!;
		if (!row.row.startsWith('top-picks')) continue; // another row was drawn, with other titles
		const { id, propensity = 1 } = row.slate[0]!;
		const known = seen.get(id) ?? { times: 0, propensity };
		expect(known.propensity).toBeCloseTo(propensity, 9);
		seen.set(id, { ...known, times: known.times + 1 });
		pages++;
	}
	expect(pages).toBeGreaterThan(60);
	let chiSquare = 0;
	for (const { times, propensity } of seen.values())
		chiSquare += (times - pages * propensity) ** 2 / (pages * propensity);
	expect(chiSquare).toBeLessThan(seen.size + 3.3 * Math.sqrt(2 * seen.size) + 6);
});

/** The lessons of a written page, and the page. */
async function lessonsOf(world: World, isPlayed: (title: TitleId) => boolean) {
	const lessons: Lessons = { rows: [], titles: [] };
	const heard: { laid: LaidOut; offers: readonly RowOffer[]; query: PageQuery }[] = [];
	const policy = { ...smallPolicy, exploration: { ...smallPolicy.exploration, rate: 0 } };
	const layout = (makings: Makings) => {
		const { lay, name } = generative(makings);
		const learn = learnFromPages(makings, lessons);
		return {
			name,
			lay: async (...asked: Parameters<typeof lay>) => {
				const laid = await lay(...asked);
				learn(laid, asked[0], asked[1], isPlayed);
				heard.push({ laid, offers: asked[0], query: asked[1] });
				return laid;
			},
		};
	};
	await (await pagesIn(world, { layout, policy }))(homeIn(world));
	return { lessons, ...heard[0]! };
}

test('what is read in a lesson is what was read when the page was written', async () => {
	const [rows, titles] = [
		weightsOf(rowFeatures, handSetTokens.rows),
		weightsOf(titleFeatures, handSetTokens.titles),
	];
	for (const world of stocked) {
		const { lessons, laid } = await lessonsOf(world, () => false);
		expect(lessons.rows.map(({ features }) => logOdds(rows, features))).toEqual(
			laid.rows.map(({ worth }) => worth),
		);
		const ranked = laid.rows.filter(({ offer }) => offer.order === 'ranked');
		const said = ranked.flatMap(({ slate }) => slate.map(({ score }) => score));
		expect(lessons.titles.map(({ features }) => logOdds(titles, features))).toEqual(said);
	}
});

test('what was played counts in full, what was not as much as it was looked at', async () => {
	const [world] = stocked;
	const played = world.catalogue.titles[0]!.titleId;
	const { lessons } = await lessonsOf(world, (title) => title === played);
	for (const { played, weight } of [...lessons.rows, ...lessons.titles]) {
		if (played) expect(weight).toBe(1);
		else expect(weight > 0 && weight <= 1).toBe(true);
	}
	const unplayed = lessons.rows.filter(({ played }) => !played).map(({ weight }) => weight);
	expect(unplayed).toEqual(unplayed.toSorted((a, b) => b - a));
});

/** Lessons whose truth is known. */
function drawnLessons(truth: Float64Array, count: number): readonly Lesson[] {
	const random = seededRandom(3);
	return Array.from({ length: count }, () => {
		const features = Float64Array.from(truth, (_, f) => (f === 0 ? 1 : random.normal()));
		const chance = 1 / (1 + Math.exp(-logOdds(truth, features)));
		return { features, played: random.next() < chance, weight: 1 };
	});
}

test('from many lessons the weights come out that made them, from none the prior', () => {
	const truth = Float64Array.from([-2, 1, -0.5, 0]);
	const prior = new Float64Array(4);
	const learnt = fitted(drawnLessons(truth, 20_000), prior, 0.5);
	for (const [f, weight] of truth.entries())
		expect(Math.abs(learnt[f]! - weight)).toBeLessThan(0.1);
	expect(fitted([], Float64Array.from([1, 2, 3, 4]), 0.5)).toEqual(Float64Array.from([1, 2, 3, 4]));
});

test('no step in any direction from what was learnt loses less', () => {
	const lessons = drawnLessons(Float64Array.from([-1, 0.7, 0.2]), 300);
	const prior = Float64Array.from([0, 0.3, 0]);
	const stiffness = Float64Array.from([1e-4 / 0.25, 4, 4]);
	const learnt = fitted(lessons, prior, 0.5);
	const least = lossOf(lessons, prior, stiffness, learnt);
	for (const f of learnt.keys())
		for (const step of [-1e-3, 1e-3]) {
			const beside = learnt.map((weight, at) => (at === f ? weight + step : weight));
			expect(lossOf(lessons, prior, stiffness, beside)).toBeGreaterThan(least);
		}
});

test('a model comes out of its file as it went in, and a file of another make is refused with the reason', () => {
	fc.assert(
		fc.property(models, (model) => {
			expect(JSON.stringify(readTokens(writtenTokens(model), 'a file'))).toBe(
				JSON.stringify(model),
			);
		}),
	);
	const { owed: _, ...titles } = handSetTokens.titles;
	for (const [text, what] of [
		['no JSON', 'it is not JSON'],
		['{"format":"something else 9"}', 'the format is something else 9'],
		[writtenTokens({ ...handSetTokens, titles } as TokenModel), 'the weight of owed'],
	] as const)
		expect(() => readTokens(text, 'a file')).toThrow(what);
});
