import type { LocaleRules } from './locale-rules.ts';

/** How names are written in French. */
export const french: LocaleRules = {
	tag: 'fr',
	expansions: {},
	articles: "le, la, les, l', un, une, des",
	and: 'et',
	stopWords: `
		le, la, les, l', un, une, des, du, de, d', et, ou, à, au, aux, en, dans, sur, pour, par,
		avec, est
	`,
	season: 'saison, saisons',
	episode: 'épisode, chapitre',
	part: 'partie',
	volume: 'volume, tome, livre',
	works: 'film, films, série, séries',
	numbers: `
		zéro, un|une, deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze, treize,
		quatorze, quinze, seize, dix-sept, dix-huit, dix-neuf, vingt
	`,
	tens: `
		trente, quarante, cinquante, soixante, soixante-dix,
		quatre-vingts|quatre-vingt, quatre-vingt-dix, cent
	`,
	half: 'et demi|et demie',
	decades: `
		années vingt, années trente, années quarante, années cinquante, années soixante, années
		soixante-dix, années quatre-vingt|années quatre-vingts, années quatre-vingt-dix
	`,
	decadeSigns: 'années #',
};
