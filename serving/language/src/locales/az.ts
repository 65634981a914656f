import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Azerbaijani. */
export const azerbaijani: LocaleRules = {
	tag: 'az',
	expansions: { ə: 'a' },
	articles: 'bir',
	and: 'və',
	stopWords: 'və, ya, bir, ilə, üçün, bu, da, də',
	season: 'mövsüm, sezon',
	episode: 'bölüm, seriya',
	part: 'hissə',
	volume: 'cild, kitab',
	works: 'film, filmlər, kino, serial, seriallar',
	numbers: `
		sıfır, bir, iki, üç, dörd, beş, altı, yeddi, səkkiz, doqquz, on, on bir, on iki, on üç, on
		dörd, on beş, on altı, on yeddi, on səkkiz, on doqquz, iyirmi
	`,
	decades: '',
	decadeSigns: '#-ci illər, #-cı illər',
};
