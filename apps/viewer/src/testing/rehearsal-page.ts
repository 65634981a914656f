import type {
	Facet,
	Page,
	PageRow,
	PlacedTitle,
	Profile,
	Served,
	Surface,
	Title,
	ViewingEvent,
} from '@marquee/contracts';
import { msPerDay } from '@marquee/units';

const rowLength = 30;
const wallLength = 150;

/** What is asked of the rehearsal: a surface for a profile, as the routes put it. */
export interface RehearsalAsked {
	readonly surface: Surface | 'similar';
	readonly profileId: string;
	readonly requestId: string;
	readonly nowMs: number;
	readonly served?: Served;
	readonly profile?: Profile | undefined;
	/** Of browse. */
	readonly genre?: string | undefined;
	readonly decade?: number | undefined;
	readonly language?: string | undefined;
	readonly order?: string | undefined;
	/** What the titles of a similar page are like. */
	readonly titleId?: string;
}

interface Shelf {
	readonly rowId: string;
	readonly heading: string;
	readonly sentence: string;
	readonly from: readonly PlacedTitle[];
	readonly length?: number;
}

/** A page that depends on what the profile did and asked, by the simplest rules that show it. */
export function rehearsalPage(
	titles: readonly Title[],
	events: readonly ViewingEvent[],
	asked: RehearsalAsked,
): Page {
	const limit = asked.profile?.maturityLimit ?? 21;
	const allowed = titles.filter(({ maturity = 0 }) => maturity <= limit);
	const own = events.filter(({ profileId }) => profileId === asked.profileId);
	const shelves = shelvesOf(asked, allowed, own);
	const placed = new Set<string>();
	const rows = shelves
		.map(({ rowId, heading, sentence, from, length = rowLength }): PageRow => {
			const free = from.filter(({ title }) => !placed.has(title.titleId)).slice(0, length);
			for (const { title } of free) placed.add(title.titleId);
			const family = rowId.split(':')[0]!;
			const anchor = rowId.startsWith('because') ? rowId.split(':')[1] : undefined;
			const evidence = {
				sentence,
				source: family,
				...(anchor !== undefined && { because: anchor }),
			};
			return { rowId, family, heading, evidence, titles: free };
		})
		.filter(({ titles: shown }) => shown.length > 0);
	const newest = own.at(-1)?.happenedAt ?? null;
	return {
		requestId: asked.requestId,
		surface: asked.surface === 'similar' ? 'browse' : asked.surface,
		profileId: asked.profileId,
		generatedAt: asked.nowMs,
		model: { bundle: 'rehearsal', trainedAt: asked.nowMs - 2 * msPerDay },
		asOf: { profile: newest, events: newest, popularity: asked.nowMs - 3_000_000 },
		served: asked.served ?? { how: 'fresh' },
		...(asked.surface === 'browse' && { facets: facetsOf(allowed, asked) }),
		rows,
		// A list of one’s own that is not made anew is empty only where nothing of it could be read.
		skipped:
			asked.served?.how === 'kept' && rows.length === 0
				? [{ stage: asked.surface, cause: 'nothing is known of the profile just now' }]
				: [],
	};
}

function shelvesOf(
	asked: RehearsalAsked,
	titles: readonly Title[],
	own: readonly ViewingEvent[],
): readonly Shelf[] {
	switch (asked.surface) {
		case 'browse':
			return browseShelves(titles, asked);
		case 'top-10':
			return [topTen(titles)];
		case 'my-list':
			return [listShelf(titles, own, asked.nowMs)];
		case 'continue-watching':
			return [unfinishedShelf(titles, own)];
		case 'similar':
			return similarShelves(titles, asked.titleId ?? '');
		default:
			return homeShelves(titles, own);
	}
}

const place =
	(source: string, sentence: string) =>
	(title: Title, i: number): PlacedTitle => ({
		title,
		score: 1 / (i + 1),
		evidence: { sentence, source },
	});

function unfinishedShelf(titles: readonly Title[], own: readonly ViewingEvent[]): Shelf {
	const stopped = new Map(
		own.flatMap((event) => (event.kind === 'stop' ? [[event.titleId, event] as const] : [])),
	);
	const from = [...stopped.values()].reverse().flatMap(({ titleId, positionSeconds }) => {
		const title = titles.find((each) => each.titleId === titleId);
		const evidence = { sentence: 'You have not finished it', source: 'unfinished' };
		return title ? [{ title, score: 1, evidence, positionSeconds }] : [];
	});
	return {
		rowId: 'continue-watching',
		heading: 'Continue watching',
		sentence: 'You have not finished these',
		from,
	};
}

