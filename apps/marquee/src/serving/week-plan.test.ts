import { reactionsOf, weeklyPlan } from '@marquee/notifications';
import { memoryEventLog } from '@marquee/stores';
import { epochMs, msPerDay, profileId, seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mondayOf, plannedWeek } from './week-plan.ts';

const at = (text: string) => epochMs(Date.parse(text));
const now = at('2026-10-15T09:30Z');
const monday = at('2026-10-12T00:00Z');

test('a week begins on Monday at midnight UTC, before 1970 too', () => {
	fc.assert(
		fc.property(fc.integer({ min: -1e12, max: 4e12 }), (ms) => {
			const begins = mondayOf(epochMs(ms));
			expect(new Date(begins).getUTCDay()).toBe(1);
			expect(begins % msPerDay === 0).toBe(true);
			expect(ms - begins).toBeGreaterThanOrEqual(0);
			expect(ms - begins).toBeLessThan(7 * msPerDay);
		}),
	);
	expect(mondayOf(now)).toBe(monday);
});

test('the week is planned from the eight weeks before it; what happens in it, and a restart, change nothing', async () => {
	const log = memoryEventLog();
	const random = seededRandom(4);
	const ids = Array.from({ length: 40 }, (_, i) => profileId(`p${i}`));
	const events = Array.from({ length: 4_000 }, (_, i) => ({
		kind: 'play' as const,
		eventId: `e${i}`,
		profileId: ids[Math.floor(random.next() ** 2 * ids.length)]!,
		titleId: 't1',
		happenedAt: now - Math.floor(random.next() * 80 * msPerDay),
	}));
	const recordedAt = ({ happenedAt }: { readonly happenedAt: number }) => epochMs(happenedAt);
	for (const event of events.toSorted((a, b) => a.happenedAt - b.happenedAt))
		await log.append([event], recordedAt(event));
	const states = { profileIds: () => ids };
	let pauses = 0;
	const pause = async () => void pauses++;
	const week = await plannedWeek(now, { events: log, states }, pause);
	const stretch = { from: epochMs(monday - 56 * msPerDay), until: monday };
	const profiles = ids.map((id) => {
		const own = events.filter((event) => event.profileId === id);
		return { profileId: id, reactions: reactionsOf(own, stretch) };
	});
	const { paces, ...plan } = weeklyPlan({ from: monday, profiles });
	expect(week.plan).toEqual(plan);
	for (const pace of paces) expect(week.paceOf(pace.profileId)).toEqual(pace);
	expect(week.paceOf('somebody new')).toBeUndefined();
	expect(pauses).toBeGreaterThan(ids.length);

	await log.append([{ ...events[0]!, eventId: 'new', happenedAt: now }], now);
	const again = await plannedWeek(epochMs(now + msPerDay), { events: log, states }, pause);
	expect(again.plan).toEqual(plan);
});
