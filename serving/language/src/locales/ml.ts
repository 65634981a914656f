import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Malayalam. */
export const malayalam: LocaleRules = {
	tag: 'ml',
	articles: '',
	and: 'ഉം',
	stopWords: 'ഒരു, ഈ, ആ, ഇത്, അത്, എന്ന, അല്ലെങ്കിൽ',
	season: 'സീസൺ',
	episode: 'എപ്പിസോഡ്, അധ്യായം',
	part: 'ഭാഗം',
	volume: 'വാല്യം, പുസ്തകം',
	works: 'സിനിമ, സിനിമകൾ, ചലച്ചിത്രം, ചിത്രം, പരമ്പര',
	numbers: `
		പൂജ്യം, ഒന്ന്|ഒരു, രണ്ട്, മൂന്ന്, നാല്, അഞ്ച്, ആറ്, ഏഴ്, എട്ട്, ഒമ്പത്|ഒൻപത്, പത്ത്,
		പതിനൊന്ന്, പന്ത്രണ്ട്, പതിമൂന്ന്, പതിനാല്, പതിനഞ്ച്, പതിനാറ്, പതിനേഴ്, പതിനെട്ട്,
		പത്തൊമ്പത്, ഇരുപത്
	`,
	decades: '',
	decadeSigns: '#കളിലെ, #കൾ',
};
