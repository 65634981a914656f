import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ViewingEvent } from '@marquee/contracts';
import { actions, countryIndex, deviceIndex, historyOf } from '@marquee/histories';
import { profileHistory } from '@marquee/tokens';
import type { TitleId } from '@marquee/units';
import { appliedAll } from '@marquee/viewing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { detect } from './detect.ts';
import type { ImportSource } from './import-source.ts';
import { historiesOf, movielens100kHistories, sequenceHistories } from './imported-histories.ts';
import { written } from './testing/written.ts';

let scratch = '';
beforeAll(async () => {
	scratch = await mkdtemp(join(tmpdir(), 'marquee-histories-'));
});
afterAll(() => rm(scratch, { recursive: true }));

const rows = fc.array(
	fc.record({
		user: fc.integer({ min: 1, max: 4 }),
		item: fc.integer({ min: 1, max: 6 }),
		at: fc.nat(3),
	}),
	{ minLength: 1, maxLength: 30 },
);

test('rows of a profile are ordered by time, equal times by their place in the source, and none is lost', async () => {
	await fc.assert(
		fc.asyncProperty(rows, async (given) => {
			const path = await written(scratch, {
				'u.item': [1, 2, 3, 4, 5, 6]
					.map((id) => [id, `Film ${id}`, '', '', '', ...Array(19).fill(0)].join('|'))
					.join('\n'),
				'u.data': given.map(({ user, item, at }) => `${user}\t${item}\t3\t${at}`).join('\n'),
			});
			const { histories, profileIds, titleIds, sourceRows } = await movielens100kHistories(path);
			expect([...sourceRows].sort((a, b) => a - b)).toEqual(given.map((_, row) => row));
			for (let u = 0; u < histories.profiles; u++) {
				const places = [...sourceRows.subarray(histories.offsets[u], histories.offsets[u + 1])];
				const own = given.flatMap(({ user }, row) =>
					`ml100k-${user}` === profileIds[u] ? [row] : [],
				);
				expect(places).toEqual(own.sort((a, b) => given[a]!.at - given[b]!.at || a - b));
				expect([...historyOf(histories, u).titleIndices].map((title) => titleIds[title])).toEqual(
					places.map((row) => `ml100k-film-${given[row]!.item}`),
				);
			}
		}),
		{ numRuns: 30 },
	);
});

test('a sequence file keeps its order, has no times, and numbers titles by their numbers', async () => {
	const path = await written(scratch, ['s.txt', '2 10\n1 9\n2 100\n1 10\n']);
	const { histories, profileIds, titleIds, sourceRows } = await sequenceHistories(path);
	expect(profileIds).toEqual(['1', '2']);
	expect(titleIds).toEqual(['9', '10', '100']);
	expect([...histories.titleIndices]).toEqual([0, 1, 1, 2]);
	expect([...sourceRows]).toEqual([1, 3, 0, 2]);
	expect([...histories.happenedAtMs].every(Number.isNaN)).toBe(true);
});

test('what was shown, went on or was taken back is no engagement; what was judged says how', async () => {
	const event = (kind: string, happenedAt: number, more: object = {}) =>
		JSON.stringify({ kind, profileId: 'p', titleId: kind, happenedAt, ...more });
	const source = await detect(
		await written(scratch, [
			'events.jsonl',
			[
				event('rating', 9, { rating: 4, outOf: 10 }),
				event('impression', 1),
				event('play', 2),
				event('progress', 3, { positionSeconds: 1 }),
				event('stop', 4, { positionSeconds: 1, watchedSeconds: 0 }),
				event('thumb', 5, { thumb: 'up' }),
				event('thumb', 6, { thumb: 'none' }),
				event('list-add', 7),
				event('list-remove', 8),
			].join('\n'),
		]),
	);
	const { histories, titleIds, sourceRows } = await historiesOf(source);
	expect([...histories.titleIndices].map((title) => titleIds[title])).toEqual([
		'play',
		'thumb',
		'list-add',
		'rating',
	]);
	expect([...histories.actionIndices].map((action) => actions[action])).toEqual([
		'played',
		'liked',
		'listed',
		'disliked',
	]);
	expect(histories.ratings[3]).toBeCloseTo(0.4);
	expect([...sourceRows]).toEqual([2, 5, 7, 0]);
});

