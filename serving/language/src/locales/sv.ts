import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Swedish. */
export const swedish: LocaleRules = {
	tag: 'sv',
	expansions: { å: 'aa', ä: 'ae', ö: 'oe', ü: 'ue' },
	articles: 'den, det, de, en, ett',
	and: 'och',
	stopWords: 'den, det, de, en, ett, och, eller, av, i, på, till, för, från, med, om, är',
	season: 'säsong, säsonger',
	episode: 'avsnitt, episod, kapitel',
	part: 'del',
	volume: 'volym, bok',
	works: 'film, filmer, serie, serier',
	numbers: `
		noll, ett|en, två, tre, fyra, fem, sex, sju, åtta, nio, tio, elva, tolv, tretton, fjorton,
		femton, sexton, sjutton, arton, nitton, tjugo
	`,
	tens: 'trettio, fyrtio, femtio, sextio, sjuttio, åttio, nittio, hundra',
	half: 'och en halv',
	decades: `
		tjugotalet, trettiotalet, fyrtiotalet, femtiotalet, sextiotalet, sjuttiotalet, åttiotalet,
		nittiotalet
	`,
	decadeSigns: '#-talet, #-tals, #talet',
};
