import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Punjabi. */
export const punjabi: LocaleRules = {
	tag: 'pa',
	articles: '',
	and: 'ਅਤੇ, ਤੇ',
	stopWords: 'ਅਤੇ, ਤੇ, ਜਾਂ, ਦਾ, ਦੀ, ਦੇ, ਨੂੰ, ਤੋਂ, ਵਿੱਚ, ਇਹ, ਉਹ, ਹੈ, ਇੱਕ',
	season: 'ਸੀਜ਼ਨ',
	episode: 'ਐਪੀਸੋਡ',
	part: 'ਭਾਗ',
	volume: 'ਜਿਲਦ, ਕਿਤਾਬ',
	works: 'ਫ਼ਿਲਮ, ਫ਼ਿਲਮਾਂ, ਮੂਵੀ, ਸੀਰੀਜ਼',
	numbers: `
		ਸਿਫ਼ਰ, ਇੱਕ, ਦੋ, ਤਿੰਨ, ਚਾਰ, ਪੰਜ, ਛੇ, ਸੱਤ, ਅੱਠ, ਨੌਂ, ਦਸ, ਗਿਆਰਾਂ, ਬਾਰਾਂ, ਤੇਰਾਂ, ਚੌਦਾਂ, ਪੰਦਰਾਂ,
		ਸੋਲਾਂ, ਸਤਾਰਾਂ, ਅਠਾਰਾਂ, ਉੱਨੀ, ਵੀਹ
	`,
	decades: '',
	decadeSigns: '# ਦਾ ਦਹਾਕਾ, # ਦੇ ਦਹਾਕੇ',
};
