import { randomUUID } from 'node:crypto';
import { type LadderParts, type PageLadder, pageLadder } from '@marquee/degradation';
import { type GatewayParts, gateway, measuredLoopLag, promptSlateLog } from '@marquee/gateway';
import {
	type CountedFacts,
	countedFacts,
	explanation,
	localised,
	type PackedTrace,
	type PageTrace,
	titleCard,
	unpacked,
} from '@marquee/page';
import { systemStopwatch } from '@marquee/pipeline';
import { openSegmentSlateLog } from '@marquee/stores';
import type { Clock } from '@marquee/units';
import { type Facts, openFacts } from '../facts/facts.ts';
import type { StateFolder } from '../facts/state-folder.ts';
import { openChoices } from './choices.ts';
import { engineersView } from './engineers-view.ts';
import { eventsOf } from './events-of.ts';
import { recipePages } from './recipes/recipe-pages.ts';
import { replayed } from './replayed.ts';
import type { NamesWanted } from './search/names-wanted.ts';
import { openSearch } from './search/open-search.ts';
import { type WebAppsServed, webAppsOf } from './web-apps.ts';

/** Where and how to serve. */
export interface ServeOptions extends WebAppsServed {
	readonly clock: Clock;
	readonly host: string;
	readonly port: number;
	/** Where the names of search are kept; in this process unless given. */
	readonly names?: NamesWanted;
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
	counted = await countedIn(facts, clock);
	const slates = await openedSlates(folder, log);
	const faults = (stage: string, cause: unknown) =>
		log(`${stage}: ${cause instanceof Error ? cause.message : String(cause)}`);
	const pages = await recipePages(folder, facts, {
		counted,
		record: slates.append,
		report: faults,
		layout: options.layout ?? 'stage-wise',
		featuresKept: { share: options.featuresShare ?? 0, titles: featuresOfTitles },
		clock,
	});
	await pages.follow([]);
	// After everything that may refuse to begin: it has timers, and writes what it knows.
	const chosen = await openChoices(folder, facts, { clock, report: faults });
	let ladder: PageLadder | undefined;
	const searched = await openSearch(folder, facts, {
		counted,
		taste: pages.taste,
		names: options.names ?? { where: 'here' },
		clock,
		canvas: async (asked) => (await ladder!.page(asked)).page,
		report: faults,
	});
	const following = repeatedly(noticeEveryMs, async () => {
		await pages.follow([]).catch((cause) => faults('follow-bundle', cause));
		await searched.follow();
	});
	const lag = measuredLoopLag();
	ladder = ladderOf(facts, counted, {
		clock,
		lag,
		report: faults,
		fresh: pages.page,
		guards: pages.guards,
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
		search: searched.port,
		searches: searched,
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
		await following.stop();
		await served.close();
		await slates.close();
		await chosen.close();
		await searched.close();
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

/** Counts everything that is counted over all profiles, from the beginning. */
const countedIn = ({ catalogue, profileStates: states, log }: Facts, clock: Clock) =>
	countedFacts({ catalogue, states, events: eventsOf(log), now: clock.now() });

/** The log of what pages decided. */
async function openedSlates({ slates }: StateFolder, log: ServeOptions['log']) {
	const { slateLog, discarded } = await openSegmentSlateLog<PackedTrace>(slates);
	if (discarded !== undefined) log(`page traces were discarded: ${discarded}`);
	return promptSlateLog(slateLog);
}

/** Does it again and again, one at a time: a bundle that takes longer to open than the interval is opened once. */
function repeatedly(everyMs: number, act: () => Promise<void>) {
	let underWay: Promise<void> | undefined;
	const timer = setInterval(() => {
		underWay ??= act().finally(() => {
			underWay = undefined;
		});
	}, everyMs);
	return {
		stop: async () => {
			clearInterval(timer);
			await underWay;
		},
	};
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
