import type { ViewingEvent } from '@marquee/contracts';
import { type EventId, epochMs, type ProfileId, utcDay } from '@marquee/units';
import { appliedAll, type ProfileStates, type RecordedEvent } from '@marquee/viewing';
import { arbitraryEvents, reordered } from '@marquee/viewing/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

/** Events as a log would answer them. */
export const recorded = (events: readonly ViewingEvent[], from = 0): readonly RecordedEvent[] =>
	events.map((event, i) => ({ position: from + i, recordedAt: epochMs(0), event }));

/** Everything that can be asked, in one value. */
export const answers = (states: ProfileStates) => ({
	states: [...states.profileIds()].map((id) => states.of(id)),
	titleDays: [...states.titleDays()],
	newestAt: states.newestAt(),
});

/** Applies events in batches of the given sizes, over and over. */
async function applyInBatches(
	states: ProfileStates,
	events: readonly ViewingEvent[],
	sizes: readonly number[],
): Promise<void> {
	for (let at = 0, i = 0; at < events.length; i++) {
		const size = sizes[i % sizes.length]!;
		await states.apply(recorded(events.slice(at, at + size), at));
		at += size;
	}
}

/** What the docstrings say, computed from all events at once. */
function judged(events: readonly ViewingEvent[]) {
	const byProfile = Map.groupBy(events, ({ profileId }) => profileId as ProfileId);
	const states = [...byProfile]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([, own]) => appliedAll(undefined, own));
	const counts = new Map<string, number>();
	for (const { titles } of states)
		for (const { titleId, firstEngagedAt } of titles)
			if (firstEngagedAt !== undefined) {
				const key = JSON.stringify([utcDay(firstEngagedAt), titleId]);
				counts.set(key, (counts.get(key) ?? 0) + 1);
			}
	const titleDays = [...counts]
		.map(([key, profiles]) => ({ titleId: JSON.parse(key)[1], day: JSON.parse(key)[0], profiles }))
		.sort((a, b) => a.day - b.day || (a.titleId < b.titleId ? -1 : 1));
	return { states, titleDays, newestAt: Math.max(...events.map((event) => event.happenedAt)) };
}

const play: ViewingEvent = {
	kind: 'play',
	eventId: 'e',
	profileId: 'p',
	titleId: 't',
	happenedAt: 1,
};

/** What every engine of profile states promises. `open` answers an empty one. */
export function describeProfileStates(name: string, open: () => Promise<ProfileStates>): void {
	describe(`${name} as profile states`, () => {
		test('events in any order, in any batches, some of them doubled, give what a judge of the set gives', async () => {
			const states = await open();
			await fc.assert(
				fc.asyncProperty(
					reordered(arbitraryEvents()),
					fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
					async ([events, order], sizes) => {
						await states.reset();
						const doubled = [...order, ...order.slice(0, 7), ...order.slice(0, 3)];
						await applyInBatches(states, doubled, sizes);
						expect(answers(states)).toStrictEqual(judged(events));
						expect(states.position()).toBe(doubled.length);
						for (const { eventId } of events) expect(states.has(eventId as EventId)).toBe(true);
						expect(states.has('never-sent' as EventId)).toBe(false);
					},
				),
				{ numRuns: 50 },
			);
			await states.close();
		});

		test('a late event moves a profile to the day on which it truly met the title', async () => {
			const states = await open();
			const day = 86_400_000;
			await states.apply(recorded([{ ...play, happenedAt: 5 * day }]));
			await states.apply(recorded([{ ...play, eventId: 'f', happenedAt: -1 }], 1));
			expect([...states.titleDays()]).toEqual([{ titleId: 't', day: -1, profiles: 1 }]);
			await states.close();
		});

		test('a profile is never given what another one did whose id begins like its own', async () => {
			const states = await open();
			const ids = ['p', 'p-', 'p.', 'p0', 'p:', 'p@', 'pA', 'p_', 'pz'];
			await states.apply(
				recorded(
					ids.flatMap((profileId) =>
						['t', 'z'].map((title): ViewingEvent => {
							const titleId = `${title}${profileId}`;
							return { ...play, eventId: `${profileId}${titleId}`, profileId, titleId };
						}),
					),
				),
			);
			for (const id of ids) {
				const { titles } = states.of(id as ProfileId)!;
				expect(titles.map(({ titleId }) => titleId)).toEqual([`t${id}`, `z${id}`]);
			}
			expect([...states.profileIds()]).toEqual(ids.toSorted());
			await states.close();
		});

		test('a history of thousands of titles is as one of few: whole, by title, and of its own profile', async () => {
			const states = await open();
			const titles = 5_000;
			const event = (n: number, profileId: string): ViewingEvent => ({
				...play,
				eventId: `${profileId}-${n}`,
				profileId,
				titleId: `t${n}`,
				happenedAt: n,
			});
			const events = Array.from({ length: titles }, (_, n) => event(n, 'avid'));
			await applyInBatches(states, [event(0, 'avi'), ...events, event(1, 'avie')], [7, 900]);
			await states.apply(recorded([{ ...event(17, 'avid'), eventId: 'again' }], titles + 2));
			const avid = states.of('avid' as ProfileId)!.titles;
			expect(avid.map(({ titleId }) => titleId)).toEqual(events.map(({ titleId }) => titleId));
			expect(avid[17]).toMatchObject({ plays: 2, lastEngagedAt: 17 });
			expect(states.of('avi' as ProfileId)!.titles).toHaveLength(1);
			expect(states.of('avie' as ProfileId)!.titles).toHaveLength(1);
			await states.close();
		});

		test('counts are asked from a day on, that day included', async () => {
			const states = await open();
			const days = [-2, -1, 0, 9, 10];
			await states.apply(
				recorded(
					days.map((day) => ({
						...play,
						eventId: `e${day}`,
						titleId: `t${day}`,
						happenedAt: day * 86_400_000,
					})),
				),
			);
			for (const from of [-2, -1, 0, 1, 9, 10, 11])
				expect([...states.titleDays(from)].map(({ day }) => day)).toEqual(
					days.filter((day) => day >= from),
				);
			await states.close();
		});

		test('a batch that does not begin where the last one ended changes nothing', async () => {
			const states = await open();
			await states.apply(recorded([play]));
			const before = answers(states);
			for (const wrong of [0, 2])
				await expect(states.apply(recorded([{ ...play, eventId: 'f' }], wrong))).rejects.toThrow(
					`the next event stands at 1, found ${wrong}`,
				);
			expect(answers(states)).toEqual(before);
			expect(states.position()).toBe(1);
			await states.close();
		});

		test('before the first event and after a reset nothing is known', async () => {
			const states = await open();
			const nothing = { states: [], titleDays: [], newestAt: undefined };
			expect(answers(states)).toEqual(nothing);
			await states.apply(recorded([play]));
			await states.reset();
			expect(answers(states)).toEqual(nothing);
			expect(states.position()).toBe(0);
			expect(states.has(play.eventId as EventId)).toBe(false);
			expect(states.of(play.profileId as ProfileId)).toBeUndefined();
			await states.close();
		});
	});
}
