import { catalogueOf } from '@marquee/catalogue';
import type { ViewingEvent } from '@marquee/contracts';
import { featureAt, featureCount, featureNames, type ServedFeatures } from '@marquee/features';
import type { EpochMs, ProfileId, RequestId, TitleId } from '@marquee/units';
import { expect, test } from 'vitest';
import { slatesOfServed } from './slates-of-served.ts';

const ids = Array.from({ length: 8 }, (_, v) => `t${v}` as TitleId);
const catalogue = catalogueOf(ids.map((titleId) => ({ titleId, name: titleId, genres: [] })));
/** Half an hour parts sittings: times in this file are in hours. */
const hourMs = 3_600_000;
const [first, second] = [served('one', 1_000, 0), served('two', 2_000, 100)];
const seen = (requestId: string, titles: readonly number[]) =>
	titles.map((title) => event('impression', title, 1_001, requestId));

test('a slate is a title that was played and titles that were seen beside it, with their features as served', () => {
	const events = [
		...seen('one', [0, 1, 2]),
		...seen('two', [3, 4, 5]),
		event('play', 1, 1_002),
		event('play', 5, 2_002),
	];
	const { slates, left } = drawn(events, [first, second]);
	expect(left).toEqual({});
	expect(slates.count).toBe(1 + 1);
	expect([...slates.titles.subarray(0, 3)].sort()).toEqual([0, 1, 2]);
	expect([slates.titles[0], slates.titles[3]]).toEqual([1, 5]);
	expect([...slates.played]).toEqual([1, 0, 0, 1, 0, 0]);
	expect([...slates.atMs]).toEqual([1_000 * hourMs, 2_000 * hourMs]);
	for (const row of slates.titles.keys()) {
		const value = slates.features[row * featureCount + featureAt('taste')]!;
		expect(value).toBe(slates.titles[row]! + (row < 3 ? 0 : 100));
	}
});

test('what is no lesson is counted: pages nobody saw, nothing played, played beside the page, too little seen', () => {
	expect(drawn([event('play', 1, 1_002)], [first]).left).toEqual({ 'request-nobody-saw': 1 });
	const nothing = drawn(seen('one', [0, 1, 2]), [first]);
	expect(nothing.left).toEqual({ 'request-after-which-nothing-was-played': 1 });
	const late = [...seen('one', [0, 1, 2]), event('play', 1, 1_000 + 24)];
	expect(drawn(late, [first]).left).toEqual({ 'request-after-which-nothing-was-played': 1 });
	const beside = [...seen('one', [0, 1, 2]), event('play', 7, 1_002)];
	expect(drawn(beside, [first]).left).toEqual({ 'played-title-that-no-source-proposed': 1 });
	const few = [...seen('one', [0, 1]), event('play', 1, 1_002)];
	expect(drawn(few, [first]).left).toEqual({ 'request-with-too-few-candidates': 1 });
	const renamed = { ...first, names: featureNames.toReversed() };
	expect(drawn([], [renamed]).left).toEqual({ 'request-with-other-features': 1 });
});

test('a play belongs to the newest page before it', () => {
	const events = [...seen('one', [0, 1, 2]), ...seen('two', [1, 2, 3]), event('play', 1, 2_002)];
	const { slates, left } = drawn(events, [second, first]);
	expect([...slates.atMs]).toEqual([2_000 * hourMs]);
	expect(left).toEqual({ 'request-after-which-nothing-was-played': 1 });
});

function drawn(events: readonly ViewingEvent[], requests: readonly ServedFeatures[]) {
	const always = { from: -1e15, until: 1e15, knownUntil: 1e15 } as {
		from: EpochMs;
		until: EpochMs;
		knownUntil: EpochMs;
	};
	return slatesOfServed({
		catalogue,
		served: requests.map((each) => ({ ...each, now: (each.now * hourMs) as EpochMs })),
		events: events.map((each) => ({ ...each, happenedAt: each.happenedAt * hourMs })),
		known: always,
		negatives: 2,
		seed: 1,
	});
}

function served(requestId: string, now: number, from: number): ServedFeatures {
	const features = new Float32Array(ids.length * featureCount);
	for (const n of ids.keys()) features[n * featureCount + featureAt('taste')] = from + n;
	return {
		requestId: requestId as RequestId,
		profileId: 'ann' as ProfileId,
		now: now as EpochMs,
		knownUntil: 0,
		titleIds: ids,
		names: featureNames,
		features,
	};
}

function event(
	kind: 'impression' | 'play',
	title: number,
	happenedAt: number,
	requestId?: string,
): ViewingEvent {
	return {
		kind,
		eventId: `${kind} ${title} ${happenedAt} ${requestId}`,
		profileId: 'ann',
		titleId: ids[title]!,
		happenedAt,
		...(requestId && { requestId }),
	};
}
