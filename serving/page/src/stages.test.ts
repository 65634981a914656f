import { wiringOf } from '@marquee/pipeline';
import { describePipeline, testContext } from '@marquee/pipeline/testing';
import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { homePipeline } from './home-page.ts';
import { anchorsOf, becauseYouWatchedTitles } from './rows/because-you-watched.ts';
import { continueWatchingTitles } from './rows/continue-watching.ts';
import { genreShelfTitles } from './rows/genre-shelves.ts';
import { mostWatchedTitles } from './rows/most-watched.ts';
import { myListTitles } from './rows/my-list.ts';
import { newToYouTitles } from './rows/new-to-you.ts';
import { topPicksTitles } from './rows/top-picks.ts';
import { trendingTitles } from './rows/trending.ts';
import { homeQueryOf, makingsOf } from './testing/makings.ts';
import { memorySlateLog } from './testing/memory-slate-log.ts';
import { type World, worlds } from './testing/worlds.ts';

/** A handful of well-stocked services, always the same. */
const stocked = fc
	.sample(worlds, { numRuns: 300, seed: 5 })
	.filter(({ catalogue, model, state }) => {
		const engaged = state?.titles.filter(({ lastEngagedAt }) => lastEngagedAt !== undefined);
		return catalogue.size > 30 && model.titleIds.length > 20 && (engaged?.length ?? 0) > 6;
	})
	.slice(0, 4);

const contextOf = (world: World) => () =>
	testContext({ now: world.now, random: seededRandom(world.seed) });

for (const [place, world] of stocked.entries()) {
	const makings = makingsOf(world);
	const query = await homeQueryOf(world, makings);
	const trials = (more: object = {}) => [
		{ query: { ...query, ...more }, context: contextOf(world) },
	];
	const [anchor] = anchorsOf(query.viewer, makings);
	const [genre] = world.catalogue.genres;
	const of = (row: string) => `${row} in service ${place + 1}`;

	describePipeline(of('continue watching'), continueWatchingTitles(makings), () => trials());
	describePipeline(of('my list'), myListTitles(makings), () => trials());
	describePipeline(of('because you watched'), becauseYouWatchedTitles(makings), () =>
		trials({ anchor }),
	);
	describePipeline(of('top picks'), topPicksTitles(makings), () => trials());
	describePipeline(of('trending'), trendingTitles(makings), () => trials());
	describePipeline(of('most watched'), mostWatchedTitles(makings), () => trials());
	describePipeline(of('new to you'), newToYouTitles(makings), () => trials());
	describePipeline(of('a genre shelf'), genreShelfTitles(makings), () => trials({ genre }));
	describePipeline(of('the home page'), home(world), () => trials());
}

function home(world: World) {
	const trace = () => {
		throw new Error('nothing is recorded here');
	};
	const wiring = { model: world.model, slateLog: memorySlateLog(), trace };
	return homePipeline(makingsOf(world), wiring);
}

test('the wiring of the home page reads as a list of sentences', () => {
	expect(stocked.length).toBe(4);
	expect(wiringOf(home(stocked[0]!))).toEqual([
		'request viewer',
		'request taste-of-profile',
		'request known-ground',
		'request touchstones',
		'source continue-watching',
		'source my-list',
		'source because-you-watched',
		'source top-picks',
		'source trending',
		'source most-watched',
		'source new-to-you',
		'source genre-shelves',
		'scorer worth',
		'selector stage-wise',
		'effect record-slate',
	]);
});
