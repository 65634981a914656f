import { features } from '@marquee/features';
import { epochMs, msPerDay } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { featureNotes, servedSkew } from './features-read.ts';
import { happenings, inOrder } from './testing/drawn-events.ts';
import { requestsIn } from './testing/drawn-requests.ts';
import { recorded, smallService } from './testing/small-service.ts';
import { worldProfile, worlds } from './testing/worlds.ts';
import type { PageTrace } from './trace.ts';

const featuresKept = { share: 1, titles: 40 };
const perTitle = features.filter(({ origin }) => origin === 'facts').length;

async function* streamed<One>(one: One) {
	yield one;
}

/** Any service, what happens in it before a page that is counted and before one that is not, and a request. */
const moments = worlds
	.filter(({ catalogue }) => catalogue.size > 0)
	.chain((world) => {
		const ids = world.catalogue.titles.map(({ titleId }) => titleId);
		const profiles = [worldProfile, 'other-1', 'newcomer'];
		const events = fc.array(happenings({ ids, profiles, now: world.now }, 60), { maxLength: 12 });
		return fc.record({
			world: fc.constant(world),
			counted: events.map((some) => inOrder(some, 'counted-')),
			uncounted: events.map((some) => inOrder(some, 'uncounted-')),
			request: requestsIn(world),
		});
	});

test('what the ranker read of a page comes out of the log of events again, bit for bit', () =>
	fc.assert(
		fc.asyncProperty(moments, async ({ world, counted, uncounted, request }) => {
			const service = await smallService(world, { featuresKept });
			await service.take(counted, world.now);
			const later = epochMs(world.now + 2 * msPerDay);
			service.facts.look(later);
			await service.take(uncounted, later); // in the profile's state, and not yet counted
			const state = request.state && service.stateOf(request.profileId);
			const { packed } = await service.make({ ...request, state, now: later });
			const trace = JSON.parse(JSON.stringify(packed)) as PageTrace;
			const kept = trace.read!.titleIds.length;
			expect(kept).toBeLessThanOrEqual(featuresKept.titles);
			const events = recorded([...world.events, ...counted, ...uncounted], 0, world.now);
			const report = await servedSkew(streamed(trace), streamed(events), world.catalogue);
			expect(report).toMatchObject({ requests: 1, compared: perTitle * kept, byFeature: {} });
		}),
		{ numRuns: 60, endOnFailure: true },
	));

test('as many pages keep what was read as the share says, always the same ones', () => {
	const catalogue = { idAt: (index: number) => `t${index}` as never };
	const kept = (share: number) =>
		Array.from({ length: 4_000 }, (_, seed) => seed).filter(
			(seed) => featureNotes({ share, titles: 1 }, seed, catalogue).kept() !== undefined,
		);
	expect(kept(0)).toEqual([]);
	expect(kept(1)).toHaveLength(4_000);
	const some = kept(0.1);
	expect(some).toEqual(kept(0.1));
	expect(Math.abs(some.length - 400)).toBeLessThan(4 * Math.sqrt(4_000 * 0.1 * 0.9));
});
