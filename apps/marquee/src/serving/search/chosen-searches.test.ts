import type { ViewingEvent } from '@marquee/contracts';
import { expect, test } from 'vitest';
import { chosenSearches } from './chosen-searches.ts';
import type { LoggedSearch } from './service-search.ts';

/** A search that showed these titles in this order, and considered one more. */
const searched = (requestId: string, ...shown: readonly string[]): LoggedSearch => ({
	trace: {
		requestId,
		at: 0,
		query: 'q',
		limit: 20,
		personal: false,
		policy: 'p',
		intent: 'fetch',
		readings: [],
		features: [],
		titles: [
			...shown.map((titleId, position) => ({ ...title(titleId), position, propensity: 1 })),
			title('not-shown'),
		],
		found: {},
		refused: {},
		refusedTitles: [],
		skipped: [],
		stages: [],
	},
});
const title = (titleId: string) =>
	({ titleId, tier: 0, relation: 'exact', features: [], score: 0, sources: [] }) as const;
const event = (kind: 'play' | 'impression', titleId: string, requestId?: string): ViewingEvent => ({
	kind,
	eventId: `${kind}-${titleId}-${requestId}`,
	profileId: 'p-1',
	happenedAt: 1,
	titleId,
	...(requestId !== undefined && { requestId }),
});
async function* batches<Value>(...values: Value[]) {
	yield* values;
}

test('a choice belongs to the answer that it names, whatever else was found for it', async () => {
	const chosen = await chosenSearches(
		batches(searched('r-1', 'a', 'b'), searched('r-2', 'b', 'c')),
		batches([event('play', 'b', 'r-2')], [event('impression', 'a', 'r-1'), event('play', 'a')]),
		'p',
	);
	expect(chosen).toEqual([{ trace: searched('r-2', 'b', 'c').trace, chosen: ['b'] }]);
});

test('a title that was not shown cannot have been chosen from the answer', async () => {
	const plays = [event('play', 'not-shown', 'r-1'), event('play', 'elsewhere', 'r-1')];
	expect(await chosenSearches(batches(searched('r-1', 'a')), batches(plays), 'p')).toEqual([]);
});

test('two choices from one answer are one search with two', async () => {
	const plays = [event('play', 'a', 'r-1'), event('play', 'b', 'r-1'), event('play', 'b', 'r-1')];
	const [only, ...others] = await chosenSearches(
		batches(searched('r-1', 'a', 'b')),
		batches(plays),
		'p',
	);
	expect(only?.chosen).toEqual(['a', 'b']);
	expect(others).toEqual([]);
});

test('what another policy showed teaches nothing: its features meant something else', async () => {
	const plays = [event('play', 'a', 'r-1')];
	expect(await chosenSearches(batches(searched('r-1', 'a')), batches(plays), 'p-2')).toEqual([]);
});
