import type {
	Facet,
	FoundBy,
	PageRow,
	SearchAnswer,
	SearchResult,
	SearchSuggestions,
	Title,
	UnavailableTitle,
} from '@marquee/contracts';

/** What is asked of the rehearsal's search. */
export interface RehearsalSearchAsked {
	readonly query: string;
	readonly session: string | undefined;
	readonly locale: string;
	readonly requestId: string;
	readonly nowMs: number;
	/** Titles for older viewers are known, and not to be watched. */
	readonly maturityLimit: number;
	readonly genre: string | undefined;
	readonly decade: number | undefined;
	readonly language: string | undefined;
	/** Before the first letter. */
	readonly canvas: readonly PageRow[];
	readonly facetsOf: (titles: readonly Title[]) => Facet[];
}

interface Match {
	readonly title: Title;
	readonly foundBy: FoundBy;
	/** The smaller the nearer. */
	readonly distance: number;
}

type Suggestion = SearchSuggestions['suggestions'][number];

const mostResults = 20;

/** Titles called what was typed in any language, or begun so, or nearly so; by genre and by people; by the simplest rules. */
export function rehearsalSearch(
	titles: readonly Title[],
	asked: RehearsalSearchAsked,
): SearchAnswer {
	const query = asked.query.trim();
	const head = {
		requestId: asked.requestId,
		...(asked.session !== undefined && { sessionId: asked.session }),
		query: asked.query,
		locale: asked.locale,
		generatedAt: asked.nowMs,
		asOf: { profile: null, events: asked.nowMs, popularity: asked.nowMs, model: null },
		people: [],
		unavailable: [],
		understood: [],
		skipped: [],
	};
	if (query === '')
		return {
			...head,
			intent: 'none',
			results: [],
			facets: asked.facetsOf(titles).filter(({ name }) => name === 'genre'),
			rows: [...asked.canvas],
		};
	const genre = genreIn(query, titles);
	const found = genre === undefined ? byName(titles, query) : byGenre(titles, genre);
	const isAllowed = ({ title }: Match) => (title.maturity ?? 0) <= asked.maturityLimit;
	const matches = found.filter(isAllowed);
	const wanted = matches.filter(({ title }) => isWanted(title, asked));
	const missing = found.filter((each) => !isAllowed(each) && each.distance <= 1);
	const nearest = matches[0];
	const isMissed = missing.length > 0 && (nearest?.distance ?? 9) > missing[0]!.distance;
	return {
		...head,
		intent: genre === undefined ? 'fetch' : 'explore',
		understood: genre === undefined ? [] : [{ kind: 'genre', text: query, value: genre }],
		...(nearest && nearest.foundBy.edits > 0 && !isMissed && { correction: corrected(nearest) }),
		results: wanted.slice(0, mostResults).map((match, i) => resultOf(match, i, asked)),
		people: peopleIn(titles, query),
		unavailable: missing.slice(0, 3).map((match) => unavailableOf(match, asked)),
		facets: asked.facetsOf(matches.map(({ title }) => title)),
		rows: isMissed ? [rowLike(missing[0]!.title, titles, asked)] : [],
		...(isMissed
			? { notice: { code: 'title-unavailable', sentence: `${missing[0]!.title.name} is missing.` } }
			: wanted.length === 0 && {
					notice: { code: 'nothing-by-that-name', sentence: `Nothing is called “${query}”.` },
				}),
	};
}

/** What a query may become: names that begin with it, and people. */
export function rehearsalSuggestions(titles: readonly Title[], query: string): SearchSuggestions {
	const names = new Map(
		byName(titles, query).map(({ title, foundBy }) => [foundBy.name, { title, foundBy }]),
	);
	const people = peopleIn(titles, query).map(
		({ name }): Suggestion => ({ text: name, kind: 'person', highlights: [] }),
	);
	const named = [...names].slice(0, 6).map(
		([text, { title, foundBy }]): Suggestion => ({
			text,
			kind: 'title',
			highlights: foundBy.highlights,
			titleId: title.titleId,
		}),
	);
	return { suggestions: [...people, ...named] };
}

const folded = (text: string): string =>
	text
		.normalize('NFKD')
		.replace(/[\u0300-\u036f]/g, '')
		.toLowerCase();

function byName(titles: readonly Title[], query: string): Match[] {
	const typed = folded(query.trim());
	return titles
		.flatMap((title): Match[] => {
			const names = [title.name, ...new Set(Object.values(title.names ?? {}))];
			const all = names.flatMap((name) => nameMatch(title, name, typed) ?? []);
			const best = all.sort((a, b) => a.distance - b.distance)[0];
			return best ? [best] : [];
		})
		.sort((a, b) => a.distance - b.distance);
}

