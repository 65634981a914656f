import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Catalan. */
export const catalan: LocaleRules = {
	tag: 'ca',
	expansions: {},
	articles: "el, la, els, les, l', un, una, uns, unes",
	and: 'i',
	stopWords: `
		el, la, els, les, l', un, una, i, o, de, del, dels, d', en, a, al, als, per, amb, és
	`,
	season: 'temporada, temporades',
	episode: 'episodi, capítol',
	part: 'part',
	volume: 'volum, llibre',
	works: 'pel·lícula, pel·lícules, film, sèrie, sèries',
	numbers: `
		zero, u|un|una, dos|dues, tres, quatre, cinc, sis, set, vuit|huit, nou, deu, onze, dotze,
		tretze, catorze, quinze, setze, disset, divuit, dinou, vint
	`,
	tens: 'trenta, quaranta, cinquanta, seixanta, setanta, vuitanta, noranta, cent',
	half: 'i mig|i mitja',
	decades: `
		anys vint, anys trenta, anys quaranta, anys cinquanta, anys seixanta, anys setanta, anys
		vuitanta, anys noranta
	`,
	decadeSigns: 'anys #',
};
