import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '@marquee/units';

/** What a made-up history of fashions is made of. */
export interface TurningFashion {
	readonly profiles: number;
	readonly titles: number;
	readonly days: number;
	/** How many titles are watched on one day, one after another; where all are, there is no fashion. */
	readonly inFashion: number;
}

/**
 * A folder of titles and ratings in which everybody turns to what has not been watched for a while: what was watched
 * yesterday is watched by nobody today. Whoever believes in trends is wrong there, and the data say so.
 */
export function writeTurningFashion(
	folder: string,
	{ profiles, titles, days, inFashion }: TurningFashion,
): void {
	mkdirSync(folder, { recursive: true });
	const random = seededRandom(1, 'turning fashion');
	const rows: string[] = [];
	for (let day = 0; day < days; day++)
		for (let p = 0; p < profiles; p++) {
			const title = (day * inFashion + random.below(inFashion)) % titles;
			const seconds = 1_700_000_000 + day * 86_400 + p * 300;
			rows.push(`rating,p${p},t${title},${seconds},${1 + random.below(10)},10`);
		}
	const catalogue = Array.from(
		{ length: titles },
		(_, i) => `t${i},Title ${i},${1960 + (i % 60)},${i % 2 === 0 ? 'Comedy' : 'Drama'}`,
	);
	const table = (header: string, lines: readonly string[]) => `${[header, ...lines].join('\n')}\n`;
	writeFileSync(join(folder, 'titles.csv'), table('titleId,name,year,genres', catalogue));
	writeFileSync(
		join(folder, 'events.csv'),
		table('kind,profileId,titleId,happenedAtSeconds,rating,outOf', rows),
	);
}
