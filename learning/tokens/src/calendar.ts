import { msPerDay } from '@marquee/units';

const msPerHour = msPerDay / 24;

/** How many steps the hours have: one for "unknown", and the 24 of a day. */
export const hourSteps = 25;

/** The hour of the day, UTC, from 1 (midnight to one) to 24; 0 where the moment is unknown. */
export const hourStep = (atMs: number): number =>
	Number.isNaN(atMs) ? 0 : 1 + remainder(Math.floor(atMs / msPerHour), 24);

/** How many steps the weekdays have: one for "unknown", and seven. */
export const weekdaySteps = 8;

/** The day of the week, UTC, from 1 (Monday) to 7; 0 where the moment is unknown. 1970 began on a Thursday. */
export const weekdayStep = (atMs: number): number =>
	Number.isNaN(atMs) ? 0 : 1 + remainder(Math.floor(atMs / msPerDay) + 3, 7);

/** Like %, but for moments before 1970 too. */
const remainder = (value: number, by: number): number => ((value % by) + by) % by;
