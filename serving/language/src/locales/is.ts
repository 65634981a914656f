import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Icelandic. */
export const icelandic: LocaleRules = {
	tag: 'is',
	expansions: { ö: 'oe', æ: 'ae', ð: 'd', þ: 'th' },
	articles: 'hinn, hin, hið',
	and: 'og',
	stopWords: 'og, eða, í, á, til, frá, með, um, af, er, að',
	season: 'þáttaröð, sería',
	episode: 'þáttur, kafli',
	part: 'hluti',
	volume: 'bindi, bók',
	works: 'kvikmynd, kvikmyndir, mynd, myndir, þættir',
	numbers: `
		núll, einn|ein|eitt, tveir|tvær|tvö, þrír|þrjár|þrjú, fjórir|fjórar|fjögur, fimm, sex, sjö,
		átta, níu, tíu, ellefu, tólf, þrettán, fjórtán, fimmtán, sextán, sautján, átján, nítján,
		tuttugu
	`,
	decades: '',
	decadeSigns: '#',
};
