import type { Title, ViewingEvent } from '@marquee/contracts';
import { msPerDay } from '@marquee/units';
import fc from 'fast-check';
import type { MetArm } from '../taken.ts';

export const start = Date.UTC(2026, 2, 1);

const unit = fc.constantFrom(...Array.from({ length: 12 }, (_, i) => `p${i}`));
const title = fc.constantFrom('t0', 't1', 't2', 't3');
/** Close moments beside far ones, so that visits and windows have edges. */
const around = (from: number, days: number) =>
	fc.oneof(
		fc.integer({ min: 0, max: days * msPerDay }).map((ms) => from + ms),
		fc.integer({ min: 0, max: days * 24 * 6 }).map((tens) => from + tens * 600_000),
		fc.integer({ min: 0, max: days }).map((whole) => from + whole * msPerDay),
	);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** Titles with and without a length and a moment of arrival. */
export const titles: readonly Title[] = [
	{ titleId: 't0', name: 'Zero', runtimeSeconds: 1_000, addedAt: start - 10 * msPerDay },
	{ titleId: 't1', name: 'One', runtimeSeconds: 3_600, addedAt: start - 400 * msPerDay },
	{ titleId: 't2', name: 'Two', addedAt: start + 5 * msPerDay },
	{ titleId: 't3', name: 'Three', runtimeSeconds: 5_400 },
] as unknown as readonly Title[];

/** Exposures of a dozen members to two arms, some of them to both. */
export const exposures: fc.Arbitrary<readonly MetArm[]> = fc
	.array(
		fc.record({
			unit,
			arm: fc.integer({ min: 0, max: 9 }),
			epoch: fc.constantFrom('e0', 'e1'),
			at: around(start, 20),
			country: optional(fc.constantFrom('DE', 'JP')),
			device: optional(fc.constantFrom('phone', 'web')),
		}),
		{ minLength: 4, maxLength: 60, size: 'max' },
	)
	.map((rows) =>
		rows.map(({ arm, country, device, ...rest }) => ({
			...rest,
			// Mostly by the unit, so that few meet both.
			arm: (arm === 0 ? rest.at % 2 : Number(rest.unit.slice(1)) % 2) === 0 ? 'old' : 'new',
			...(country !== undefined && { country }),
			...(device !== undefined && { device }),
		})),
	);

const every = {
	profileId: unit,
	titleId: title,
	happenedAt: around(start - 16 * msPerDay, 60),
	surface: optional(fc.constantFrom('home' as const, 'search' as const)),
	requestId: optional(fc.constantFrom('r0', 'r1', 'r2')),
};
const seconds = fc.oneof(fc.integer({ min: 0, max: 6_000 }), fc.constantFrom(299, 300, 900, 3_240));

/** What they did from before the experiment until after it. */
export const events: fc.Arbitrary<readonly ViewingEvent[]> = fc
	.array(
		fc.oneof(
			fc.record({ kind: fc.constantFrom('play', 'list-add', 'impression'), ...every }),
			fc.record({ kind: fc.constant('play'), ...every }),
			fc.record({
				kind: fc.constant('stop'),
				...every,
				positionSeconds: seconds,
				watchedSeconds: seconds,
			}),
			fc.record({
				kind: fc.constant('thumb'),
				...every,
				thumb: fc.constantFrom('up', 'down', 'none'),
			}),
			fc.record({
				kind: fc.constant('notification-sent'),
				...every,
				notificationId: fc.constant('n'),
			}),
		),
		{ maxLength: 300, size: 'max' },
	)
	.map((all) =>
		all.map(
			(event, at) =>
				JSON.parse(JSON.stringify({ ...event, eventId: `e${at}` })) as unknown as ViewingEvent,
		),
	);