function nameMatch(title: Title, name: string, typed: string): Match | undefined {
	const whole = name.normalize('NFC').toLowerCase();
	const at = folded(whole) === whole ? whole.indexOf(typed) : folded(whole).indexOf(typed);
	const told = (how: string, distance: number, highlights: FoundBy['highlights'], edits = 0) => ({
		title,
		distance,
		foundBy: { how, name, highlights, edits },
	});
	if (at === 0 && whole.length === typed.length)
		return told('exact', 0, [{ from: 0, to: typed.length }]);
	if (at === 0) return told('prefix', 1 + name.length / 1_000, [{ from: 0, to: typed.length }]);
	if (at > 0 && whole[at - 1] === ' ')
		return told('word-prefix', 2 + name.length / 1_000, [{ from: at, to: at + typed.length }]);
	for (const word of whole.matchAll(/\S+/g)) {
		const edits = typed.length > 4 ? editsBetween(folded(word[0]), typed) : 9;
		const span = { from: word.index, to: word.index + word[0].length };
		if (edits <= 2) return told('near', 3 + edits, [span], edits);
	}
	return undefined;
}

function editsBetween(one: string, other: string): number {
	let before = Array.from({ length: other.length + 1 }, (_, i) => i);
	for (let i = 1; i <= one.length; i++) {
		const line = [i];
		for (let j = 1; j <= other.length; j++)
			line[j] = Math.min(
				before[j]! + 1,
				line[j - 1]! + 1,
				before[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1),
			);
		before = line;
	}
	return before[other.length]!;
}

const genreIn = (query: string, titles: readonly Title[]): string | undefined =>
	titles
		.flatMap(({ genres }) => genres)
		.find((genre) => genre.toLowerCase() === query.toLowerCase());

const byGenre = (titles: readonly Title[], genre: string): Match[] =>
	titles
		.filter(({ genres }) => genres.includes(genre))
		.map((title) => ({
			title,
			distance: 5,
			foundBy: { how: 'genre', name: title.name, highlights: [], edits: 0 },
		}));

function peopleIn(titles: readonly Title[], query: string): SearchAnswer['people'] {
	const typed = folded(query.trim());
	const counts = new Map<string, number>();
	for (const name of titles.flatMap(({ people = [] }) => people))
		if (
			folded(name)
				.split(' ')
				.some((word) => word.startsWith(typed)) ||
			folded(name) === typed
		)
			counts.set(name, (counts.get(name) ?? 0) + 1);
	return [...counts].map(([name, count]) => ({ name, titles: count }));
}

const isWanted = (title: Title, { genre, decade, language }: RehearsalSearchAsked): boolean =>
	(genre === undefined || title.genres.includes(genre)) &&
	(decade === undefined || Math.floor((title.year ?? 0) / 10) * 10 === decade) &&
	(language === undefined || title.originalLanguage === language);

const corrected = ({ foundBy: { name, highlights } }: Match) => ({
	text: name.slice(highlights[0]!.from, highlights[0]!.to).toLowerCase(),
	applied: true,
});

const cardOf = ({ titleId, name, year, genres, names }: Title, locale: string) => ({
	titleId,
	name: names?.[locale] ?? names?.[locale.split('-')[0]!] ?? name,
	genres,
	...(year !== undefined && { year }),
});

const resultOf = (
	{ title, foundBy, distance }: Match,
	position: number,
	{ query, locale }: RehearsalSearchAsked,
): SearchResult => ({
	title: cardOf(title, locale),
	position,
	score: -distance,
	foundBy,
	evidence: { sentence: `Found by “${query.trim()}”`, source: 'by-name' },
	propensity: 1,
});

const unavailableOf = (
	{ title, foundBy }: Match,
	{ locale }: RehearsalSearchAsked,
): UnavailableTitle => ({ title: cardOf(title, locale), foundBy, because: 'not-for-age' });

function rowLike(
	to: Title,
	titles: readonly Title[],
	{ locale, maturityLimit }: RehearsalSearchAsked,
): PageRow {
	const heading = `Like ${to.name}`;
	const evidence = { sentence: heading, source: 'like', because: to.titleId };
	return {
		rowId: `like:${to.titleId}`,
		family: 'like',
		heading,
		evidence,
		titles: titles
			.filter(({ maturity = 0, genres }) => maturity <= maturityLimit && genres[0] === to.genres[0])
			.slice(0, 12)
			.map((title, i) => ({ title: cardOf(title, locale), score: 1 / (i + 1), evidence })),
	};
}
