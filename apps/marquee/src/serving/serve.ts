import { randomUUID } from 'node:crypto';
import type { Page } from '@marquee/contracts';
import { type GatewayParts, gateway, measuredLoopLag } from '@marquee/gateway';
import {
	type CountedFacts,
	countedFacts,
	explanation,
	isTitleKnown,
	type PageTrace,
	unpacked,
} from '@marquee/page';
import type { Clock } from '@marquee/units';
import { experimentReadings } from '../experiments/experiment-readings.ts';
import { type Facts, openFacts } from '../facts/facts.ts';
import type { StateFolder } from '../facts/state-folder.ts';
import { openChoices } from './choices.ts';
import { engineersView } from './engineers-view.ts';
import { eventsOf } from './events-of.ts';
import { treatedSearch } from './experiments/treated-search.ts';
import { openChoiceCredits } from './interleaving/choice-credits.ts';
import { type OpenedPages, openPages } from './open-pages.ts';
import { repeatedly } from './repeatedly.ts';
import { replays } from './replays.ts';
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
	/** Threads that make pages, of so many titles; they are made in this one unless given. */
	readonly pageThreads?: (titles: number) => number;
	/** The share of pages whose traces keep what the ranker read; none unless given. */
	readonly featuresShare?: number;
}

/** A running service. */
export interface Service {
	readonly url: string;
	readonly close: () => Promise<void>;
}

/** How soon what search has learnt takes over. */
const noticeEveryMs = 2_000;

/** How soon it is put down what was chosen of what experiments interleave. */
const creditEveryMs = 5_000;

/**
 * Serves one state folder: events in, pages out, the viewer beside them. A bundle that begins to serve in the control plane,
 * and a ranker that begins to serve in the folder, take over between two requests.
 *
 * @throws {Failure} whatever the facts or the bundle are refused for; `port-in-use`.
 */
export async function serve(folder: StateFolder, options: ServeOptions): Promise<Service> {
	const { clock, log } = options;
	let counted: CountedFacts | undefined;
	let pages: OpenedPages | undefined;
	const facts = await openFacts(folder, clock, (changes, batch) => {
		counted?.changed(changes, batch);
		pages?.changed(changes, batch);
	});
	for (const line of facts.mended) log(line);
	counted = await countedIn(facts, clock);
	const faults = (stage: string, cause: unknown) =>
		log(`${stage}: ${cause instanceof Error ? cause.message : String(cause)}`);
	const readings = experimentReadings({ root: folder.root, clock });
	const again = replays(folder.root);
	const lag = measuredLoopLag();
	pages = await openPages(folder, facts, {
		counted,
		threads: options.pageThreads?.(facts.catalogue.size) ?? 0,
		layout: options.layout ?? 'stage-wise',
		featuresShare: options.featuresShare ?? 0,
		metrics: new Set(readings.metrics().map(({ key }) => key)),
		clock,
		lag,
		report: faults,
		log,
	});
	const searched = await openSearch(folder, facts, {
		counted,
		taste: pages.taste,
		names: options.names ?? { where: 'here' },
		clock,
		canvas: async (asked) => canvasOf((await pages.page(asked)).page),
		report: faults,
	});
	// After everything that may refuse to begin: it has timers, and writes what it knows.
	const chosen = await openChoices(folder, facts, { clock, report: faults });
	const searching = repeatedly(noticeEveryMs, searched.follow);
	const credits = await openChoiceCredits(folder, {
		events: facts.log,
		controlPlane: facts.controlPlane,
		page: pages.slates.find,
		search: searched.find,
		clock,
		report: faults,
	});
	const crediting = repeatedly(creditEveryMs, () =>
		credits.follow().catch((cause) => faults('credits', cause)),
	);
	const served = gateway<PageTrace>({
		...factsParts(facts, pages),
		replay: again.replay,
		trailer: chosen.trailer,
		notify: chosen.notify,
		search: treatedSearch(searched.port, pages.live),
		searches: searched,
		onAccepted: (events) => {
			pages.ladder.noticed(events);
			chosen.noticed(events);
		},
		onFault: ({ requestId, route, error }) => faults(`${route} ${requestId}`, error),
		clock,
		lag,
		newId: randomUUID,
		experimentReadings: readings,
		...engineersView(folder, facts.controlPlane),
		...webAppsOf(options),
	});
	const close = async () => {
		await pages.stop();
		await searching.stop();
		await credits.close(); // first: what is left to follow after a start may take minutes
		await crediting.stop();
		await again.close(); // nobody ends later because an engineer looks at a page
		await served.close();
		await readings.close();
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

/** What the gateway answers from facts and pages alone. */
const factsParts = (facts: Facts, pages: OpenedPages) =>
	({
		intake: facts.intake,
		states: facts.profileStates,
		controlPlane: facts.controlPlane,
		catalogue: facts.catalogue,
		page: pages.page,
		similar: (like, asked) => pages.page({ ...asked, asked: { surface: 'browse', like } }),
		ladder: pages.ladder.counts,
		slates: { find: async (requestId) => mapped(await pages.slates.find(requestId), unpacked) },
		shownTo: pages.slates.listed,
		explanation: (trace, titleId) =>
			isTitleKnown(trace, titleId, facts.catalogue)
				? explanation(trace, titleId, facts.catalogue)
				: undefined,
		status: () => ({ ...statusOf(facts), model: pages.model() }),
		experiments: pages.experiments,
	}) satisfies Partial<GatewayParts<PageTrace>>;

/** A page as what stands before the first letter of a search. */
const canvasOf = ({ rows, facets, asOf, model }: Page) => ({
	rows,
	asOf: { ...asOf, model: model.trainedAt },
	...(facets && { facets }),
});

/** Counts everything that is counted over all profiles, from the beginning. */
const countedIn = ({ catalogue, profileStates: states, log }: Facts, clock: Clock) =>
	countedFacts({ catalogue, states, events: eventsOf(log), now: clock.now() });

const statusOf = ({ log, profileStates, intake }: Facts) => ({
	log: { end: log.end() },
	projections: [{ name: profileStates.name, position: profileStates.position() }],
	counters: { ...intake.counters() },
});

const mapped = <Value, Other>(value: Value | undefined, map: (value: Value) => Other) =>
	value === undefined ? undefined : map(value);
