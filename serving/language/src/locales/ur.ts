import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Urdu. */
export const urdu: LocaleRules = {
	tag: 'ur',
	articles: '',
	and: 'اور',
	stopWords: 'اور, یا, میں, سے, کو, کا, کی, کے, پر, یہ, وہ, ہے, نے',
	season: 'سیزن',
	episode: 'قسط',
	part: 'حصہ',
	volume: 'جلد, کتاب',
	works: 'فلم, فلمیں, ڈراما, ڈرامہ, سیریز',
	numbers: `
		صفر, ایک, دو, تین, چار, پانچ, چھ|چھے, سات, آٹھ, نو, دس, گیارہ, بارہ, تیرہ, چودہ, پندرہ,
		سولہ, سترہ, اٹھارہ, انیس, بیس
	`,
	decades: '',
	decadeSigns: '# کی دہائی',
};
