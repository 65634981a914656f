import { catalogueOf } from '@marquee/catalogue';
import type { Title, ViewingEvent } from '@marquee/contracts';
import { epochMs, msPerDay } from '@marquee/units';
import { appliedAll } from '@marquee/viewing';
import { arbitraryEvents, reordered } from '@marquee/viewing/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { continuing } from './continuing.ts';
import { handSetModel } from './model.ts';

const film = (titleId: string, runtimeSeconds = 6_000): Title => ({
	titleId,
	name: titleId,
	genres: [],
	runtimeSeconds,
});
const catalogue = catalogueOf(['a', 'b', 'c', 't1', 't2', 't3'].map((id) => film(id)));
const now = epochMs(20_000 * msPerDay);

/** A sitting that ended so many days ago at a share of the title. */
const sat = (titleId: string, daysAgo: number, share: number): readonly ViewingEvent[] => {
	const happenedAt = now - Math.round(daysAgo * msPerDay) - 1;
	const about = { profileId: 'p', titleId };
	const eventId = `${titleId}:${daysAgo}`;
	return [
		{ ...about, kind: 'play', eventId: `${eventId}:play`, happenedAt },
		{
			...about,
			kind: 'stop',
			eventId: `${eventId}:stop`,
			happenedAt: happenedAt + 1,
			positionSeconds: share * 6_000,
			watchedSeconds: 600,
		},
	];
};
const thumb = (titleId: string, word: 'up' | 'down'): ViewingEvent => ({
	kind: 'thumb',
	eventId: `${titleId}:${word}`,
	profileId: 'p',
	titleId,
	happenedAt: now - 5_000,
	thumb: word,
});
const asked = (...events: readonly (readonly ViewingEvent[])[]) =>
	continuing({ state: appliedAll(undefined, events.flat()), catalogue, now });
const of = (titleId: string, answer: ReturnType<typeof asked>) =>
	answer.titles.find((each) => each.titleId === titleId)!;

test('probabilities of titles add up to that of going on, best first, for any past in any order', () => {
	fc.assert(
		fc.property(reordered(arbitraryEvents()), ([events, others]) => {
			for (const own of Map.groupBy(events, ({ profileId }) => profileId).values()) {
				const answer = continuing({ state: appliedAll(undefined, own), catalogue, now });
				const probabilities = answer.titles.map(({ probability }) => probability as number);
				const total = probabilities.reduce((a, b) => a + b, 0);
				expect(total).toBeCloseTo(answer.sessionIsContinuation, 9);
				expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a));
				const same = others.filter(({ profileId }) => profileId === own[0]!.profileId);
				const again = continuing({ state: appliedAll(undefined, same), catalogue, now });
				expect(again).toEqual(answer);
			}
		}),
	);
});

test('who has begun nothing goes on with nothing', () => {
	expect(continuing({ state: undefined, catalogue, now })).toEqual({
		titles: [],
		sessionIsContinuation: 0,
		model: handSetModel.version,
	});
	expect(asked([thumb('a', 'up')])).toMatchObject({ titles: [], sessionIsContinuation: 0 });
});

test('finished, at the credits and gone from the catalogue have a reason and no probability', () => {
	const answer = asked(sat('a', 1, 1), sat('b', 1, 0.93), sat('x', 1, 0.5), sat('c', 1, 0.43));
	expect(of('a', answer)).toMatchObject({ state: 'finished', probability: 0 });
	expect(of('b', answer)).toMatchObject({
		state: 'credits',
		probability: 0,
		reason: 'You came to the credits',
	});
	expect(of('x', answer)).toMatchObject({
		state: 'gone',
		probability: 0,
		reason: 'No longer in the catalogue',
	});
	expect(of('c', answer)).toMatchObject({
		state: 'continuing',
		shareWatched: 0.43,
		reason: 'You watched 43% of it',
	});
	expect(of('c', answer).probability).toBe(answer.sessionIsContinuation);
});

test('what is given up says why, and keeps the small chance that it is not', () => {
	const answer = asked(
		sat('a', 92, 0.5),
		sat('b', 5, 0.05),
		sat('c', 1, 0.4),
		[thumb('c', 'down')],
		sat('t1', 1, 0.05),
	);
	const reasons = Object.fromEntries(
		answer.titles.map(({ titleId, state, reason }) => [titleId, `${state}: ${reason}`]),
	);
	expect(reasons).toEqual({
		a: 'abandoned: Not opened for 92 days',
		b: 'abandoned: You left it in the first minutes, 5 days ago',
		c: 'abandoned: You judged it down',
		t1: 'continuing: You watched 5% of it',
	});
	for (const { probability } of answer.titles) expect(probability).toBeGreaterThan(0);
	expect(answer.titles[0]!.titleId).toBe('t1');
});

test('a title that was played again after a long time is no longer given up', () => {
	expect(of('a', asked(sat('a', 92, 0.5))).state).toBe('abandoned');
	expect(of('a', asked(sat('a', 92, 0.5), sat('a', 1, 0.6))).state).toBe('continuing');
});

test('a film begun anew after its end is something to go on with again', () => {
	expect(of('a', asked(sat('a', 9, 1), sat('a', 1, 0.2)))).toMatchObject({
		state: 'continuing',
		shareWatched: 0.2,
	});
});

test.each([
	['sooner', sat('a', 1, 0.5), sat('b', 4, 0.5)],
	['farther', sat('a', 2, 0.8), sat('b', 2, 0.2)],
	['praised', [...sat('a', 2, 0.5), thumb('a', 'up')], sat('b', 2, 0.5)],
	['not blamed', sat('a', 2, 0.5), [...sat('b', 2, 0.5), thumb('b', 'down')]],
	['beyond the first minutes', sat('a', 2, 0.12), sat('b', 2, 0.05)],
] as const)(
	'of two titles by hand-set weights the one that was left %s stands first',
	(_, one, other) => {
		expect(asked(other, one).titles.map(({ titleId }) => titleId)).toEqual(['a', 'b']);
		expect(asked(one, other).titles.map(({ titleId }) => titleId)).toEqual(['a', 'b']);
	},
);

test('the longer everything has been left, the less likely the visit is for going on', () => {
	const after = [0.5, 2, 8, 32, 128].map(
		(days) => asked(sat('a', days, 0.5), sat('b', days + 1, 0.4)).sessionIsContinuation,
	);
	expect(after).toEqual(after.toSorted((a, b) => b - a));
});

test('ratings alone, as public data sets have them, begin nothing', () => {
	const rating: ViewingEvent = {
		kind: 'rating',
		eventId: 'r',
		profileId: 'p',
		titleId: 'a',
		happenedAt: now - 1,
		rating: 5,
		outOf: 5,
	};
	expect(asked([rating]).titles).toEqual([]);
});
