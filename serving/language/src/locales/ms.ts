import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Malay. */
export const malay: LocaleRules = {
	tag: 'ms',
	expansions: {},
	articles: 'sang, si, para',
	and: 'dan',
	stopWords: 'dan, atau, di, ke, dari, yang, untuk, dengan, ini, itu, pada, sang, si',
	season: 'musim',
	episode: 'episod, bab',
	part: 'bahagian',
	volume: 'jilid, buku',
	works: 'filem, siri, drama',
	numbers: `
		sifar|kosong, satu, dua, tiga, empat, lima, enam, tujuh, lapan, sembilan, sepuluh, sebelas,
		dua belas, tiga belas, empat belas, lima belas, enam belas, tujuh belas, lapan belas,
		sembilan belas, dua puluh
	`,
	decades: '',
	decadeSigns: '#-an, #an, tahun #-an, tahun #an',
};
