import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Italian. */
export const italian: LocaleRules = {
	tag: 'it',
	expansions: {},
	articles: "il, lo, la, i, gli, le, l', un, uno, una, un'",
	and: 'e, ed',
	stopWords: `
		il, lo, la, i, gli, le, l', un, uno, una, e, ed, o, di, d', del, dello, della, dei, degli,
		delle, in, nel, nella, a, al, alla, da, dal, dalla, con, su, per, è
	`,
	season: 'stagione, stagioni',
	episode: 'episodio, puntata, capitolo',
	part: 'parte',
	volume: 'volume, libro',
	works: 'film, serie, telefilm',
	numbers: `
		zero, uno|una, due, tre, quattro, cinque, sei, sette, otto, nove, dieci, undici, dodici,
		tredici, quattordici, quindici, sedici, diciassette, diciotto, diciannove, venti
	`,
	tens: 'trenta, quaranta, cinquanta, sessanta, settanta, ottanta, novanta, cento',
	half: 'e mezzo|e mezza',
	decades: `
		anni venti, anni trenta, anni quaranta, anni cinquanta, anni sessanta, anni settanta, anni
		ottanta, anni novanta
	`,
	decadeSigns: 'anni #',
};
