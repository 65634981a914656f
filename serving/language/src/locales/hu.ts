import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Hungarian. */
export const hungarian: LocaleRules = {
	tag: 'hu',
	expansions: {},
	articles: 'a, az, egy',
	and: 'és, meg',
	stopWords: 'a, az, egy, és, meg, vagy, is, nem, hogy, van',
	season: 'évad, évadok',
	episode: 'epizód, rész, fejezet',
	part: 'rész',
	volume: 'kötet, könyv',
	works: 'film, filmek, mozi, sorozat, sorozatok',
	numbers: `
		nulla, egy, kettő|két, három, négy, öt, hat, hét, nyolc, kilenc, tíz, tizenegy,
		tizenkettő|tizenkét, tizenhárom, tizennégy, tizenöt, tizenhat, tizenhét, tizennyolc,
		tizenkilenc, húsz
	`,
	tens: 'harminc, negyven, ötven, hatvan, hetven, nyolcvan, kilencven, száz',
	half: 'és fél',
	decades: `
		húszas évek, harmincas évek, negyvenes évek, ötvenes évek, hatvanas évek, hetvenes évek,
		nyolcvanas évek, kilencvenes évek
	`,
	decadeSigns: '#-es évek, #-as évek, #-es, #-as',
};
