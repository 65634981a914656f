import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Slovenian. */
export const slovenian: LocaleRules = {
	tag: 'sl',
	expansions: { đ: 'dj' },
	articles: '',
	and: 'in, ter',
	stopWords: 'in, ter, ali, v, z, s, na, do, od, o, po, za, je, k, pri',
	season: 'sezona, sezone',
	episode: 'epizoda, poglavje',
	part: 'del',
	volume: 'zvezek, knjiga',
	works: 'film, filmi, serija, serije, nadaljevanka',
	numbers: `
		nič|nula, ena|en|eno, dva|dve, tri|trije, štiri|štirje, pet, šest, sedem, osem, devet,
		deset, enajst, dvanajst, trinajst, štirinajst, petnajst, šestnajst, sedemnajst, osemnajst,
		devetnajst, dvajset
	`,
	decades: `
		dvajseta leta, trideseta leta, štirideseta leta, petdeseta leta, šestdeseta leta,
		sedemdeseta leta, osemdeseta leta, devetdeseta leta
	`,
	decadeSigns: '#. leta, #. let, #-ta',
};
