import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Finnish. */
export const finnish: LocaleRules = {
	tag: 'fi',
	expansions: { å: 'aa', ä: 'ae', ö: 'oe', ü: 'ue' },
	articles: '',
	and: 'ja',
	stopWords: 'ja, tai, on, se, ne, kun, kuin',
	season: 'kausi, tuotantokausi, kaudet',
	episode: 'jakso, luku, episodi',
	part: 'osa',
	volume: 'osa, kirja',
	works: 'elokuva, elokuvat, elokuvia, leffa, leffat, sarja, sarjat',
	numbers: `
		nolla, yksi, kaksi, kolme, neljä, viisi, kuusi, seitsemän, kahdeksan, yhdeksän, kymmenen,
		yksitoista, kaksitoista, kolmetoista, neljätoista, viisitoista, kuusitoista,
		seitsemäntoista, kahdeksantoista, yhdeksäntoista, kaksikymmentä
	`,
	tens: `
		kolmekymmentä, neljäkymmentä, viisikymmentä, kuusikymmentä, seitsemänkymmentä,
		kahdeksankymmentä, yhdeksänkymmentä, sata
	`,
	half: 'ja puoli',
	decades: `
		kaksikymmentäluku, kolmekymmentäluku, neljäkymmentäluku, viisikymmentäluku,
		kuusikymmentäluku, seitsemänkymmentäluku|seitkytluku,
		kahdeksankymmentäluku|kasariluku|kasari, yhdeksänkymmentäluku|ysäri
	`,
	decadeSigns: '#-luku, #-luvun, #-luvulta, #luku, #luvun',
};
