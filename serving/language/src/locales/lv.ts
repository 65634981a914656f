import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Latvian. */
export const latvian: LocaleRules = {
	tag: 'lv',
	expansions: {},
	articles: '',
	and: 'un',
	stopWords: 'un, vai, ar, no, par, uz, ir, pie',
	season: 'sezona, sezonas',
	episode: 'sērija, epizode, nodaļa',
	part: 'daļa',
	volume: 'sējums, grāmata',
	works: 'filma, filmas, seriāls, seriāli',
	numbers: `
		nulle, viens|viena, divi|divas, trīs, četri|četras, pieci|piecas, seši|sešas,
		septiņi|septiņas, astoņi|astoņas, deviņi|deviņas, desmit, vienpadsmit, divpadsmit,
		trīspadsmit, četrpadsmit, piecpadsmit, sešpadsmit, septiņpadsmit, astoņpadsmit,
		deviņpadsmit, divdesmit
	`,
	decades: `
		divdesmitie, trīsdesmitie, četrdesmitie, piecdesmitie, sešdesmitie, septiņdesmitie,
		astoņdesmitie, deviņdesmitie
	`,
	decadeSigns: '#. gadi, #. gadu, #-tie',
};
