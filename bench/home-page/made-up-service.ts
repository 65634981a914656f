import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { Title } from '@marquee/contracts';
import { type Random, seededRandom } from '@marquee/units';

/**
 * Writes titles and events of a service that does not exist, to be imported: as many titles and profiles as are asked for.
 *
 *   npm run bench:made-up-service -- --into DIR [--titles 10000] [--profiles 100000] [--events 15] [--seed 1]
 *   npm run marquee -- import DIR --state STATE && npm run marquee -- train --state STATE --epochs 1
 *
 * Tastes lie in clusters of genres, popularity falls as a power law, some titles are for grown-ups, in some countries only, or leave.
 */
const { values } = parseArgs({
	options: {
		into: { type: 'string' },
		titles: { type: 'string', default: '10000' },
		profiles: { type: 'string', default: '100000' },
		events: { type: 'string', default: '15' },
		seed: { type: 'string', default: '1' },
	},
});
if (values.into === undefined) throw new RangeError('say where to write, with --into DIR');
const folder = values.into;
const [titles, profiles, events] = [values.titles, values.profiles, values.events].map(Number) as [
	number,
	number,
	number,
];
const random = seededRandom(Number(values.seed), 'made-up service');

const genres = [
	...['Action', 'Adventure', 'Animation', 'Comedy', 'Crime', 'Documentary', 'Drama', 'Family'],
	...['Fantasy', 'History', 'Horror', 'Music', 'Mystery', 'Romance', 'Sci-Fi', 'Thriller'],
	...['War', 'Western'],
];
const languages = ['en', 'en', 'en', 'fr', 'de', 'ja', 'ko', 'pt', 'es', 'hi'];
const countries = ['PT', 'BR', 'US', 'DE', 'JP', 'IN', 'FR', 'KR'];
const devices = ['phone', 'television', 'web', 'tablet'];
/** The service ends where its data end. */
const endsAt = Date.UTC(2026, 5, 1);
const msPerDay = 86_400_000;

const oneOf = <Value>(all: readonly Value[]): Value => all[random.below(all.length)]!;

function titleAt(index: number): Title {
	const main = index % genres.length;
	const others = [oneOf(genres), oneOf(genres)].slice(0, random.below(3));
	return {
		titleId: `t${index}`,
		name: `Title ${index} of ${genres[main]}`,
		year: 1960 + random.below(66),
		genres: [...new Set([genres[main]!, ...others])],
		people: Array.from({ length: 4 }, () => `Person ${random.below(Math.ceil(titles / 3))}`),
		originalLanguage: oneOf(languages),
		runtimeSeconds: 4_800 + random.below(4_800),
		addedAt: endsAt - random.below(900) * msPerDay,
		...(random.next() < 0.2 && { maturity: 16 }),
		...(random.next() < 0.1 && {
			windows: [{ countries: countries.filter(() => random.next() < 0.7).concat('US') }],
		}),
	};
}

/** A title of a genre, the first ones far more often: a power law over its shelf. */
function drawn(genre: number, from: Random): number {
	const shelf = Math.floor(titles / genres.length);
	const rank = Math.floor(shelf * from.next() ** 3);
	return Math.min(titles - 1, rank * genres.length + genre);
}

async function written(name: string, lines: Iterable<string>): Promise<void> {
	const file = createWriteStream(join(folder, name));
	for (const line of lines)
		if (!file.write(`${line}\n`))
			await new Promise<void>((resolve) => void file.once('drain', () => resolve()));
	file.end();
	await finished(file);
}

function* catalogueLines(): Generator<string> {
	for (let index = 0; index < titles; index++) yield JSON.stringify(titleAt(index));
}

/** Profile by profile: a play, and mostly a stop after it. */
function* eventLines(): Generator<string> {
	for (let profile = 0; profile < profiles; profile++) {
		const own = [random.below(genres.length), random.below(genres.length)];
		const country = oneOf(countries);
		let at = endsAt - (30 + random.below(300)) * msPerDay;
		const plays = Math.ceil(-Math.log(1 - random.next()) * (events / 2));
		for (let n = 0; n < plays && at < endsAt; n++) {
			at += Math.ceil(random.next() * 6 * msPerDay);
			const genre = random.next() < 0.8 ? oneOf(own) : random.below(genres.length);
			const title = drawn(genre, random);
			const watched = random.next() < 0.7 ? 6_000 : random.below(4_000);
			const event = {
				profileId: `p${profile}`,
				titleId: `t${title}`,
				country,
				device: oneOf(devices),
			};
			yield JSON.stringify({ kind: 'play', ...event, happenedAt: at });
			yield JSON.stringify({
				kind: 'stop',
				...event,
				happenedAt: at + watched * 1_000,
				positionSeconds: watched,
				watchedSeconds: watched,
			});
		}
	}
}

await mkdir(folder, { recursive: true });
await written('titles.jsonl', catalogueLines());
await written('events.jsonl', eventLines());
