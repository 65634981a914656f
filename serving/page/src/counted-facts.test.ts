import type { ViewingEvent } from '@marquee/contracts';
import { memoryProfileStates } from '@marquee/stores';
import { epochMs } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CountedFacts, countedFacts } from './counted-facts.ts';
import { happenings, inOrder } from './testing/drawn-events.ts';
import { recorded, smallService } from './testing/small-service.ts';
import { type World, worldNow, worlds } from './testing/worlds.ts';

/** Everything that facts say at a moment, as plain values. */
function said(facts: CountedFacts, { catalogue }: World) {
	const { at } = facts.asOf();
	const { popularity } = facts;
	return {
		asOf: facts.asOf(),
		countedAt: facts.countedAt(),
		trending: popularity.trending(at, 20),
		allTime: popularity.allTime(20),
		prominence: [...popularity.prominence()],
		profiles: [...popularity.profiles()],
		standing: catalogue.titles.map((_, index) => popularity.standing(index, at)),
		topTens: ['PT', 'JP', undefined].map((country) => facts.topTen(at, country)),
		counts: ['PT', undefined].map((country) => JSON.stringify(facts.counts(at, country))),
	};
}

/** What is watched beside what, and what trends: lists that are kept until something more is counted. */
const near = (facts: CountedFacts, { catalogue }: World) => ({
	beside: catalogue.titles.map((_, index) => facts.coWatching.beside(index)),
	// A state knows only the last country of each title, so that countries may differ where somebody travels.
	everywhere: [...facts.localTrends.trendingIn(undefined, facts.asOf().at, 30)],
});

/** The same facts, counted from all of these events at once. */
async function atOnce({ catalogue }: World, events: readonly ViewingEvent[], now: number) {
	const states = memoryProfileStates();
	await states.apply(recorded(events, 0, epochMs(now)));
	const coWatching = { slots: 16_384 };
	return countedFacts({ catalogue, states, events: [events], now: epochMs(now), coWatching });
}

/** A service, and some batches of events that come in afterwards, each later than all before. */
const streams = worlds
	.filter(({ catalogue }) => catalogue.size > 0)
	.chain((world) => {
		const ids = world.catalogue.titles.map(({ titleId }) => titleId);
		const profiles = ['somebody', 'other-1', 'other-2', 'newcomer'];
		const some = fc.array(happenings({ ids, profiles, now: 0 }, 5), {
			minLength: 1,
			maxLength: 15,
		});
		return fc.record({ world: fc.constant(world), batches: fc.array(some, { maxLength: 4 }) });
	});

/** Batches one after the other, six hours each, in order of happening. */
const inTurn = (batches: readonly Parameters<typeof inOrder>[0][]) =>
	batches.map((batch, b) =>
		inOrder(batch, `b${b}-`).map((event, i) => ({
			...event,
			// No two of them at one moment: which of two comes first is then nothing that counts.
			happenedAt: worldNow + (b + 1) * 6 * 3_600_000 + event.happenedAt + i,
		})),
	);

test('counted as events come, facts end at what counting them all at once gives', () =>
	fc.assert(
		fc.asyncProperty(streams, async ({ world, batches }) => {
			const service = await smallService(world);
			const heard: ViewingEvent[] = [...world.events];
			let now = world.now as number;
			for (const [b, batch] of inTurn(batches).entries()) {
				now = worldNow + (b + 1) * 6 * 3_600_000 + 1_000;
				await service.take(batch, epochMs(now));
				heard.push(...batch);
				said(service.facts, world); // whoever asks in between changes nothing
				service.facts.look(epochMs(now));
			}
			const anew = await atOnce(world, heard, now);
			expect(said(service.facts, world)).toEqual(said(anew, world));
			expect(near(service.facts, world)).toEqual(near(anew, world));
		}),
		{ numRuns: 60, endOnFailure: true },
	));

test('between two looks nothing moves, whatever comes in and however late it is asked', () =>
	fc.assert(
		fc.asyncProperty(streams, async ({ world, batches }) => {
			const service = await smallService(world);
			const before = said(service.facts, world);
			for (const batch of inTurn(batches)) {
				await service.take(batch, epochMs(world.now + 4_000));
				service.facts.look(epochMs(world.now + 4_000)); // too soon to count again
			}
			expect(said(service.facts, world)).toEqual(before);
			service.facts.look(epochMs(world.now + 5_000));
			const heard = batches.flat().length > 0;
			expect(service.facts.asOf().at).toBe(world.now + (heard ? 5_000 : 0));
		}),
		{ numRuns: 40, endOnFailure: true },
	));
