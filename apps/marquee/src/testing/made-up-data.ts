import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '@marquee/units';

/** What a made-up data set is made of. */
export interface MadeUp {
	readonly profiles: number;
	readonly titles: number;
	readonly eventsPerProfile: number;
}

/** Enough for every verb: something to learn, and later days to be tested on. */
export const small: MadeUp = { profiles: 40, titles: 40, eventsPerProfile: 12 };

/** A folder of titles and ratings by the documented schema; the same every time. */
export function writeMadeUpData(folder: string, { profiles, titles, eventsPerProfile }: MadeUp) {
	mkdirSync(folder, { recursive: true });
	const random = seededRandom(1, 'made-up data');
	const catalogue = Array.from(
		{ length: titles },
		(_, i) => `t${i},Title ${i},${1960 + (i % 60)},${i % 2 === 0 ? 'Comedy' : 'Drama'}`,
	);
	const rows: string[] = [];
	for (let p = 0; p < profiles; p++) {
		let seconds = 1_700_000_000 + p * 3_600;
		for (let n = 0; n < eventsPerProfile; n++) {
			seconds += Math.ceil(random.next() * 86_400);
			const title = Math.floor(random.next() * random.next() * titles); // some are liked by many
			rows.push(`rating,p${p},t${title},${seconds},${Math.ceil(random.next() * 10)},10`);
		}
	}
	const table = (header: string, lines: readonly string[]) => `${[header, ...lines].join('\n')}\n`;
	writeFileSync(join(folder, 'titles.csv'), table('titleId,name,year,genres', catalogue));
	writeFileSync(
		join(folder, 'events.csv'),
		table('kind,profileId,titleId,happenedAtSeconds,rating,outOf', rows),
	);
}
