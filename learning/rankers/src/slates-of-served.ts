import type { Catalogue } from '@marquee/catalogue';
import type { ViewingEvent } from '@marquee/contracts';
import {
	featureCount,
	featureNames,
	type ReadTitles,
	type ServedFeatures,
} from '@marquee/features';
import { msPerDay, seededRandom } from '@marquee/units';
import { priorRanker } from './prior-ranker.ts';
import { type PastRequest, type RequestsSettings, requestsOf } from './requests.ts';
import { type DrawnSlates, slateWriter } from './slate-writer.ts';

/** What was served, and what came of it. */
export interface ServedTask {
	readonly catalogue: Catalogue;
	readonly served: readonly ServedFeatures[];
	/** Impressions name the request that showed the title; what was played is found by time. */
	readonly events: readonly ViewingEvent[];
	readonly known: RequestsSettings;
	/** How many titles that were seen and not played stand against one that was. */
	readonly negatives: number;
	/** All chance in drawing flows from here. */
	readonly seed: number;
}

/** A play belongs to the page before it for so long. */
const belongsMs = msPerDay;

/**
 * Slates of what really stood before viewers, with the features as they were served: nothing is computed again, so nothing can
 * come out otherwise than a page had it.
 *
 * A slate is one title that was played, and some that were seen on the same page and were not. A sitting belongs to the
 * profile's newest request before it, for a day.
 */
export function slatesOfServed(task: ServedTask): DrawnSlates {
	const { catalogue, events, seed, negatives } = task;
	const sittings = Map.groupBy(requestsOf(events, catalogue, task.known), (each) => each.profileId);
	const shown = impressionsByRequest(events, catalogue);
	const left: Record<string, number> = {};
	const leave = (reason: string) => {
		left[reason] = (left[reason] ?? 0) + 1;
	};
	const asked = withNext(task.served).flatMap(({ request, untilMs }) => {
		const titles = shown.get(request.requestId);
		const sitting = (sittings.get(request.profileId) ?? []).find(
			({ at }) => at >= request.now && at < untilMs,
		);
		if (`${request.names}` !== `${featureNames}`) leave('request-with-other-features');
		else if (titles === undefined) leave('request-nobody-saw');
		else if (sitting === undefined) leave('request-after-which-nothing-was-played');
		else return [asServed(request, sitting, titles, catalogue)];
		return [];
	});
	const writer = slateWriter(
		{ kind: 'sampled', negatives, hardShare: 0, hardDepth: 1, by: priorRanker(), perRequest: 4 },
		asked.map(({ request }) => request),
		seededRandom(seed, 'slates'),
	);
	for (const request of asked) writer.write(request);
	const drawn = writer.drawn();
	return { slates: drawn.slates, left: { ...left, ...drawn.left } };
}

/** Requests by time, each with the moment from which on plays belong to another or to none. */
function withNext(served: readonly ServedFeatures[]) {
	const nextMs = new Map<string, number>();
	return served
		.toSorted((a, b) => b.now - a.now)
		.map((request) => {
			const untilMs = Math.min(
				request.now + belongsMs,
				nextMs.get(request.profileId) ?? Number.POSITIVE_INFINITY,
			);
			nextMs.set(request.profileId, request.now);
			return { request, untilMs };
		})
		.reverse();
}

function impressionsByRequest(events: readonly ViewingEvent[], catalogue: Catalogue) {
	const shown = new Map<string, Set<number>>();
	for (const { kind, requestId, titleId } of events) {
		const title = catalogue.indexOf(titleId);
		if (kind !== 'impression' || requestId === undefined || title === undefined) continue;
		const own = shown.get(requestId);
		if (own === undefined) shown.set(requestId, new Set([title]));
		else own.add(title);
	}
	return shown;
}

/** The titles that were seen, and their rows as the ranker had them. */
function asServed(
	served: ServedFeatures,
	sitting: PastRequest,
	shown: ReadonlySet<number>,
	catalogue: Catalogue,
) {
	const rowOf = new Map<number, number>();
	for (const [row, titleId] of served.titleIds.entries()) {
		const title = catalogue.indexOf(titleId);
		if (title !== undefined && shown.has(title)) rowOf.set(title, row);
	}
	const read: ReadTitles = (
		titles,
		_sources,
		into = new Float32Array(titles.length * featureCount),
	) => {
		for (let n = 0; n < titles.length; n++) {
			const from = rowOf.get(titles[n]!)! * featureCount;
			into.set(served.features.subarray(from, from + featureCount), n * featureCount);
		}
		return into;
	};
	const pool = { titles: Int32Array.from(rowOf.keys()), sources: new Uint32Array(rowOf.size) };
	return { request: { ...sitting, at: served.now }, pool, read };
}
