import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Persian. */
export const persian: LocaleRules = {
	tag: 'fa',
	articles: '',
	and: 'و',
	stopWords: 'و, یا, در, از, به, با, برای, که, این, آن, را, است',
	season: 'فصل',
	episode: 'قسمت',
	part: 'بخش, قسمت',
	volume: 'جلد, کتاب',
	works: 'فیلم, فیلم‌ها, فیلمهای, سریال, سریال‌ها',
	numbers: `
		صفر, یک, دو, سه, چهار, پنج, شش, هفت, هشت, نه, ده, یازده, دوازده, سیزده, چهارده, پانزده,
		شانزده, هفده, هجده|هیجده, نوزده, بیست
	`,
	decades: 'دهه بیست, دهه سی, دهه چهل, دهه پنجاه, دهه شصت, دهه هفتاد, دهه هشتاد, دهه نود',
	decadeSigns: 'دهه #',
};
