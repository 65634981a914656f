import { randomUUID } from 'node:crypto';
import { breaker, type LadderParts, type PageLadder, pageLadder } from '@marquee/degradation';
import type { Bundle } from '@marquee/foundation';
import { type GatewayParts, gateway, measuredLoopLag, promptSlateLog } from '@marquee/gateway';
import {
	type CountedFacts,
	countedFacts,
	explanation,
	localised,
	type PackedTrace,
	type PageRequest,
	type PageTrace,
	titleCard,
	unpacked,
} from '@marquee/page';
import { systemStopwatch } from '@marquee/pipeline';
import { openSegmentSlateLog } from '@marquee/stores';
import type { Clock } from '@marquee/units';
import { type Facts, openFacts } from '../facts/facts.ts';
import type { StateFolder } from '../facts/state-folder.ts';
import { rankerNamed, servingRanker, servingRankerName } from '../ranking/kept-rankers.ts';
import { openChoices } from './choices.ts';
import { engineersView } from './engineers-view.ts';
import { eventsOf } from './events-of.ts';
import { layoutNamed } from './layout-named.ts';
import { type PageMakerParts, pageMaker } from './page-maker.ts';
import { replayed } from './replayed.ts';
import { servingBundle } from './serving-bundle.ts';
import { type WebAppsServed, webAppsOf } from './web-apps.ts';

/** Where and how to serve. */
export interface ServeOptions extends WebAppsServed {
	readonly clock: Clock;
	readonly host: string;
	readonly port: number;
	/** One line for the operator. */
	readonly log: (line: string) => void;
	/** How rows are laid out, by name; stage-wise unless given. */
	readonly layout?: string;
	/** The share of pages whose traces keep what the ranker read; none unless given. */
	readonly featuresShare?: number;
}

/** A running service. */
export interface Service {
	readonly url: string;
	readonly close: () => Promise<void>;
}

/** A model answers in a few milliseconds; one that takes so long several times in a row is left alone for a while. */
const modelDeadlineMs = 150;

/** A trace that keeps what its ranker read keeps it of so many titles: some ten kilobytes. */
const featuresOfTitles = 64;

/** How soon a newly trained bundle takes over. */
const noticeEveryMs = 2_000;

/**
 * Serves one state folder: events in, pages out, the viewer beside them. A bundle that begins to serve in the control plane,
 * and a ranker that begins to serve in the folder, take over between two requests.
 *
 * @throws {Failure} whatever the facts or the bundle are refused for; `port-in-use`.
 */
export async function serve(folder: StateFolder, options: ServeOptions): Promise<Service> {
	const { clock, log } = options;
	let counted: CountedFacts | undefined;
	const facts = await openFacts(folder, clock, (changes, batch) =>
		counted?.changed(changes, batch),
	);
	for (const line of facts.mended) log(line);
	const { catalogue, profileStates: states } = facts;
	const now = clock.now();
	counted = await countedFacts({ catalogue, states, events: eventsOf(facts.log), now });
	const { slateLog, discarded } = await openSegmentSlateLog<PackedTrace>(folder.slates);
	const slates = promptSlateLog(slateLog);
	if (discarded !== undefined) log(`page traces were discarded: ${discarded}`);
	const faults = (stage: string, cause: unknown) =>
		log(`${stage}: ${cause instanceof Error ? cause.message : String(cause)}`);
	const model = breaker('model', {
		stopwatch: systemStopwatch,
		deadlineMs: modelDeadlineMs,
		report: faults,
	});
	const pages = await pagesThatFollow(folder, facts, counted, {
		record: slates.append,
		report: faults,
		guard: model,
		layout: layoutNamed(options.layout ?? 'stage-wise'),
		featuresKept: { share: options.featuresShare ?? 0, titles: featuresOfTitles },
	});
	await pages.follow();
	// After everything that may refuse to begin: it has timers, and writes what it knows.
	const chosen = await openChoices(folder, facts, { clock, report: faults });
	let underWay: Promise<void> | undefined;
	const follow = () => {
		// One at a time: a bundle that takes longer to open than this interval is opened once.
		underWay ??= pages
			.follow()
			.catch((cause) => faults('follow-bundle', cause))
			.finally(() => {
				underWay = undefined;
			});
	};
	const following = setInterval(follow, noticeEveryMs);
	const lag = measuredLoopLag();
	const ladder = ladderOf(facts, counted, {
		clock,
		lag,
		report: faults,
		fresh: pages.page,
		guards: [model],
	});
	const parts: GatewayParts<PageTrace> = {
		intake: facts.intake,
		states: facts.profileStates,
		controlPlane: facts.controlPlane,
		catalogue: facts.catalogue,
		page: ladder.page,
		similar: (like, asked) => ladder.page({ ...asked, asked: { surface: 'browse', like } }),
		trailer: chosen.trailer,
		notify: chosen.notify,
		ladder: ladder.counts,
		onAccepted: (events) => {
			ladder.noticed(events);
			chosen.noticed(events);
		},
		slates: { find: async (requestId) => mapped(await slates.find(requestId), unpacked) },
		explanation: (trace, titleId) => explanation(trace, titleId, facts.catalogue),
		replay: (trace, changes) => replayed(folder, facts.catalogue, trace, changes),
		status: () => ({ ...statusOf(facts), model: pages.model() }),
		onFault: ({ requestId, route, error }) => faults(`${route} ${requestId}`, error),
		clock,
		lag,
		newId: randomUUID,
		...engineersView(folder, facts.controlPlane),
		...webAppsOf(options),
	};
	const served = gateway(parts);
	const close = async () => {
		clearInterval(following);
		await underWay;
		await served.close();
		await slates.close();
		await chosen.close();
		await facts.close();
		await pages.close();
	};
	try {
		return { url: await served.listen({ host: options.host, port: options.port }), close };
	} catch (cause) {
		await close();
		throw cause;
	}
}

