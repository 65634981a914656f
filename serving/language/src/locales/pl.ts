import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Polish. */
export const polish: LocaleRules = {
	tag: 'pl',
	expansions: {},
	articles: '',
	and: 'i, oraz',
	stopWords: 'i, oraz, lub, albo, w, we, z, ze, na, do, od, o, po, za, dla, jest, to',
	season: 'sezon, sezony, seria',
	episode: 'odcinek, epizod, rozdział',
	part: 'część, cz',
	volume: 'tom, księga',
	works: 'film, filmy, serial, seriale',
	numbers: `
		zero, jeden|jedna|jedno, dwa|dwie|dwóch, trzy|trzech, cztery|czterech, pięć|pięciu,
		sześć|sześciu, siedem|siedmiu, osiem|ośmiu, dziewięć, dziesięć, jedenaście,
		dwanaście|dwunastu, trzynaście, czternaście, piętnaście, szesnaście, siedemnaście,
		osiemnaście, dziewiętnaście, dwadzieścia
	`,
	tens: `
		trzydzieści, czterdzieści, pięćdziesiąt, sześćdziesiąt, siedemdziesiąt,
		osiemdziesiąt, dziewięćdziesiąt, sto
	`,
	half: 'i pół',
	decades: `
		lata dwudzieste, lata trzydzieste, lata czterdzieste, lata pięćdziesiąte, lata
		sześćdziesiąte, lata siedemdziesiąte, lata osiemdziesiąte, lata dziewięćdziesiąte
	`,
	decadeSigns: 'lata #, lat #',
};
