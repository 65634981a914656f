import { hash } from 'node:crypto';
import type { ViewingEvent } from '@marquee/contracts';
import { manualStopwatch } from '@marquee/pipeline/testing';
import { memoryEventLog, memoryProfileStates } from '@marquee/stores';
import type { EpochMs, ProfileId } from '@marquee/units';
import { type ProfileState, profileStateChanges, type RecordedEvent } from '@marquee/viewing';
import { type CountedFacts, countedFacts } from '../counted-facts.ts';
import type { PageAnswer, PageDependencies } from '../page-draft.ts';
import { pages } from '../pages.ts';
import { requestOf } from '../replay.ts';
import type { PageTrace } from '../trace.ts';
import { smallPolicy } from './drawn-policies.ts';
import { memorySlateLog } from './memory-slate-log.ts';
import type { World } from './worlds.ts';

/** How pages of a small service differ from those that serve. */
export type Changes = Partial<PageDependencies>;

/** What stands around the facts of a small service. */
export const surroundings = ({ model, now }: World) => ({
	model,
	policy: smallPolicy,
	slateLog: memorySlateLog(),
	newestEventAt: () => now as EpochMs | undefined,
	stopwatch: manualStopwatch(),
	report: (stage: string, cause: unknown) => {
		throw new Error(`${stage} was reported`, { cause });
	},
	digest: (bytes: Uint8Array) => hash('sha256', bytes),
});

/** A small service remembers little: 16 MB a service would be most of the time of a test. */
const coWatching = { slots: 16_384 };

/** The facts of a small service, counted from all that happened in it. */
export async function factsIn({ catalogue, events, now }: World): Promise<CountedFacts> {
	const states = memoryProfileStates();
	await states.apply(recorded(events, 0, now));
	return countedFacts({ catalogue, states, events: [events], now, coWatching });
}

/** Makes the pages of a small service. */
export async function pagesIn(
	world: World,
	changes: Changes = {},
): Promise<ReturnType<typeof pages>> {
	return pages({ facts: await factsIn(world), ...surroundings(world), ...changes });
}

/** A small service that goes on: events come in, facts are kept up with them, pages are made, and made again from its log. */
export interface SmallService {
	readonly facts: CountedFacts;
	readonly stateOf: (profileId: ProfileId) => ProfileState | undefined;
	/** Takes events in: durable, applied, and heard of by the facts. */
	readonly take: (events: readonly ViewingEvent[], now: EpochMs) => Promise<void>;
	readonly make: ReturnType<typeof pages>;
	/** Makes a page again from its trace and the log alone. */
	readonly again: (trace: PageTrace, changes?: Changes) => Promise<PageAnswer>;
}

/** Opens a service in which the events of the world have happened. */
export async function smallService(world: World, changes: Changes = {}): Promise<SmallService> {
	const { catalogue, now } = world;
	const log = memoryEventLog();
	await log.append(world.events, now);
	const states = memoryProfileStates();
	for await (const batch of log.read(0)) await states.apply(batch);
	const facts = await countedFacts({
		catalogue,
		states,
		events: [world.events],
		now,
		coWatching,
	});
	return {
		facts,
		stateOf: states.of,
		take: async (events, at) => {
			const first = await log.append(events, at);
			const batch = recorded(events, first, at);
			const known = {
				...states,
				activity: (profileId: ProfileId, titleId: string) =>
					states.of(profileId)?.titles.find((each) => each.titleId === titleId),
				newestOf: (profileId: ProfileId) => states.of(profileId)?.newestAt,
			};
			const changed = profileStateChanges(known, batch);
			await states.apply(batch);
			facts.changed(changed, batch);
		},
		make: pages({
			facts,
			...surroundings(world),
			newestEventAt: states.newestAt,
			factsAsOf: () => ({ logPosition: states.position(), counted: facts.asOf() }),
			...changes,
		}),
		again: async (trace, others = {}) => {
			const { counted, logPosition } = trace.facts!;
			const then = memoryProfileStates();
			const all: RecordedEvent[] = [];
			for await (const batch of log.read(0)) all.push(...batch);
			await then.apply(all.slice(0, counted.position));
			const heard = all.slice(0, counted.position).map(({ event }) => event);
			const factsThen = await countedFacts({
				catalogue,
				states: then,
				events: [heard],
				now: counted.at as EpochMs,
				coWatching,
			});
			await then.apply(all.slice(counted.position, logPosition));
			return pages({
				...surroundings(world),
				facts: factsThen,
				newestEventAt: () => trace.newestEventAt as EpochMs | undefined,
				factsAsOf: () => trace.facts!,
				...changes,
				...others,
			})(requestOf(trace, then.of(trace.profileId as ProfileId)));
		},
	};
}

/** Events as a log answers them. */
export const recorded = (
	events: readonly ViewingEvent[],
	first: number,
	recordedAt: EpochMs,
): readonly RecordedEvent[] =>
	events.map((event, i) => ({ position: first + i, recordedAt, event }));
