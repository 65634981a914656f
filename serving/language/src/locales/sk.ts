import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Slovak. */
export const slovak: LocaleRules = {
	tag: 'sk',
	expansions: {},
	articles: '',
	and: 'a, i',
	stopWords: 'a, i, alebo, v, vo, z, zo, na, do, od, o, po, za, pre, s, so, je, k, ku, u',
	season: 'séria, sezóna',
	episode: 'diel, epizóda, kapitola',
	part: 'časť, diel',
	volume: 'zväzok, kniha',
	works: 'film, filmy, seriál, seriály',
	numbers: `
		nula, jeden|jedna|jedno, dva|dve|dvaja, tri|traja, štyri|štyria, päť, šesť, sedem, osem,
		deväť, desať, jedenásť, dvanásť, trinásť, štrnásť, pätnásť, šestnásť, sedemnásť, osemnásť,
		devätnásť, dvadsať
	`,
	tens: 'tridsať, štyridsať, päťdesiat, šesťdesiat, sedemdesiat, osemdesiat, deväťdesiat, sto',
	half: 'a pol',
	decades: `
		dvadsiate roky, tridsiate roky, štyridsiate roky, päťdesiate roky, šesťdesiate roky,
		sedemdesiate roky, osemdesiate roky, deväťdesiate roky
	`,
	decadeSigns: '#. roky, #. rokov, roky #',
};
