import type { ViewingEvent } from '@marquee/contracts';
import { epochMs, msPerDay, settableClock } from '@marquee/units';
import {
	catchUp,
	type EventLog,
	eventIntake,
	type ProfileStates,
	type Projection,
} from '@marquee/viewing';
import { arbitraryEvents } from '@marquee/viewing/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryProfileStates } from '../profile-states/memory.ts';
import { eventsFrom } from './event-log-contract.ts';
import { answers } from './profile-states-contract.ts';

/** What an intake stands on, empty and caught up. */
export interface IntakeGround {
	readonly log: EventLog;
	readonly profileStates: ProfileStates;
	readonly close: () => Promise<void>;
}

const now = epochMs(1_700_000_000_000);
const play = (eventId: string, over: Partial<ViewingEvent> = {}): ViewingEvent =>
	({
		kind: 'play',
		eventId,
		profileId: 'p',
		titleId: 't',
		happenedAt: now,
		...over,
	}) as ViewingEvent;

/** What the intake promises on any pair of engines. */
export function describeEventIntake(name: string, open: () => Promise<IntakeGround>): void {
	const opened = async () => {
		const ground = await open();
		const clock = settableClock(now);
		return { ...ground, clock, intake: eventIntake({ ...ground, clock }) };
	};

	describe(`event intake on ${name}`, () => {
		test('every batch accepted at once with others is in the log once and applied, whatever is sent twice', () =>
			fc.assert(
				fc.asyncProperty(
					arbitraryEvents(30),
					fc.array(fc.array(fc.nat(29), { maxLength: 6 }), { maxLength: 30 }),
					async (events, picks) => {
						const { intake, log, profileStates, close } = await opened();
						const batches = picks.map((pick) => pick.map((i) => events[i % events.length]!));
						const receipts = await Promise.all(batches.map(intake.accept));
						const sent = batches.flat().map(({ eventId }) => eventId);
						const logged = (await eventsFrom(log)).map(({ event }) => event.eventId);
						expect(logged.toSorted()).toEqual([...new Set(sent)].sort());
						const sum = (key: 'accepted' | 'duplicates') =>
							receipts.reduce((total, receipt) => total + receipt[key], 0);
						expect(sum('accepted')).toBe(logged.length);
						expect(sum('accepted') + sum('duplicates')).toBe(sent.length);
						expect(intake.counters()).toMatchObject({
							accepted: sum('accepted'),
							duplicates: sum('duplicates'),
						});
						const rebuilt = memoryProfileStates();
						await catchUp(log, rebuilt);
						expect(answers(profileStates)).toStrictEqual(answers(rebuilt));
						await close();
					},
				),
				{ numRuns: 20 },
			));

		test('when the receipt is there, the profile’s state has the event', async () => {
			const { intake, profileStates, close } = await opened();
			await Promise.all(
				Array.from({ length: 50 }, async (_, i) => {
					const profileId = `p${i % 7}`;
					await intake.accept([play(`e${i}`, { profileId, titleId: `t${i}` })]);
					const titles = profileStates.of(profileId as never)!.titles;
					expect(titles.map(({ titleId }) => titleId)).toContain(`t${i}`);
				}),
			);
			await close();
		});

		test('a duplicate is not answered before its original is durable and applied', async () => {
			const { intake, profileStates, close } = await opened();
			const original = intake.accept([play('e')]);
			expect(await intake.accept([play('e'), play('e')])).toEqual({ accepted: 0, duplicates: 2 });
			expect(profileStates.has('e' as never)).toBe(true);
			expect(await original).toEqual({ accepted: 1, duplicates: 0 });
			await close();
		});

		test('an event from more than a day ahead is refused by field, and nothing of its batch is taken in', async () => {
			const { intake, log, profileStates, close } = await opened();
			const batch = [play('a'), play('b', { happenedAt: now + msPerDay + 1 }), play('c')];
			await expect(intake.accept(batch)).rejects.toMatchObject({
				code: 'events-implausible',
				responsible: 'caller',
				problems: [
					{
						at: '/events/1/happenedAt',
						expected: 'a moment at most a day after 2023-11-14T22:13:20.000Z',
						found: '2023-11-15T22:13:20.001Z',
					},
				],
			});
			expect(log.end()).toBe(0);
			expect(profileStates.has('a' as never)).toBe(false);
			expect(intake.counters()).toMatchObject({ accepted: 0, refused: 3 });
			batch[1]!.happenedAt = now + msPerDay;
			expect(await intake.accept(batch)).toEqual({ accepted: 3, duplicates: 0 });
			await close();
		});

		test('a rating better than the best is refused by field', async () => {
			const { intake, close } = await opened();
			const rating = { kind: 'rating', rating: 11, outOf: 10 } as const;
			await expect(intake.accept([play('a', rating)])).rejects.toMatchObject({
				problems: [
					{ at: '/events/0/rating', expected: 'at most 10, the best rating', found: '11' },
				],
			});
			await close();
		});

		test('late events, and events of titles nobody knows yet, are taken in and counted', async () => {
			const { close, log, ...ground } = await opened();
			const isKnownTitle = (title: string) => title === 't';
			const intake = eventIntake({ ...ground, log, isKnownTitle });
			await intake.accept([
				play('a', { happenedAt: 0 }),
				play('b', { titleId: 'unheard-of', happenedAt: now - msPerDay }),
				play('c', { happenedAt: now - msPerDay - 1 }),
			]);
			expect(intake.counters()).toEqual({
				accepted: 3,
				duplicates: 0,
				late: 2,
				unknownTitles: 1,
				refused: 0,
			});
			expect((await eventsFrom(log)).map(({ recordedAt }) => recordedAt)).toEqual([now, now, now]);
			await close();
		});

		test('an empty batch is accepted and writes nothing', async () => {
			const { intake, log, close } = await opened();
			expect(await intake.accept([])).toEqual({ accepted: 0, duplicates: 0 });
			expect(log.end()).toBe(0);
			await close();
		});

		test('a projection that has not caught up is refused at the door', async () => {
			const { log, close, clock } = await opened();
			await log.append([play('a')], now);
			const profileStates = memoryProfileStates();
			expect(() => eventIntake({ log, profileStates, clock })).toThrow(
				'profile-states stands at 0 and the log at 1: catch up first',
			);
			await close();
		});

		test('after a projection has failed nothing is accepted, and nothing that was logged is logged again', async () => {
			const { log, profileStates, clock, close } = await opened();
			const full: Projection = {
				name: 'full',
				position: () => 0,
				apply: async () => {
					throw new Error('disk full');
				},
				reset: async () => {},
			};
			const intake = eventIntake({ log, profileStates, clock, otherProjections: [full] });
			const outcomes = await Promise.allSettled([
				intake.accept([play('a')]),
				intake.accept([play('b')]),
				intake.accept([play('a')]),
			]);
			outcomes.push(...(await Promise.allSettled([intake.accept([play('a')])])));
			for (const outcome of outcomes)
				expect(outcome).toMatchObject({
					status: 'rejected',
					reason: { code: 'intake-stopped', responsible: 'us', cause: { message: 'disk full' } },
				});
			expect((await eventsFrom(log)).map(({ event }) => event.eventId)).toEqual(['a', 'b']);
			await close();
		});
	});
}
