import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Portuguese. */
export const portuguese: LocaleRules = {
	tag: 'pt',
	expansions: {},
	articles: 'o, a, os, as, um, uma, uns, umas',
	and: 'e',
	stopWords: `
		o, a, os, as, um, uma, e, ou, de, do, da, dos, das, em, no, na, nos, nas, ao, à, por, para,
		com, é
	`,
	season: 'temporada, temporadas',
	episode: 'episódio, capítulo',
	part: 'parte',
	volume: 'volume, livro',
	works: 'filme, filmes, série, séries',
	numbers: `
		zero, um|uma, dois|duas, três, quatro, cinco, seis, sete, oito, nove, dez, onze, doze,
		treze, quatorze|catorze, quinze, dezesseis|dezasseis, dezessete|dezassete, dezoito,
		dezenove|dezanove, vinte
	`,
	tens: 'trinta, quarenta, cinquenta, sessenta, setenta, oitenta, noventa, cem|cento',
	half: 'e meio|e meia',
	decades: `
		anos vinte, anos trinta, anos quarenta, anos cinquenta, anos sessenta, anos setenta, anos
		oitenta, anos noventa
	`,
	decadeSigns: 'anos #',
};
