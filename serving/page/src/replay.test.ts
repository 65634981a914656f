import type { ViewingEvent } from '@marquee/contracts';
import { type EpochMs, epochMs, type ProfileId } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { happenings, inOrder } from './testing/drawn-events.ts';
import { type homeIn, requestsIn } from './testing/drawn-requests.ts';
import { type SmallService, smallService } from './testing/small-service.ts';
import { stockedWorlds, type World, worldProfile, worlds } from './testing/worlds.ts';
import type { PageTrace } from './trace.ts';

/** What a log gives back. */
const written = (trace: PageTrace): PageTrace => JSON.parse(JSON.stringify(trace));

/** A service, and what happens in it afterwards: rounds of events, each followed by a page. */
const days = worlds
	.filter(({ catalogue }) => catalogue.size > 0)
	.chain((world) => {
		const ids = world.catalogue.titles.map(({ titleId }) => titleId);
		const profiles = [worldProfile, 'other-1', 'other-2', 'newcomer'];
		return fc.record({
			world: fc.constant(world),
			rounds: fc.array(
				fc.record({
					happened: fc.array(happenings({ ids, profiles, now: world.now }, 60), { maxLength: 12 }),
					pauseMs: fc.constantFrom(0, 1_000, 6_000, 30_000, 3_600_000),
					request: requestsIn(world),
				}),
				{ minLength: 1, maxLength: 4 },
			),
		});
	});

/** Lets the rounds happen one after the other, and answers the trace of each page. */
async function lived(
	service: SmallService,
	world: World,
	rounds: readonly {
		happened: Parameters<typeof inOrder>[0];
		pauseMs: number;
		request: ReturnType<typeof homeIn>;
	}[],
): Promise<readonly PageTrace[]> {
	const traces: PageTrace[] = [];
	let now: number = world.now;
	for (const [round, { happened, pauseMs, request }] of rounds.entries()) {
		now += pauseMs;
		const at = epochMs(now);
		const events = inOrder(happened, `r${round}-`).map((event) => ({
			...event,
			happenedAt: event.happenedAt + pauseMs,
		})) as ViewingEvent[];
		if (events.length > 0) await service.take(events, at);
		service.facts.look(at);
		const state = request.state && service.stateOf(request.profileId);
		const { trace } = await service.make({ ...request, now: at, state });
		traces.push(written(trace));
	}
	return traces;
}

test('a page made again from its trace and the log has the same bytes, whatever happened before and after it', () =>
	fc.assert(
		fc.asyncProperty(days, async ({ world, rounds }) => {
			const service = await smallService(world);
			for (const trace of await lived(service, world, rounds)) {
				const again = await service.again(trace);
				expect(again.trace.digest).toBe(trace.digest);
				const { timings: _, ...decided } = written(again.trace);
				const { timings: __, ...before } = trace;
				expect(decided).toEqual(before);
			}
		}),
		{ numRuns: 60, endOnFailure: true },
	));
