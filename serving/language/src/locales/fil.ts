import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Filipino. */
export const filipino: LocaleRules = {
	tag: 'fil',
	expansions: {},
	articles: 'ang, ang mga, si, sina',
	and: 'at',
	stopWords: 'ang, mga, ng, sa, at, o, na, si, sina, ni, nina, kay, ay, para',
	season: 'season, panahon',
	episode: 'episode, kabanata',
	part: 'bahagi',
	volume: 'tomo, aklat',
	works: 'pelikula, pelikulang, serye, palabas',
	numbers: `
		sero|wala, isa, dalawa|dos, tatlo|tres, apat, lima, anim, pito, walo, siyam, sampu,
		labing-isa, labindalawa, labintatlo, labing-apat, labinlima, labing-anim, labimpito,
		labingwalo, labinsiyam, dalawampu
	`,
	decades: '',
	decadeSigns: 'dekada #, #s',
};
