import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Estonian. */
export const estonian: LocaleRules = {
	tag: 'et',
	expansions: { ä: 'ae', ö: 'oe', ü: 'ue', õ: 'oe' },
	articles: '',
	and: 'ja, ning',
	stopWords: 'ja, ning, või, on, see',
	season: 'hooaeg, hooajad',
	episode: 'osa, episood, peatükk',
	part: 'osa',
	volume: 'köide, raamat',
	works: 'film, filmid, filme, sari, sarjad, seriaal',
	numbers: `
		null, üks, kaks, kolm, neli, viis, kuus, seitse, kaheksa, üheksa, kümme, üksteist,
		kaksteist, kolmteist, neliteist, viisteist, kuusteist, seitseteist, kaheksateist,
		üheksateist, kakskümmend
	`,
	decades: `
		kahekümnendad, kolmekümnendad, neljakümnendad, viiekümnendad, kuuekümnendad,
		seitsmekümnendad, kaheksakümnendad, üheksakümnendad
	`,
	decadeSigns: '#ndad, #-ndad, #ndate, #. aastate, #. aastad',
};
