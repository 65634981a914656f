import type { Catalogue } from '@marquee/catalogue';
import type { Page, Served, Title, ViewingEvent } from '@marquee/contracts';
import type { PageRequest } from '@marquee/page';
import type { Stopwatch } from '@marquee/pipeline';
import { type Clock, Failure } from '@marquee/units';
import type { ProfileState } from '@marquee/viewing';
import { type Breaker, type BreakerCounts, breaker, isOfCaller } from './breaker.ts';
import { tooMuchToDo } from './errors.ts';
import { freshPages, type MadePage } from './fresh-pages.ts';
import { knownProfile, placeOf, type StateReader } from './known-profile.ts';
import { defaultLadderLimits, type LadderLimits } from './limits.ts';
import { noticedDislikes } from './noticed-dislikes.ts';
import { olderPages } from './older-pages.ts';
import type { PageAsked } from './page-asked.ts';
import { outlineOf } from './page-outline.ts';
import type { CountTrending } from './popular-pages.ts';
import { type Card, ruleKeeping } from './rule-keeping.ts';
import { type Rule, standingRules } from './rules.ts';
import { tally } from './tally.ts';

/** What a ladder stands on. */
export interface LadderParts {
	/** Makes pages; its signal is aborted when the page has been given up. */
	readonly fresh: (request: PageRequest) => Promise<MadePage>;
	readonly states: StateReader;
	readonly catalogue: Pick<Catalogue, 'titles' | 'title'>;
	/** What a page says of a title, in a language. */
	readonly card: (title: Title, locale: string | undefined) => Card;
	readonly trending: CountTrending;
	readonly rules?: readonly Rule[];
	readonly clock: Clock;
	readonly stopwatch: Stopwatch;
	/** Mean lag of the event loop over the last second. */
	readonly lag?: { readonly recentMs: () => number };
	/** What the page maker leans on has breakers of its own: these are counted with ours. */
	readonly guards?: () => readonly Pick<Breaker, 'name' | 'counts'>[];
	/** Told of everything that a page did without. */
	readonly report: (stage: string, cause: unknown) => void;
	readonly limits?: Partial<LadderLimits>;
}

/** What became of all pages, and of what they rest on. */
export interface LadderCounts {
	/** Pages answered, by how. */
	readonly served: Readonly<Record<string, number>>;
	/** Why pages were not fresh, or knew nothing of their profile, by code. */
	readonly because: Readonly<Record<string, number>>;
	/** Titles taken off pages, by the rule that they broke. */
	readonly takenOff: Readonly<Record<string, number>>;
	/** Pages that came after they had been given up, and were kept. */
	readonly late: number;
	readonly underWay: number;
	/** So many pages may be under way at the moment. */
	readonly mostUnderWay: number;
	readonly kept: { readonly pages: number; readonly bytes: number };
	readonly breakers: Readonly<Record<string, BreakerCounts>>;
}

/** Always answers: a page made now, the last one of this profile, or what is popular where it watches. */
export interface PageLadder {
	/** Within the deadline, whatever fails or stalls; rejects only for a fault of the request's own, or once nobody waits. */
	readonly page: (asked: PageAsked) => Promise<{ readonly page: Page }>;
	/** Told of events that were accepted: what was disliked is on no older page from then on. */
	readonly noticed: (events: readonly ViewingEvent[]) => void;
	readonly counts: () => LadderCounts;
}

/**
 * The ladder from a fresh page down: fresh within its deadline → kept → popular. The read of the profile's state, the
 * making of pages and the count of what is popular each have a breaker, so that one which stalls is waited for by few.
 * A page that comes too late is kept for the next request. Without the profile's state the kept page is preferred;
 * where there is none, the page is made as for somebody of whom nothing is known.
 */
