import type { ViewingEvent } from '@marquee/contracts';
import { appliedAll, judgementOf } from '@marquee/viewing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noticedDislikes } from './noticed-dislikes.ts';

const event = fc
	.record({
		titleId: fc.constantFrom('t-1', 't-2'),
		happenedAt: fc.integer({ min: 0, max: 5 }),
		what: fc.constantFrom(
			{ kind: 'thumb', thumb: 'up' },
			{ kind: 'thumb', thumb: 'down' },
			{ kind: 'thumb', thumb: 'none' },
			{ kind: 'rating', rating: 1, outOf: 5 },
			{ kind: 'rating', rating: 5, outOf: 5 },
			{ kind: 'play' },
		),
	})
	.map(
		({ what, ...rest }, i = 0) =>
			({ ...rest, ...what, eventId: `e-${i}`, profileId: 'p-1' }) as ViewingEvent,
	);

test('in whatever batches and order events come, what was noticed is what the profile’s state says', () => {
	fc.assert(
		fc.property(fc.array(fc.array(event, { maxLength: 5 }), { maxLength: 6 }), (batches) => {
			const dislikes = noticedDislikes();
			for (const batch of batches) dislikes.notice(batch);
			const all = batches.flat();
			const state = all.length === 0 ? undefined : appliedAll(undefined, all);
			for (const titleId of ['t-1', 't-2']) {
				const activity = state?.titles.find((one) => one.titleId === titleId);
				const isDisliked = activity !== undefined && judgementOf(activity) === 'disliked';
				expect(dislikes.isDisliked('p-1', titleId)).toBe(isDisliked);
			}
		}),
	);
});

test('with no room left the profile that judged longest ago is forgotten', () => {
	const dislikes = noticedDislikes(2);
	const down = (profileId: string) =>
		dislikes.notice([
			{ kind: 'thumb', thumb: 'down', eventId: 'e', titleId: 't', happenedAt: 1, profileId },
		]);
	for (const profile of ['a', 'b', 'a', 'c']) down(profile);
	expect(['a', 'b', 'c'].map((profile) => dislikes.isDisliked(profile, 't'))).toEqual([
		true,
		false,
		true,
	]);
});
