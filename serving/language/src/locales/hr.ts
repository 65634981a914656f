import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Croatian. */
export const croatian: LocaleRules = {
	tag: 'hr',
	expansions: { đ: 'dj' },
	articles: '',
	and: 'i',
	stopWords: 'i, ili, u, na, do, od, o, po, za, s, sa, je, iz, k',
	season: 'sezona, sezone',
	episode: 'epizoda, poglavlje',
	part: 'dio',
	volume: 'svezak, knjiga',
	works: 'film, filmovi, serija, serije',
	numbers: `
		nula, jedan|jedna|jedno, dva|dvije, tri, četiri, pet, šest, sedam, osam, devet, deset,
		jedanaest, dvanaest, trinaest, četrnaest, petnaest, šesnaest, sedamnaest, osamnaest,
		devetnaest, dvadeset
	`,
	tens: 'trideset, četrdeset, pedeset, šezdeset, sedamdeset, osamdeset, devedeset, sto',
	half: 'i pol|i pô',
	decades: `
		dvadesete, tridesete, četrdesete, pedesete, šezdesete, sedamdesete, osamdesete, devedesete
	`,
	decadeSigns: '#-e, #-ih, # -te',
};
