import type { LocaleRules } from './locale-rules.ts';

/** How names are written in English. */
export const english: LocaleRules = {
	tag: 'en',
	articles: 'the, a, an',
	and: 'and, n',
	stopWords: 'the, a, an, and, or, of, in, on, at, to, for, from, by, with, is, it',
	season: 'season, seasons, series',
	episode: 'episode, ep, chapter',
	part: 'part, pt',
	volume: 'volume, vol, book',
	works: 'film, films, movie, movies, series, show, shows, tv',
	numbers: `
		zero|nought, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve,
		thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen, twenty
	`,
	tens: 'thirty, forty, fifty, sixty, seventy, eighty, ninety, hundred|one hundred|a hundred',
	half: 'and a half',
	decades: 'twenties, thirties, forties, fifties, sixties, seventies, eighties, nineties',
	decadeSigns: '#s, the #s',
};
