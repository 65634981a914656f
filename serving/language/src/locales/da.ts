import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Danish. */
export const danish: LocaleRules = {
	tag: 'da',
	expansions: { å: 'aa', æ: 'ae', ø: 'oe', ä: 'ae', ö: 'oe', ü: 'ue' },
	articles: 'den, det, de, en, et',
	and: 'og',
	stopWords: 'den, det, de, en, et, og, eller, af, i, på, til, for, fra, med, om, er',
	season: 'sæson, sæsoner',
	episode: 'afsnit, episode, kapitel',
	part: 'del',
	volume: 'bind, bog',
	works: 'film, filmen, serie, serier',
	numbers: `
		nul, en|et, to, tre, fire, fem, seks, syv, otte, ni, ti, elleve, tolv, tretten, fjorten,
		femten, seksten, sytten, atten, nitten, tyve
	`,
	tens: 'tredive, fyrre, halvtreds, tres, halvfjerds, firs, halvfems, hundrede',
	half: 'en halv|og en halv',
	decades: `
		tyverne, trediverne, fyrrerne, halvtredserne, tresserne, halvfjerdserne, firserne,
		halvfemserne
	`,
	decadeSigns: '#’erne, #erne',
};
