import type { EpochMs } from '@marquee/units';
import { judgementOf } from '@marquee/viewing';
import { arbitraryEvents, reordered } from '@marquee/viewing/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyPast } from './past.ts';
import { drawnCatalogue } from './testing/drawn-requests.ts';
import { titleCounts } from './title-counts.ts';

const profiles = ['p1', 'p2', 'p3'];

test('counts kept event by event are those made anew from the profile states, in any order of arrival', () => {
	fc.assert(
		fc.property(drawnCatalogue, reordered(arbitraryEvents()), (catalogue, [events, others]) => {
			const [past, another] = [emptyPast(catalogue), emptyPast(catalogue)];
			for (const event of events) past.take(event);
			for (const event of others) another.take(event);
			const anew = titleCounts(catalogue);
			for (const profileId of profiles)
				for (const activity of past.stateOf(profileId)?.titles ?? [])
					anew.moved(undefined, activity);
			for (const now of [0, 1e12] as EpochMs[])
				for (const country of [undefined, 'BR']) {
					const expected = plain(anew.at(now, country));
					expect(plain(past.counts.at(now, country))).toEqual(expected);
					expect(plain(another.counts.at(now, country))).toEqual(expected);
				}
		}),
	);
});

test('a profile counts once for a title, and its newest judgement alone', () => {
	fc.assert(
		fc.property(drawnCatalogue, arbitraryEvents(), (catalogue, events) => {
			const past = emptyPast(catalogue);
			for (const event of events) past.take(event);
			const counts = past.counts.at(0 as EpochMs);
			for (const [title, { titleId }] of catalogue.titles.entries()) {
				const activities = profiles
					.flatMap((profileId) => past.stateOf(profileId)?.titles ?? [])
					.filter((each) => each.titleId === titleId && each.firstEngagedAt !== undefined);
				const judged = activities.map(judgementOf);
				expect(counts.profiles[title]).toBe(activities.length);
				expect(counts.judged[title]).toBe(judged.filter((each) => each !== 'none').length);
				expect(counts.liked[title]).toBe(judged.filter((each) => each === 'liked').length);
			}
		}),
	);
});

const plain = (counts: ReturnType<ReturnType<typeof titleCounts>['at']>) =>
	Object.fromEntries(
		Object.entries(counts).map(([name, value]) => [
			name,
			value instanceof Float64Array ? [...value] : value,
		]),
	);
