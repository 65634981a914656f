import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Czech. */
export const czech: LocaleRules = {
	tag: 'cs',
	expansions: {},
	articles: '',
	and: 'a, i',
	stopWords: 'a, i, nebo, v, ve, z, ze, na, do, od, o, po, za, pro, s, se, je, k, ke, u',
	season: 'série, sezóna, řada',
	episode: 'díl, epizoda, kapitola',
	part: 'část, díl',
	volume: 'svazek, kniha',
	works: 'film, filmy, seriál, seriály',
	numbers: `
		nula, jeden|jedna|jedno, dva|dvě, tři, čtyři, pět, šest, sedm, osm, devět, deset, jedenáct,
		dvanáct, třináct, čtrnáct, patnáct, šestnáct, sedmnáct, osmnáct, devatenáct, dvacet
	`,
	tens: 'třicet, čtyřicet, padesát, šedesát, sedmdesát, osmdesát, devadesát, sto',
	half: 'a půl',
	decades: `
		dvacátá léta, třicátá léta, čtyřicátá léta, padesátá léta, šedesátá léta, sedmdesátá léta,
		osmdesátá léta, devadesátá léta
	`,
	decadeSigns: '#. léta, #. let, léta #',
};