function listShelf(titles: readonly Title[], own: readonly ViewingEvent[], now: number): Shelf {
	const listed = new Map<string, boolean>();
	for (const event of own)
		if (event.kind === 'list-add' || event.kind === 'list-remove')
			listed.set(event.titleId, event.kind === 'list-add');
	const from = titles
		.filter(({ titleId }) => listed.get(titleId))
		.map(place('listed', 'On your list'))
		.map((placed, i) => (i === 0 ? { ...placed, until: now + 9.5 * msPerDay } : placed));
	return { rowId: 'my-list', heading: 'My list', sentence: 'You put these on your list', from };
}

const topTen = (titles: readonly Title[]): Shelf => ({
	rowId: 'top-10',
	heading: 'Top 10',
	sentence: 'Most watched today',
	from: titles
		.filter((_, i) => i % 17 === 4)
		.slice(0, 10)
		.map(place('top-10', 'Watched by 1,204 profiles today'))
		.map((placed, i) => ({ ...placed, rank: i + 1 })),
});

function homeShelves(titles: readonly Title[], own: readonly ViewingEvent[]): readonly Shelf[] {
	const unfinished = unfinishedShelf(titles, own);
	const last = unfinished.from[0]?.title;
	const alike = titles.filter(({ genres }) => genres.some((each) => last?.genres.includes(each)));
	const disliked = new Set(
		own.flatMap((event) =>
			event.kind === 'thumb' && event.thumb === 'down' ? [event.titleId] : [],
		),
	);
	const others = titles.filter(({ titleId }) => !disliked.has(titleId));
	const because = `Because you watched ${last?.name}`;
	return [
		unfinished,
		{
			rowId: `because-you-watched:${last?.titleId}`,
			heading: because,
			sentence: because,
			from: last ? alike.map(place('similar-to', because)) : [],
		},
		{
			rowId: 'top-picks',
			heading: 'Top picks for you',
			sentence: 'What your taste points to',
			from: others.map(place('taste', 'Loved by people who watch what you watch')),
		},
		topTen(others.toReversed()),
		{
			rowId: 'trending',
			heading: 'Trending now',
			sentence: 'Watched most this week',
			from: others.toReversed().map(place('trending', 'Watched most this week')),
		},
		...[
			'Comedy',
			'Horror',
			'Sci-Fi',
			'Romance',
			'Documentary',
			'Western',
			'Animation',
			'Crime',
		].map((genre) => genreShelf(genre, others)),
	];
}

const genreShelf = (genre: string, titles: readonly Title[], length = rowLength): Shelf => ({
	rowId: `genre:${genre}`,
	heading: genre,
	sentence: `${genre}, best for you first`,
	from: titles
		.filter(({ genres }) => genres.includes(genre))
		.map(place('genre-shelf', `You like ${genre}`)),
	length,
});

function similarShelves(titles: readonly Title[], titleId: string): readonly Shelf[] {
	const to = titles.find((title) => title.titleId === titleId);
	if (!to) return [];
	const from = titles
		.filter((title) => title !== to && title.genres[0] === to.genres[0])
		.map(place('similar-to', `Like ${to.name}`));
	return [{ rowId: 'similar', heading: 'More like this', sentence: `Like ${to.name}`, from }];
}

const decadeOf = ({ year = 0 }: Title): number => Math.floor(year / 10) * 10;

function browseShelves(titles: readonly Title[], asked: RehearsalAsked): readonly Shelf[] {
	const narrowed = titles.filter(
		(title) =>
			(asked.decade === undefined || decadeOf(title) === asked.decade) &&
			(asked.language === undefined || title.originalLanguage === asked.language),
	);
	const { order } = asked;
	if (order === 'name') narrowed.sort((a, b) => (a.name < b.name ? -1 : 1));
	if (order === 'newest') narrowed.sort((a, b) => (b.year ?? 0) - (a.year ?? 0));
	const genres = [...new Set(titles.flatMap((title) => title.genres))].sort();
	return asked.genre === undefined
		? genres.slice(0, 8).map((genre) => genreShelf(genre, narrowed))
		: [genreShelf(asked.genre, narrowed, wallLength)];
}

/** What these titles can be narrowed by; decades and languages within the genre that was chosen. */
export function facetsOf(
	titles: readonly Title[],
	{ genre }: Pick<RehearsalAsked, 'genre'>,
): Facet[] {
	const counted = (values: readonly string[]) => {
		const counts = new Map<string, number>();
		for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
		return [...counts]
			.map(([value, count]) => ({ value, titles: count }))
			.sort((a, b) => (a.value < b.value ? -1 : 1));
	};
	const within = titles.filter(({ genres }) => genre === undefined || genres.includes(genre));
	return [
		{ name: 'genre', values: counted(titles.flatMap(({ genres }) => [...new Set(genres)])) },
		{ name: 'decade', values: counted(within.map((title) => String(decadeOf(title)))) },
		{ name: 'language', values: counted(within.flatMap((title) => title.originalLanguage ?? [])) },
	];
}
