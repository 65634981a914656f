import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Lithuanian. */
export const lithuanian: LocaleRules = {
	tag: 'lt',
	expansions: {},
	articles: '',
	and: 'ir',
	stopWords: 'ir, ar, arba, su, iš, į, apie, yra, prie',
	season: 'sezonas, sezonai',
	episode: 'serija, epizodas, skyrius',
	part: 'dalis',
	volume: 'tomas, knyga',
	works: 'filmas, filmai, serialas, serialai',
	numbers: `
		nulis, vienas|viena, du|dvi, trys, keturi|keturios, penki|penkios, šeši|šešios,
		septyni|septynios, aštuoni|aštuonios, devyni|devynios, dešimt, vienuolika, dvylika, trylika,
		keturiolika, penkiolika, šešiolika, septyniolika, aštuoniolika, devyniolika, dvidešimt
	`,
	decades: '',
	decadeSigns: '#-ieji, #-ųjų, # metų',
};
