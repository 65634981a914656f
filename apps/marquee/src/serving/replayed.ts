import type { Catalogue } from '@marquee/catalogue';
import type { Bundle } from '@marquee/foundation';
import type { ReplayChanges } from '@marquee/gateway';
import {
	answerOf,
	type CountedFacts,
	countedFacts,
	interleavedPage,
	type MadeBy,
	notReplayed,
	type PageAnswer,
	type PageDraft,
	type PageRequest,
	type PageTrace,
	requestOf,
	requestOfOther,
} from '@marquee/page';
import type { Stopwatch } from '@marquee/pipeline';
import { memoryProfileStates, readSegmentEventLog } from '@marquee/stores';
import { type EpochMs, Failure, type ProfileId } from '@marquee/units';
import type { ProfileState, RecordedEvent } from '@marquee/viewing';
import { bundleHash } from '../facts/bundle-hash.ts';
import type { StateFolder } from '../facts/state-folder.ts';
import { rankerNamed } from '../ranking/kept-rankers.ts';
import { layoutNamed } from './layout-named.ts';
import { draftMaker, type PageMakerParts, servedTaste } from './page-maker.ts';
import { policyNamed } from './policy-named.ts';
import { bundleNamed } from './serving-bundle.ts';

/** A page made again. */
export interface Replayed extends PageAnswer {
	/** Whether it has the same bytes as the page that was answered. */
	readonly identical: boolean;
}

/**
 * Makes a page again from the log: the profile's state and all that is counted are built anew as they were, from the events up to the
 * positions that the trace names; of a page that was drawn from two, both. With another bundle, policy or layout it answers what would have
 * been, drawn from nothing else.
 *
 * @throws {Failure} `page-not-replayable`, `bundle-unnamed`, `policy-unknown`, `layout-unknown`, and whatever a bundle or a ranker is
 * refused for.
 */
export async function replayed(
	folder: StateFolder,
	catalogue: Catalogue,
	trace: PageTrace,
	changes: ReplayChanges = {},
): Promise<Replayed> {
	const by = await namedParts(folder, trace, changes);
	const past = await factsAsOf(folder, catalogue, trace);
	const opened: Bundle[] = [];
	const draft = async (made: MadeOf, request: PageRequest): Promise<PageDraft> => {
		const parts = await partsOf(folder, trace, made, past.facts);
		const model =
			made.bundle === untrained ? undefined : await bundleNamed(folder, made.bundle, catalogue);
		if (model !== undefined) opened.push(model);
		return draftMaker(parts, servedTaste(model, catalogue))(request);
	};
	try {
		const own = await draft(by, requestOf(trace, past.state));
		const interleaved = isAsItWas(changes) ? trace.interleaved : undefined;
		const again = requestOfOther(trace, past.state);
		const answer =
			interleaved !== undefined && 'other' in interleaved
				? interleavedPage(own, await draft(interleaved.other, again!), interleaved)
				: answerOf(own, interleaved);
		return { ...answer, identical: answer.packed.digest === trace.digest };
	} finally {
		for (const model of opened) await model.foundation.release();
	}
}

const isAsItWas = ({ with: bundle, policy, layout }: ReplayChanges): boolean =>
	bundle === undefined && policy === undefined && layout === undefined;

/** What a page is made by. */
type MadeOf = Omit<MadeBy, 'skipped'>;

/** What pages say that they were made by before the first training: no bundle, so it has no hash. */
const untrained = 'untrained';

/** By what the page is made now; what there is not is refused before anything is counted. */
async function namedParts(
	folder: StateFolder,
	trace: PageTrace,
	{ with: begins, policy = trace.policy, layout = trace.layout }: ReplayChanges,
): Promise<MadeOf> {
	policyNamed(policy);
	layoutNamed(layout);
	const isAsItWas = begins === undefined || begins === untrained;
	const bundle = isAsItWas ? (begins ?? trace.bundle) : await bundleHash(folder, begins);
	return { bundle, policy, layout, ranker: trace.ranker };
}

/** What a page of the past rests on but for its model. */
const partsOf = async (
	folder: StateFolder,
	trace: PageTrace,
	{ policy, layout, ranker }: MadeOf,
	facts: CountedFacts,
): Promise<PageMakerParts> => ({
	facts,
	newestEventAt: () => trace.newestEventAt as EpochMs | undefined,
	factsAsOf: () => trace.facts!,
	report: (stage, cause) => {
		throw new Error(`${stage} failed when the page was made again`, { cause });
	},
	policy: policyNamed(policy),
	ranker: await rankerNamed(folder, ranker),
	layout: layoutNamed(layout),
	stopwatch: stillStopwatch,
});

/** A replay waits for whatever it waited for, and for nothing that it did without: no deadline passes. */
const stillStopwatch: Stopwatch = { elapsedMs: () => 0, after: () => () => {} };

/** The facts as the trace says they were. */
async function factsAsOf(
	folder: StateFolder,
	catalogue: Catalogue,
	trace: PageTrace,
): Promise<{ readonly facts: CountedFacts; readonly state: ProfileState | undefined }> {
	const why = notReplayed(trace);
	if (why !== undefined) throw notReplayable(trace, why);
	const { facts, profileId } = trace;
	const { counted, logPosition } = facts!;
	const events = await eventsUpTo(folder, Math.max(counted.position, logPosition));
	const states = memoryProfileStates();
	const applied = async (position: number) =>
		states.apply(events.slice(states.position(), Math.max(states.position(), position)));
	// Either may be the earlier: events come in, and are counted, while a page is made.
	let state: ProfileState | undefined;
	const takeState = async () => {
		await applied(logPosition);
		state = states.of(profileId as ProfileId);
	};
	if (logPosition <= counted.position) await takeState();
	await applied(counted.position);
	const soFar = events.slice(0, counted.position).map(({ event }) => event);
	const now = counted.at as EpochMs;
	const then = await countedFacts({ catalogue, states, events: [soFar], now });
	if (logPosition > counted.position) await takeState();
	return { facts: then, state };
}

async function eventsUpTo(folder: StateFolder, end: number): Promise<readonly RecordedEvent[]> {
	const events: RecordedEvent[] = [];
	for await (const batch of readSegmentEventLog(folder.log).read(0)) {
		events.push(...batch.filter(({ position }) => position < end));
		if (batch.at(-1)!.position >= end) break;
	}
	return events;
}

const notReplayable = ({ requestId }: PageTrace, why: string) =>
	new Failure('page-not-replayable', {
		responsible: 'caller',
		what: `the trace of ${requestId} ${why}`,
		remedy: 'Replay a page that this version of the service has answered.',
	});
