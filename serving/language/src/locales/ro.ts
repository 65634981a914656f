import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Romanian. */
export const romanian: LocaleRules = {
	tag: 'ro',
	expansions: {},
	articles: 'o, un, niște',
	and: 'și',
	stopWords: `
		un, o, și, sau, de, din, la, în, pe, cu, a, al, ale, cel, cea, cei, cele, este, pentru
	`,
	season: 'sezonul, sezon',
	episode: 'episodul, episod, capitolul',
	part: 'partea, parte',
	volume: 'volumul, volum, cartea',
	works: 'film, filme, filmul, serial, seriale',
	numbers: `
		zero, unu|unul|una|un, doi|două, trei, patru, cinci, șase, șapte, opt, nouă, zece,
		unsprezece, doisprezece, treisprezece, paisprezece, cincisprezece, șaisprezece,
		șaptesprezece, optsprezece, nouăsprezece, douăzeci
	`,
	tens: 'treizeci, patruzeci, cincizeci, șaizeci, șaptezeci, optzeci, nouăzeci, sută|o sută',
	half: 'și jumătate',
	decades: `
		anii douăzeci, anii treizeci, anii patruzeci, anii cincizeci, anii șaizeci, anii șaptezeci,
		anii optzeci, anii nouăzeci
	`,
	decadeSigns: 'anii #',
};