export function pageLadder(parts: LadderParts): PageLadder {
	const { stopwatch, report, rules = standingRules } = parts;
	const limits = { ...defaultLadderLimits, ...parts.limits };
	const guard = (name: string, deadlineMs: number) =>
		breaker(name, { stopwatch, deadlineMs, report });
	const states = guard('profile-states', limits.stateMs);
	const counting = guard('popular-titles', limits.countMs);
	const dislikes = noticedDislikes();
	const keeping = ruleKeeping({ ...parts, rules, dislikes });
	const older = olderPages({ ...parts, keeping, counting, limits });
	const fresh = freshPages({
		...parts,
		limits,
		lagMs: () => parts.lag?.recentMs() ?? 0,
		received: (page, outline, { asked, isOfProfile }) => {
			const held = keeping.held(page, outline.titleIds, asked, isOfProfile);
			if (isOfProfile)
				older.keep(asked, held === page ? outline : outlineOf(held, limits.keptTitles));
			return held;
		},
	});
	const [served, because] = [tally(), tally()];

	const answered = (page: Page, how: Served['how'], cause?: unknown, then = '') => {
		served.add(how);
		// The very page where it says so itself: whoever made it may know it again.
		if (cause === undefined)
			return { page: saysSo(page, how) ? page : { ...page, served: { how } } };
		because.add(codeOf(cause));
		return { page: { ...page, served: { how, because: inWords(cause) + then } } };
	};
	const fallen = (asked: PageAsked, state: ProfileState | undefined, cause: unknown) => {
		const page = older.kept(asked, state);
		if (page !== undefined) return answered(page, 'kept', cause);
		const lowest = older.popular(asked, state);
		return answered(lowest, lowest.served.how, cause);
	};

	const climbed = async (asked: PageAsked) => {
		const startedMs = stopwatch.elapsedMs();
		const { state, missing } = await knownProfile(
			parts.states,
			asked.profileId,
			states,
			asked.signal,
		);
		const here = { ...asked, on: placeOf(asked.on, state) };
		older.expect(here.on.country);
		const crowd = fresh.crowd();
		if (crowd !== undefined) return fallen(here, state, crowd);
		if (missing !== undefined) {
			const page = older.kept(here, undefined);
			if (page !== undefined) return answered(page, 'kept', missing);
		}
		const { spentMs = 0, ...request } = here;
		const leftMs = limits.deadlineMs - spentMs - (stopwatch.elapsedMs() - startedMs);
		if (leftMs < limits.leastMs)
			return fallen(here, state, tooMuchToDo(`${Math.round(leftMs)} ms are left for a page`));
		try {
			const isOfProfile = missing === undefined;
			const page = await fresh.page(
				{ asked: here, request: { ...request, state }, isOfProfile },
				leftMs,
			);
			return answered(page, 'fresh', missing, '; made as for somebody of whom nothing is known');
		} catch (cause) {
			asked.signal?.throwIfAborted();
			if (isOfCaller(cause)) throw cause;
			return fallen(here, state, cause);
		}
	};

	return {
		page: climbed,
		noticed: dislikes.notice,
		counts: () => ({
			served: served.counts(),
			because: because.counts(),
			takenOff: keeping.takenOff(),
			late: fresh.late(),
			underWay: fresh.underWay(),
			mostUnderWay: fresh.most(),
			kept: older.size(),
			breakers: Object.fromEntries([
				...[states, counting, ...(parts.guards?.() ?? [])].map(
					(one) => [one.name, one.counts()] as const,
				),
				...fresh.breakers(),
			]),
		}),
	};
}

const codeOf = (cause: unknown): string => {
	if (cause instanceof Failure) return cause.code;
	return cause instanceof Error ? cause.name : 'unknown';
};

/** A cause for the viewer's page: where and what; of errors that are no failures the kind alone. */
function inWords(cause: unknown): string {
	if (cause instanceof Failure) return `${cause.where ?? cause.code}: ${cause.what}`;
	return `fresh-page: it could not be made (${codeOf(cause)})`;
}

const saysSo = ({ served }: Page, how: Served['how']): boolean =>
	served.how === how && served.because === undefined;
