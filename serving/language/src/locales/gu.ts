import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Gujarati. */
export const gujarati: LocaleRules = {
	tag: 'gu',
	articles: '',
	and: 'અને',
	stopWords: 'અને, કે, નો, ની, નું, ના, ને, થી, માં, પર, આ, તે, છે, એક',
	season: 'સીઝન',
	episode: 'એપિસોડ, પ્રકરણ',
	part: 'ભાગ',
	volume: 'ખંડ, પુસ્તક',
	works: 'ફિલ્મ, ફિલ્મો, મૂવી, સિરીઝ, ધારાવાહિક',
	numbers: `
		શૂન્ય, એક, બે, ત્રણ, ચાર, પાંચ, છ, સાત, આઠ, નવ, દસ, અગિયાર, બાર, તેર, ચૌદ, પંદર, સોળ, સત્તર,
		અઢાર, ઓગણીસ, વીસ
	`,
	decades: '',
	decadeSigns: '# ના દાયકા, # નો દાયકો',
};