test('what was done with one title in a row is one row, which knows how long, how far, on what and where', async () => {
	const event = (kind: string, titleId: string, happenedAt: number, more: object = {}) =>
		JSON.stringify({ kind, profileId: 'p', titleId, happenedAt, ...more });
	const path = await written(scratch, {
		'titles.jsonl': JSON.stringify({
			titleId: 'film',
			name: 'Film',
			genres: [],
			runtimeSeconds: 6000,
		}),
		'events.jsonl': [
			event('list-add', 'film', 1_000, { device: 'phone' }),
			event('play', 'film', 50_000, { device: 'television', country: 'JP' }),
			event('stop', 'film', 3_050_000, { positionSeconds: 3000, watchedSeconds: 3000 }),
			event('thumb', 'film', 3_060_000, { thumb: 'up' }),
			event('play', 'other', 4_000_000),
			event('stop', 'film', 9_000_000, { positionSeconds: 9000, watchedSeconds: 6000 }),
		].join('\n'),
	});
	const { histories, titleIds, sourceRows } = await historiesOf(await detect(path));
	expect([...histories.titleIndices].map((title) => titleIds[title])).toEqual([
		'film',
		'other',
		'film',
	]);
	expect([...histories.actionIndices].map((action) => actions[action])).toEqual([
		'liked',
		'played',
		'played',
	]);
	// The last sitting began no earlier than the other title was chosen.
	expect([...histories.happenedAtMs]).toEqual([1_000, 4_000_000, 4_000_000]);
	expect([...histories.endedAtMs]).toEqual([3_060_000, 4_000_000, 9_000_000]);
	expect([...histories.watchedSeconds]).toEqual([3000, Number.NaN, 6000]);
	expect([...histories.completions]).toEqual([0.5, Number.NaN, 1]);
	expect([...histories.deviceIndices]).toEqual([deviceIndex('phone'), 0, 0]);
	expect([...histories.countryIndices]).toEqual([countryIndex('JP'), 0, 0]);
	expect([...sourceRows]).toEqual([0, 4, 5]);
});

const where = fc.record(
	{
		device: fc.constantFrom('phone' as const, 'web' as const),
		country: fc.constantFrom('BR', 'JP'),
	},
	{ requiredKeys: [] },
);
const titleIds = ['t0', 't1', 't2', 't3', 't4'];
const runtimeSeconds = 5_000;
/** What may be done with a title in one go: put on the list, played, stopped, judged once. */
const engagement = fc.record({
	where,
	listed: fc.boolean(),
	watchedSeconds: fc.integer({ min: 1, max: 9_000 }),
	judged: fc.constantFrom(
		undefined,
		{ kind: 'thumb' as const, thumb: 'up' as const },
		{ kind: 'rating' as const, rating: 1, outOf: 5 },
		{ kind: 'rating' as const, rating: 3, outOf: 5 },
	),
});

test('what is imported for evaluation is what pages know of the same events, where each title was taken up once', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(engagement, { minLength: 1, maxLength: 5 }), async (given) => {
			let at = 0;
			const events = given.flatMap(({ where, listed, watchedSeconds, judged }, title) => {
				const what = [
					...(listed ? [{ kind: 'list-add' as const, after: 1_000 }] : []),
					{ kind: 'play' as const, after: 60_000 },
					{
						kind: 'stop' as const,
						after: watchedSeconds * 1_000,
						positionSeconds: watchedSeconds,
						watchedSeconds,
					},
					...(judged ? [{ ...judged, after: 5_000 }] : []),
				];
				return what.map(({ after, ...event }) => {
					at += after;
					const ids = { eventId: `e${at}`, profileId: 'p', titleId: titleIds[title]! };
					return { ...event, ...ids, happenedAt: at, ...where } as ViewingEvent;
				});
			});
			const source: ImportSource = {
				format: 'drawn',
				path: '',
				titles: async function* () {
					for (const titleId of titleIds)
						yield { titleId, name: titleId, genres: [], runtimeSeconds };
				},
				events: async function* () {
					yield* events;
				},
				report: () => ({ format: 'drawn', path: '' }),
			};
			const known = new Map(titleIds.map((id, index) => [id as TitleId, index]));
			const state = appliedAll(undefined, events);
			const { histories } = await historiesOf(source);
			expect(historyOf(histories, 0)).toEqual(profileHistory(state, known, () => runtimeSeconds));
		}),
	);
});
