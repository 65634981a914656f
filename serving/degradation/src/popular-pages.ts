import type { Catalogue } from '@marquee/catalogue';
import type { Evidence, Page, PageRow, PlacedTitle, Title } from '@marquee/contracts';
import { type PageRequest, roomOn, type Shape, shapes } from '@marquee/page';
import { type Clock, type EpochMs, Failure } from '@marquee/units';
import { ownRows } from './own-rows.ts';

/** What many watch in a country, best first, and when that was counted. */
export interface Trending {
	readonly titleIds: readonly string[];
	readonly countedAt: EpochMs | null;
}

/** Where popular titles are counted: at once, or later. */
export type CountTrending = (
	country: string | undefined,
	now: EpochMs,
) => Trending | Promise<Trending>;

/** Pages for whom nothing better can be had: they rest on nothing that could fail while they are made. */
export interface PopularPages {
	/** Somebody watches there: what is popular is counted, if it was not counted lately. */
	readonly expect: (country: string | undefined) => void;
	/**
	 * Never fails, never waits. `allowed` answers a title as it is shown, or `undefined` where it may not be. What is a profile’s own
	 * (its list, what it began) is never what is popular: it is kept as the profile left it, and empty where that is not known.
	 */
	readonly page: (
		asked: PageRequest,
		allowed: (title: Title) => PlacedTitle['title'] | undefined,
	) => Page;
}

export interface PopularParts {
	readonly catalogue: Pick<Catalogue, 'titles' | 'title'>;
	readonly trending: CountTrending;
	readonly clock: Clock;
	readonly report: (stage: string, cause: unknown) => void;
	/** How long a count is good for. */
	readonly recountMs?: number;
}

/** What is popular moves by the hour; a minute's count is as good as now's. */
const usualRecountMs = 60_000;
/** After a count that failed the next is tried sooner. */
const retryMs = 5_000;
/** Every country there is, and `undefined`. */
const mostCountries = 300;
/** So many titles, in the order of the catalogue, stand in until anything was counted. */
const uncountedTitles = 200;

interface Counted extends Pick<Trending, 'countedAt'> {
	readonly titles: readonly Title[];
}

interface Entry {
	counted: Counted;
	askedAt: number;
}

const evidence: Evidence = { sentence: 'Many are watching it', source: 'popular' };

/**
 * Popular pages, counted anew per country once a minute *beside* the pages: a page takes what was counted last. What
 * fails, or names no title of the catalogue, changes nothing. Before the first count the catalogue's own order stands in.
 */
export function popularPages(parts: PopularParts): PopularPages {
	const { catalogue, trending, clock, report, recountMs = usualRecountMs } = parts;
	const uncounted: Counted = {
		titles: catalogue.titles.slice(0, uncountedTitles),
		countedAt: null,
	};
	const byCountry = new Map<string, Entry>();

	const put = (entry: Entry, { titleIds, countedAt }: Trending) => {
		const titles = [...new Set(titleIds)].flatMap((id) => catalogue.title(id) ?? []);
		if (titles.length === 0) throw nothingPopular(titleIds.length);
		entry.counted = { titles, countedAt };
	};
	const recount = async (entry: Entry, country: string | undefined, now: EpochMs) => {
		try {
			put(entry, await trending(country, now));
		} catch (cause) {
			entry.askedAt = Math.min(now, now - recountMs + retryMs);
			report('popular-titles', cause);
		}
	};
	const expect = (country: string | undefined): { readonly counted: Counted } => {
		const key = country ?? '';
		const now = clock.now();
		const entry: Entry = byCountry.get(key) ?? { counted: uncounted, askedAt: -Infinity };
		if (now - entry.askedAt < recountMs) return entry;
		entry.askedAt = now;
		void recount(entry, country, now);
		byCountry.delete(key);
		byCountry.set(key, entry);
		if (byCountry.size > mostCountries) byCountry.delete(byCountry.keys().next().value!);
		return entry;
	};

	return {
		expect,
		page: (asked, allowed) => {
			const own = ownRows(asked, allowed, catalogue);
			const { titles, countedAt } = expect(asked.on?.country).counted;
			const shown = (): PlacedTitle['title'][] =>
				titles.flatMap((title) => (isAsked(title, asked) && allowed(title)) || []);
			return {
				requestId: asked.requestId,
				surface: asked.asked.surface,
				profileId: asked.profileId,
				generatedAt: asked.now,
				model: { bundle: 'none', trainedAt: null },
				...(own ?? {
					asOf: { profile: null, events: null, popularity: countedAt },
					served: { how: 'popular' },
					rows: popularRows(shown(), asked.asked.surface, shapes[asked.on?.device ?? 'web']),
					skipped: [],
				}),
				...(asked.locale === undefined ? {} : { locale: asked.locale }),
			};
		},
	};
}

const nothingPopular = (named: number) =>
	new Failure('popular-titles-unknown', {
		responsible: 'dependency',
		what: `the count of popular titles names ${named} titles, none of them in the catalogue`,
		remedy: 'The count before stays; look at where popularity is counted.',
	});

/** Whether a title is among those that somebody browses for; other surfaces ask for none in particular. */
function isAsked(title: Title, { asked }: Pick<PageRequest, 'asked'>): boolean {
	if (asked.surface !== 'browse') return true;
	const { genre, decade, language } = asked;
	return (
		(genre === undefined || title.genres.includes(genre)) &&
		(decade === undefined || Math.floor((title.year ?? -1) / 10) * 10 === decade) &&
		(language === undefined || title.originalLanguage === language)
	);
}

const mostGenreRows = 8;
/** Fewer look like an error. */
const fewestOfGenre = 4;

/**
 * One row of the most popular, then, where there is room for more than one list, the rest by their first genre; no more than the device
 * has room for.
 */
function popularRows(
	titles: readonly PlacedTitle['title'][],
	surface: Page['surface'],
	shape: Shape,
): PageRow[] {
	const { rows, titlesPerRow } = roomOn(surface, shape);
	if (titles.length === 0) return [];
	if (surface === 'top-10') return [row('popular', 'Popular now', titles.slice(0, 10))];
	const first = row('popular', 'Popular now', titles.slice(0, titlesPerRow));
	if (surface !== 'home' && surface !== 'browse') return [first];
	const rest = Object.groupBy(titles.slice(titlesPerRow), ({ genres: [genre = ''] }) => genre);
	const genres = Object.entries(rest)
		.filter(([genre, those = []]) => genre !== '' && those.length >= fewestOfGenre)
		.slice(0, Math.min(mostGenreRows, rows - 1))
		.map(([genre, those = []]) => row(`popular-${genre}`, genre, those.slice(0, titlesPerRow)));
	return [first, ...genres];
}

const row = (rowId: string, heading: string, titles: readonly PlacedTitle['title'][]): PageRow => ({
	rowId,
	family: 'popular',
	heading,
	evidence,
	titles: titles.map((title, place) => ({ title, score: titles.length - place, evidence })),
});
