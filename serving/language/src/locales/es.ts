import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Spanish. */
export const spanish: LocaleRules = {
	tag: 'es',
	expansions: {},
	articles: 'el, la, los, las, lo, un, una, unos, unas',
	and: 'y, e',
	stopWords: `
		el, la, los, las, lo, un, una, y, e, o, u, de, del, en, a, al, por, para, con, es, su
	`,
	season: 'temporada, temporadas',
	episode: 'episodio, capítulo',
	part: 'parte',
	volume: 'volumen, tomo, libro',
	works: 'película, películas, peli, pelis, film, serie, series',
	numbers: `
		cero, uno|una|un, dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, once, doce,
		trece, catorce, quince, dieciséis, diecisiete, dieciocho, diecinueve, veinte
	`,
	tens: 'treinta, cuarenta, cincuenta, sesenta, setenta, ochenta, noventa, cien|ciento',
	half: 'y medio|y media',
	decades: `
		años veinte, años treinta, años cuarenta, años cincuenta, años sesenta, años setenta, años
		ochenta, años noventa
	`,
	decadeSigns: 'años #, los #',
};
