import { type Catalogue, catalogueOf } from '@marquee/catalogue';
import type { Device, ViewingEvent } from '@marquee/contracts';
import { shareWatched } from '@marquee/retrieval';
import { epochMs, msPerDay, type Random, seededRandom } from '@marquee/units';
import { appliedAll, type ProfileState } from '@marquee/viewing';
import { type Continued, continuing } from '../continuing.ts';
import type { ContinuingModel } from '../model.ts';

/** Films of one to two and a half hours. */
export const simulatedCatalogue: Catalogue = catalogueOf(
	Array.from({ length: 400 }, (_, i) => ({
		titleId: `t${i}`,
		name: `Film ${i}`,
		genres: [],
		runtimeSeconds: 3_600 + (i % 10) * 600,
	})),
);

/** One visit as it truly was: what went before, what was likely, what was done. */
export interface SimulatedVisit {
	readonly state: ProfileState | undefined;
	readonly now: number;
	readonly device: Device;
	/** What truth said before the dice fell. */
	readonly truth: Continued;
	readonly watched: string;
}

/** What one viewer did, and what was true of it. */
export interface SimulatedViewer {
	readonly events: readonly ViewingEvent[];
	readonly visits: readonly SimulatedVisit[];
}

/** How the simulated are. */
export interface Simulation {
	readonly viewers: number;
	readonly visitsEach: number;
	readonly seed: number;
	/** Added to the true utility of going on, viewer by viewer: normal with this deviation. 0: all are of one kind. */
	readonly differing?: number;
}

/**
 * Viewers who go on with titles exactly as a model says: at their own hour and pace, on their own device, some judging
 * what they saw. What they do is drawn from the truth; what the truth was is kept beside it.
 */
export function simulatedViewers(
	truth: ContinuingModel,
	{ viewers, visitsEach, seed, differing = 0 }: Simulation,
): readonly SimulatedViewer[] {
	return Array.from({ length: viewers }, (_, i) => {
		const random = seededRandom(seed, `viewer ${i}`);
		const bias = differing * random.normal();
		const session = { ...truth.session, constant: truth.session.constant + bias };
		return viewer(`p${i}`, { ...truth, session }, visitsEach, random);
	});
}

const devices = ['phone', 'television', 'web'] as const;

function viewer(
	profileId: string,
	truth: ContinuingModel,
	visits: number,
	random: Random,
): SimulatedViewer {
	const usualHour = random.below(24);
	const usualDays = 0.5 + 4 * random.next();
	const usualDevice = devices[random.below(devices.length)]!;
	const seen: SimulatedVisit[] = [];
	const events: ViewingEvent[] = [];
	let state: ProfileState | undefined;
	let day = 20_000 + random.below(30);
	for (let visit = 0; visit < visits; visit++) {
		// At least one day on, at about the usual hour: visits never run into one another.
		day += 1 + Math.floor(-usualDays * Math.log(1 - random.next()));
		const hour = Math.min(17, Math.max(3, usualHour)) + 2 * Math.tanh(random.normal());
		const now = epochMs(Math.round((day + hour / 24) * msPerDay));
		const device = random.next() < 0.7 ? usualDevice : devices[random.below(devices.length)]!;
		const answer = continuing({ state, catalogue: simulatedCatalogue, now, device }, truth);
		const titleId = drawn(answer, random) ?? newTitle(state, random);
		const about = { profileId, titleId, device };
		const done = sitting(about, now, sharesOf(state, titleId), random);
		seen.push({ state, now, device, truth: answer, watched: titleId });
		events.push(...done);
		state = appliedAll(state, done);
	}
	return { events, visits: seen };
}

/** A title to go on with, drawn with its true probability; `undefined`: none of them. */
function drawn({ titles }: Continued, random: Random): string | undefined {
	let left = random.next();
	for (const { titleId, probability } of titles) {
		left -= probability;
		if (left < 0) return titleId;
	}
	return undefined;
}

function newTitle(state: ProfileState | undefined, random: Random): string {
	const known = new Set(state?.titles.map(({ titleId }) => titleId as string));
	const fresh = simulatedCatalogue.titles.filter(({ titleId }) => !known.has(titleId));
	return fresh[random.below(fresh.length)]!.titleId;
}

function sharesOf(state: ProfileState | undefined, titleId: string): number {
	const activity = state?.titles.find((each) => each.titleId === titleId);
	return activity === undefined ? 0 : shareWatched(activity, simulatedCatalogue.title(titleId)!);
}

/** How far a sitting gets: to the end, away in the first minutes, or somewhere between. */
function reached(from: number, random: Random): number {
	const luck = random.next();
	if (luck < 0.3) return 1;
	if (luck < 0.5) return Math.min(1, from + 0.02 + 0.05 * random.next());
	return from + (1 - from) * random.next() * 0.9;
}

function sitting(
	about: { readonly profileId: string; readonly titleId: string; readonly device: Device },
	now: number,
	from: number,
	random: Random,
): readonly ViewingEvent[] {
	const runtime = simulatedCatalogue.title(about.titleId)!.runtimeSeconds!;
	const until = reached(from, random);
	const watchedSeconds = Math.max(1, Math.round((until - from) * runtime));
	const stoppedAt = now + watchedSeconds * 1_000;
	const eventId = (what: string) => `${about.profileId}:${now}:${what}`;
	const events: ViewingEvent[] = [
		{ ...about, kind: 'play', eventId: eventId('play'), happenedAt: now },
		{
			...about,
			kind: 'stop',
			eventId: eventId('stop'),
			happenedAt: stoppedAt,
			positionSeconds: Math.round(until * runtime),
			watchedSeconds,
		},
	];
	if (random.next() < 0.1) events.pop(); // the device died: nobody tells how far it got
	const opinion = random.next();
	const said = { ...about, eventId: eventId('said'), happenedAt: stoppedAt + 1_000 };
	if (opinion < 0.12) events.push({ ...said, kind: 'thumb', thumb: 'up' });
	else if (opinion < 0.2) events.push({ ...said, kind: 'thumb', thumb: 'down' });
	else if (opinion < 0.3) events.push({ ...said, kind: 'list-add' });
	return events;
}
