import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Bundle } from '@marquee/foundation';
import { type GatewayParts, gateway, promptSlateLog } from '@marquee/gateway';
import { explanation, type PageTrace } from '@marquee/page';
import { type CountedPopularity, countedPopularity } from '@marquee/retrieval';
import { openSegmentSlateLog } from '@marquee/stores';
import type { Clock } from '@marquee/units';
import { type Facts, openFacts } from '../facts/facts.ts';
import type { StateFolder } from '../facts/state-folder.ts';
import { homePages, type PageFacts } from './home-pages.ts';
import { servingBundle } from './serving-bundle.ts';

/** Where and how to serve. */
export interface ServeOptions {
	readonly clock: Clock;
	readonly host: string;
	readonly port: number;
	/** The folder of the built viewer; without one only the API is served. */
	readonly viewer?: string;
	/** Whoever reaches the address may use the viewer; otherwise this machine alone. */
	readonly openViewer: boolean;
	/** One line for the operator. */
	readonly log: (line: string) => void;
}

/** A running service. */
export interface Service {
	readonly url: string;
	readonly close: () => Promise<void>;
}

/** How soon a newly trained bundle takes over. */
const noticeEveryMs = 2_000;

/**
 * Serves one state folder: events in, pages out, the viewer beside them. A bundle that begins to serve in the control plane
 * takes over between two requests.
 *
 * @throws {Failure} whatever the facts or the bundle are refused for; `port-in-use`.
 */
export async function serve(folder: StateFolder, options: ServeOptions): Promise<Service> {
	const { clock, log } = options;
	let popularity: CountedPopularity | undefined;
	const facts = await openFacts(folder, clock, (moved) => {
		for (const titleDay of moved) popularity?.add(titleDay);
	});
	for (const line of facts.mended) log(line);
	const counted = countedPopularity(facts.catalogue, facts.profileStates.titleDays());
	popularity = counted;
	const { slateLog, discarded } = await openSegmentSlateLog<PageTrace>(folder.slates);
	const slates = promptSlateLog(slateLog);
	if (discarded !== undefined) log(`page traces were discarded: ${discarded}`);

	const faults = (stage: string, cause: unknown) =>
		log(`${stage}: ${cause instanceof Error ? cause.message : String(cause)}`);
	const pages = pagesThatFollow(folder, facts, counted, slates.append, faults);
	await pages.follow();
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

	const viewerFiles = options.viewer !== undefined && existsSync(options.viewer);
	const parts: GatewayParts<PageTrace> = {
		intake: facts.intake,
		states: facts.profileStates,
		controlPlane: facts.controlPlane,
		catalogue: facts.catalogue,
		homePage: pages.home,
		slates,
		explanation,
		status: () => ({
			log: { end: facts.log.end() },
			projections: [{ name: facts.profileStates.name, position: facts.profileStates.position() }],
			model: pages.model(),
			counters: { ...facts.intake.counters() },
		}),
		onFault: ({ requestId, route, error }) => faults(`${route} ${requestId}`, error),
		clock,
		newId: randomUUID,
		...(viewerFiles && {
			viewer: {
				folder: options.viewer!,
				key: randomBytes(24).toString('base64url'),
				visitors: options.openViewer ? ('everyone' as const) : ('loopback' as const),
			},
		}),
	};
	const served = gateway(parts);
	const close = async () => {
		clearInterval(following);
		await underWay;
		await served.close();
		await slates.close();
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

/** Home pages by whichever bundle serves; the old one is let go when the new one has taken over. */
function pagesThatFollow(
	folder: StateFolder,
	{ controlPlane, catalogue, profileStates }: Facts,
	popularity: CountedPopularity,
	record: PageFacts['record'],
	report: (stage: string, cause: unknown) => void,
) {
	const pageFacts = {
		catalogue,
		popularity,
		newestEventAt: profileStates.newestAt,
		record,
		report,
	};
	let bundle: Bundle | undefined;
	let home = homePages(pageFacts, bundle);
	return {
		home: (request: Parameters<typeof home>[0]) => home(request),
		model: () =>
			bundle === undefined
				? null
				: { bundle: bundle.hash, trainedAt: bundle.manifest.lineage.trainedUntil },
		follow: async () => {
			if ((await controlPlane.serving())?.hash === bundle?.hash) return;
			const next = await servingBundle(folder, controlPlane, catalogue);
			const before = bundle;
			bundle = next;
			home = homePages(pageFacts, next);
			await before?.foundation.release();
		},
		close: async () => bundle?.foundation.release(),
	};
}
