import type { ViewingEvent } from '@marquee/contracts';
import {
	chooseTrailer,
	modelAfter,
	newTrailerModel,
	settle,
	type TrailerDecision,
	uniform,
} from '@marquee/trailers';
import { epochMs, msPerDay, seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trailerLessons } from './trailer-lessons.ts';

const start = epochMs(Date.UTC(2026, 0, 5));
const pause = async () => {};
const trailers = [{ trailerId: 'a' }, { trailerId: 'b' }];

/** Five days of a few profiles: what was decided and what happened, in the order of time. */
function days(seed: number) {
	const random = seededRandom(seed);
	const told: { at: number; decision?: TrailerDecision; event?: ViewingEvent }[] = [];
	for (let i = 0; i < 120; i++) {
		const at = epochMs(start + Math.floor(random.next() * 5 * msPerDay));
		const who = { profileId: `p${random.below(6)}`, titleId: `t${random.below(2)}` };
		const request = { requestId: `r${i}`, ...who, trailers, viewer: { leanings: {} }, now: at };
		told.push({ at, decision: chooseTrailer(request, uniform, 1)! });
		const happenedAt = at + Math.floor(random.next() * 1.5 * msPerDay);
		const event = { eventId: `e${i}`, ...who, happenedAt };
		if (i % 3 === 0) told.push({ at: happenedAt, event: { kind: 'play', ...event } });
		if (i % 3 === 1) told.push({ at: happenedAt, event: { kind: 'thumb', thumb: 'up', ...event } });
	}
	return told.sort((a, b) => a.at - b.at);
}

/** Eight days of lessons, one an hour; at one hour the process begins anew and is told again what there was. */
async function taughtHourly(told: ReturnType<typeof days>, restartAt: number) {
	let lessons = trailerLessons(newTrailerModel);
	let learnt = 0;
	for (let hour = 1; hour <= 8 * 24; hour++) {
		const now = epochMs(start + hour * 3_600_000);
		const past = told.filter(({ at }) => at <= now);
		const isAgain = hour === restartAt;
		if (isAgain) lessons = trailerLessons(lessons.model());
		const fresh = isAgain ? past : past.filter(({ at }) => at > now - 3_600_000);
		for (const { decision } of fresh) if (decision !== undefined) lessons.decided(decision);
		for (const { event } of fresh) if (event !== undefined) lessons.happened(event);
		learnt += await lessons.learn(now, pause);
	}
	return { learnt, model: lessons.model() };
}

test('learnt hour by hour, and with a restart in between, every outcome counts once: as if learnt at the end', async () => {
	await fc.assert(
		fc.asyncProperty(fc.nat(1_000), fc.integer({ min: 6, max: 160 }), async (seed, restartAt) => {
			const told = days(seed);
			const { learnt, model } = await taughtHourly(told, restartAt);
			const decisions = told.flatMap(({ decision }) => decision ?? []);
			const events = told.flatMap(({ event }) => event ?? []);
			const until = epochMs(model.learntUntil!);
			const { settled } = settle({ decisions, events, until });
			expect(learnt).toBe(settled.length);
			const atOnce = modelAfter(newTrailerModel, settled, until);
			expect([...model.tallies.keys()].sort()).toEqual([...atOnce.tallies.keys()].sort());
			for (const [name, { shown, reward }] of atOnce.tallies) {
				expect(model.tallies.get(name)!.shown).toBeCloseTo(shown, 6);
				expect(model.tallies.get(name)!.reward).toBeCloseTo(reward, 6);
			}
		}),
		{ numRuns: 8 },
	);
});

test('where nothing is settled the model stays the one it is, and a clock that is put back does no harm', async () => {
	const lessons = trailerLessons(newTrailerModel);
	expect(await lessons.learn(start, pause)).toBe(0);
	expect(lessons.model()).toBe(newTrailerModel);
	const request = { requestId: 'r', profileId: 'p', titleId: 't', trailers, now: start };
	lessons.decided(chooseTrailer({ ...request, viewer: { leanings: {} } }, uniform, 1)!);
	expect(await lessons.learn(epochMs(start + 2 * msPerDay), pause)).toBe(1);
	const { version } = lessons.model();
	expect(await lessons.learn(start, pause)).toBe(0);
	expect(lessons.model().version).toBe(version);
});