const statusOf = ({ log, profileStates, intake }: Facts) => ({
	log: { end: log.end() },
	projections: [{ name: profileStates.name, position: profileStates.position() }],
	counters: { ...intake.counters() },
});

const mapped = <Value, Other>(value: Value | undefined, map: (value: Value) => Other) =>
	value === undefined ? undefined : map(value);

/** Pages that are always answered: made now, kept from before, or what is popular. */
function ladderOf(
	{ catalogue, profileStates }: Facts,
	{ localTrends, popularity, countedAt }: CountedFacts,
	parts: Pick<LadderParts, 'clock' | 'lag' | 'report' | 'fresh' | 'guards'>,
): PageLadder {
	return pageLadder({
		...parts,
		states: profileStates,
		catalogue,
		card: (title, locale) => titleCard(localised(title, locale)),
		trending: (country, now) => {
			const there = Array.from(localTrends.trendingIn(country, now, popularTitles), (index) =>
				catalogue.idAt(index),
			);
			const ever = popularity.allTime(popularTitles).map(({ titleId }) => titleId);
			return { titleIds: [...new Set([...there, ...ever])], countedAt: countedAt() ?? null };
		},
		stopwatch: systemStopwatch,
	});
}

/** So many stand on a page that rests on popularity alone. */
const popularTitles = 300;

/** Pages by whichever bundle and ranker serve; the old bundle is let go when the new one has taken over. */
async function pagesThatFollow(
	folder: StateFolder,
	{ controlPlane, catalogue, profileStates }: Facts,
	counted: CountedFacts,
	how: Pick<PageMakerParts, 'record' | 'report' | 'guard' | 'layout' | 'featuresKept'>,
) {
	const parts: PageMakerParts = {
		facts: counted,
		factsAsOf: () => ({ logPosition: profileStates.position(), counted: counted.asOf() }),
		newestEventAt: profileStates.newestAt,
		...how,
	};
	let bundle: Bundle | undefined;
	let ranker = await servingRanker(folder);
	let make = pageMaker({ ...parts, ranker }, bundle);
	const followBundle = async () => {
		if ((await controlPlane.serving())?.hash === bundle?.hash) return;
		const next = await servingBundle(folder, controlPlane, catalogue);
		const before = bundle;
		bundle = next;
		make = pageMaker({ ...parts, ranker }, next);
		await before?.foundation.release();
	};
	const followRanker = async () => {
		const name = servingRankerName(folder);
		if (name === ranker.name) return;
		ranker = await rankerNamed(folder, name);
		make = pageMaker({ ...parts, ranker }, bundle);
	};
	return {
		page: (request: PageRequest) => {
			counted.look(request.now);
			return make(request);
		},
		model: () =>
			bundle === undefined
				? null
				: { bundle: bundle.hash, trainedAt: bundle.manifest.lineage.trainedUntil },
		follow: async () => {
			await followBundle();
			await followRanker();
		},
		close: async () => bundle?.foundation.release(),
	};
}
