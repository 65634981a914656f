import { join } from 'node:path';
import { validatedTitle } from '@marquee/catalogue';
import { type Title, type ViewingEvent, validatedEvent } from '@marquee/contracts';
import { isoMoment } from '@marquee/units';
import { expect, test } from 'vitest';
import { detect } from './detect.ts';

const bundled = join(import.meta.dirname, '../../../data/movietweetings-100k');

test('the bundled data is 100,000 valid ratings by 16,554 profiles of 10,506 valid titles, none broken', async () => {
	const source = await detect(bundled);
	const titles: Title[] = [];
	for await (const title of source.titles()) titles.push(title);
	const events: ViewingEvent[] = [];
	for await (const event of source.events()) events.push(event);

	expect(source.format).toBe('movietweetings');
	expect(titles).toHaveLength(10_506);
	expect(titles.filter((title) => validatedTitle(title).problems)).toEqual([]);
	expect(titles.every(({ year }) => year !== undefined)).toBe(true);
	expect(events).toHaveLength(100_000);
	expect(events.filter((event) => validatedEvent(event).problems)).toEqual([]);
	expect(new Set(events.map(({ profileId }) => profileId)).size).toBe(16_554);
	expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(100_000);

	const report = source.report();
	expect(report.titles).toMatchObject({ rows: 10_506, broken: 0 });
	expect(report.events).toMatchObject({
		rows: 100_000,
		broken: 0,
		unknownTitles: { titles: 0, events: 0 },
	});
	expect(isoMoment(report.events!.span!.from)).toMatch(/^2013-02-28/);
	expect(isoMoment(report.events!.span!.to)).toMatch(/^2013-09-01/);
});
