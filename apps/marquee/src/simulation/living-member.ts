import { SearchAnswer, type ViewingEvent, validator } from '@marquee/contracts';
import { type Member, typedName, type Visit, type World } from '@marquee/simulation';
import { isPage } from './is-page.ts';
import type { ServiceCalls } from './service-calls.ts';
import { nothingShown, seenPage } from './shown-page.ts';
import type { EventTeller } from './told-events.ts';
import { type EventsOf, type FoundAt, visitEvents } from './visit-events.ts';
import type { NamedTitle } from './watchable-titles.ts';

/** Where members live, and whom they ask. */
export interface LivingIn {
	readonly world: World;
	readonly titles: readonly NamedTitle[];
	readonly numberOf: ReadonlyMap<string, number>;
	readonly calls: ServiceCalls;
	readonly teller: EventTeller;
	readonly run: string;
	readonly counts: VisitCounts;
}

/** What visits came to. */
export interface VisitCounts {
	visits: number;
	/** The service did not answer with a page: the member saw nothing, and thinks less of it. */
	withoutPage: number;
	/** Pages by how they were made: fresh, kept, popular. */
	readonly served: Record<string, number>;
	looked: number;
	plays: number;
	completions: number;
	searches: number;
	/** Searches that found what was meant. */
	found: number;
	/** Titles on pages that the world does not know. */
	unknownTitles: number;
}

/** One member, and what a service is still to hear of them. */
export interface LivingMember {
	readonly member: Member;
	/** Happens later than the visit that led to it. */
	later: readonly ViewingEvent[];
}

/** Under which name a service knows a member. */
export const profileOf = ({ seed }: World, index: number): string => `sim-${seed}-${index}`;

/**
 * One visit of one member: the service hears what has happened since the last one; then the member asks for the home page, or
 * searches, and what comes of it is told at once. What comes of it later is kept for later.
 */
export async function visitOf(living: LivingMember, at: number, where: LivingIn): Promise<void> {
	const { world, teller } = where;
	const { member } = living;
	await tellUntil(living, at, teller);
	const of = eventsOf(where, member);
	const wanted = world.searchedFor(member);
	const { visit, events } =
		wanted === -1
			? await looksAtHome(member, at, where, of)
			: await searches(wanted, member, at, where, of);
	count(visit, where.counts);
	const soon = at + soonMs;
	await teller.tell(events.filter(({ happenedAt }) => happenedAt <= soon));
	living.later = [...living.later, ...events.filter(({ happenedAt }) => happenedAt > soon)].sort(
		(a, b) => a.happenedAt - b.happenedAt,
	);
}

/** Tells what has happened by this moment. */
export async function tellUntil(
	living: LivingMember,
	moment: number,
	teller: EventTeller,
): Promise<void> {
	const due = living.later.filter(({ happenedAt }) => happenedAt <= moment);
	if (due.length === 0) return;
	living.later = living.later.slice(due.length);
	await teller.tell(due);
}

/** What happens within a minute is told with the visit. */
const soonMs = 60_000;

/** How the events of a member are signed. */
export const eventsOf = ({ world, run, titles }: LivingIn, member: Member): EventsOf => ({
	profileId: profileOf(world, member.index),
	device: member.person.device,
	run,
	titleId: (title) => titles[title]!.titleId,
});

interface Happened {
	readonly visit: Visit;
	readonly events: readonly ViewingEvent[];
}

async function looksAtHome(
	member: Member,
	at: number,
	{ world, calls, numberOf, counts }: LivingIn,
	of: EventsOf,
): Promise<Happened> {
	const answer = await calls.get(`/v1/home?profile=${of.profileId}&device=${of.device}`);
	if ('failed' in answer || !isPage(answer.body)) {
		counts.withoutPage++;
		return { visit: world.visit(member, nothingShown, at), events: [] };
	}
	const page = answer.body;
	const seen = seenPage(page, numberOf);
	counts.served[page.served.how] = (counts.served[page.served.how] ?? 0) + 1;
	counts.unknownTitles += seen.unknown;
	const visit = world.visit(member, seen, at);
	return { visit, events: visitEvents(visit, seen, of) };
}

async function searches(
	wanted: number,
	member: Member,
	at: number,
	{ world, calls, titles, counts }: LivingIn,
	of: EventsOf,
): Promise<Happened> {
	counts.searches++;
	const { titleId, name } = titles[wanted]!;
	const typed = encodeURIComponent(typedName(world.policy, member, name));
	const answer = await calls.get(`/v1/search?q=${typed}&profile=${of.profileId}`);
	const found = 'body' in answer ? foundIn(answer.body, titleId) : undefined;
	if (found !== undefined) counts.found++;
	const visit = world.visit(member, nothingShown, at, found !== undefined);
	return { visit, events: visitEvents(visit, found, of) };
}

const validated = validator(SearchAnswer);

/** Whatever is no answer of a search holds nothing. */
function foundIn(body: unknown, titleId: string): FoundAt | undefined {
	const answer = validated(body).value;
	if (answer === undefined) return undefined;
	const { results, requestId } = answer;
	const result = results.find(({ title }) => title.titleId === titleId);
	return result && { requestId, position: result.position };
}

function count({ looked, plays }: Visit, counts: VisitCounts): void {
	counts.visits++;
	counts.looked += looked.length;
	counts.plays += plays.length;
	counts.completions += plays.filter(({ finishedAt }) => finishedAt !== undefined).length;
}
