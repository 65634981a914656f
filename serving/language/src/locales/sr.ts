import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Serbian. */
export const serbian: LocaleRules = {
	tag: 'sr',
	expansions: { đ: 'dj' },
	articles: '',
	and: 'и, i',
	stopWords: `
		и, или, у, на, до, од, о, по, за, с, са, је, из, i, ili, u, na, do, od, o, po, za, s, sa,
		je, iz
	`,
	season: 'сезона, сезоне, sezona, sezone',
	episode: 'епизода, поглавље, epizoda, poglavlje',
	part: 'део, deo',
	volume: 'том, књига, tom, knjiga',
	works: 'филм, филмови, серија, серије, film, filmovi, serija, serije',
	numbers: `
		нула|nula, један|једна|jedan|jedna, два|две|dva|dve, три|tri, четири|četiri, пет|pet,
		шест|šest, седам|sedam, осам|osam, девет|devet, десет|deset, једанаест|jedanaest,
		дванаест|dvanaest, тринаест|trinaest, четрнаест|četrnaest, петнаест|petnaest,
		шеснаест|šesnaest, седамнаест|sedamnaest, осамнаест|osamnaest, деветнаест|devetnaest,
		двадесет|dvadeset
	`,
	decades: `
		двадесете|dvadesete, тридесете|tridesete, четрдесете|četrdesete, педесете|pedesete,
		шездесете|šezdesete, седамдесете|sedamdesete, осамдесете|osamdesete, деведесете|devedesete
	`,
	decadeSigns: '#-е, #-их, #-e, #-ih',
};
