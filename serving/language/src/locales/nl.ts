import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Dutch. */
export const dutch: LocaleRules = {
	tag: 'nl',
	expansions: { ö: 'oe', ü: 'ue', ä: 'ae' },
	articles: "de, het, een, 't, 'n",
	and: 'en',
	stopWords: "de, het, een, 't, en, of, van, in, op, aan, te, voor, met, uit, is",
	season: 'seizoen, seizoenen',
	episode: 'aflevering, episode, hoofdstuk',
	part: 'deel',
	volume: 'deel, boek',
	works: 'film, films, serie, series',
	numbers: `
		nul, een|één, twee, drie, vier, vijf, zes, zeven, acht, negen, tien, elf, twaalf, dertien,
		veertien, vijftien, zestien, zeventien, achttien, negentien, twintig
	`,
	tens: 'dertig, veertig, vijftig, zestig, zeventig, tachtig, negentig, honderd',
	half: 'en een half',
	decades: `
		twintiger, dertiger, veertiger, vijftiger, zestiger, zeventiger, tachtiger, negentiger
	`,
	decadeSigns: 'jaren #, #er jaren',
};
