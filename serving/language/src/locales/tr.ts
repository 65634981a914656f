import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Turkish. */
export const turkish: LocaleRules = {
	tag: 'tr',
	expansions: {},
	articles: 'bir',
	and: 've',
	stopWords: 've, veya, bir, ile, için, bu, da, de',
	season: 'sezon, sezonlar',
	episode: 'bölüm',
	part: 'kısım, bölüm',
	volume: 'cilt, kitap',
	works: 'film, filmler, filmleri, dizi, diziler, dizileri',
	numbers: `
		sıfır, bir, iki, üç, dört, beş, altı, yedi, sekiz, dokuz, on, on bir, on iki, on üç, on
		dört, on beş, on altı, on yedi, on sekiz, on dokuz, yirmi
	`,
	tens: 'otuz, kırk, elli, altmış, yetmiş, seksen, doksan, yüz',
	half: 'buçuk',
	decades: 'yirmiler, otuzlar, kırklar, elliler, altmışlar, yetmişler, seksenler, doksanlar',
	decadeSigns: '#lar, #ler, #’lar, #’ler, #lı yıllar, #lı, #li',
};
