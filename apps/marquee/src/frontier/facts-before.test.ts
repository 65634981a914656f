import { countedFacts } from '@marquee/page';
import { epochMs } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factsBefore } from './facts-before.ts';
import { goingOnCatalogue, goingOnEvents, statesAfter } from './testing/going-on.ts';

const catalogue = goingOnCatalogue;
const events = goingOnEvents(12);
const all = await statesAfter(events);

test('where nobody comes back to a title, what is counted is what a service had counted at the end of the day before', async () => {
	const days = fc.integer({ min: 1, max: 12 });
	await fc.assert(
		fc.asyncProperty(days, async (day) => {
			const moment = epochMs((Math.floor(events[0]!.happenedAt / 86_400_000) + day) * 86_400_000);
			const before = await statesAfter(events.filter(({ happenedAt }) => happenedAt < moment));
			const then = await countedFacts({ catalogue, states: before, events: [], now: moment });
			const seen = await factsBefore(catalogue, all, moment);
			expect(seen.popularity.allTime(90)).toEqual(then.popularity.allTime(90));
			expect(seen.popularity.trending(moment, 90)).toEqual(then.popularity.trending(moment, 90));
			expect(seen.localTrends.trendingIn('PT', moment, 90)).toEqual(
				then.localTrends.trendingIn('PT', moment, 90),
			);
			for (const title of catalogue.titles.keys())
				expect(seen.coWatching.beside(title)).toEqual(then.coWatching.beside(title));
		}),
		{ numRuns: 6 },
	);
});
