import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Indonesian. */
export const indonesian: LocaleRules = {
	tag: 'id',
	expansions: {},
	articles: 'sang, si, para',
	and: 'dan',
	stopWords: 'dan, atau, di, ke, dari, yang, untuk, dengan, ini, itu, pada, sang, si',
	season: 'musim',
	episode: 'episode, bab',
	part: 'bagian',
	volume: 'jilid, buku',
	works: 'film, filem, serial, seri',
	numbers: `
		nol, satu, dua, tiga, empat, lima, enam, tujuh, delapan, sembilan, sepuluh, sebelas, dua
		belas, tiga belas, empat belas, lima belas, enam belas, tujuh belas, delapan belas, sembilan
		belas, dua puluh
	`,
	half: 'setengah',
	decades: '',
	decadeSigns: '#-an, #an, tahun #-an, tahun #an, era #-an',
};
