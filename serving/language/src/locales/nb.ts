import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Norwegian. */
export const norwegian: LocaleRules = {
	tag: 'nb',
	expansions: { å: 'aa', æ: 'ae', ø: 'oe', ä: 'ae', ö: 'oe', ü: 'ue' },
	articles: 'den, det, de, en, ei, et',
	and: 'og',
	stopWords: 'den, det, de, en, ei, et, og, eller, av, i, på, til, for, fra, med, om, er',
	season: 'sesong, sesonger',
	episode: 'episode, kapittel',
	part: 'del',
	volume: 'bind, bok',
	works: 'film, filmer, serie, serier',
	numbers: `
		null, en|én|ett|ei, to, tre, fire, fem, seks, sju|syv, åtte, ni, ti, elleve, tolv, tretten,
		fjorten, femten, seksten, sytten, atten, nitten, tjue|tyve
	`,
	tens: 'tretti, førti, femti, seksti, sytti, åtti, nitti, hundre',
	half: 'og en halv',
	decades: `
		tjuetallet, trettitallet, førtitallet, femtitallet, sekstitallet, syttitallet, åttitallet,
		nittitallet
	`,
	decadeSigns: '#-tallet, #-tallets, #tallet',
};
