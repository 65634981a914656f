import type { SearchWords } from './search-words.ts';

/** Arabic. */
export const ar: SearchWords = {
	called: 'العنوان الذي كتبته',
	begins: (query) => `يبدأ بـ«${query}»`,
	contains: (query) => `يرد «${query}» في العنوان`,
	near: (query) => `قريب من «${query}»`,
	alsoCalled: (name) => `يُعرف أيضًا باسم «${name}»`,
	withPerson: (person) => `مع ${person}`,
	about: 'يناسب ما وصفته',
	watchedALot: 'يشاهده كثيرون',
	like: (name) => `أعمال تشبه ${name}`,
	popular: 'الرائج الآن',
	decade: (firstYear) => `عقد ${firstYear}`,
	without: (filter) => `من دون التصفية ${filter}`,
	nothingByThatName: (query) => `لا شيء باسم «${query}». هذا هو الأقرب.`,
	filtersLeaveNothing: (filter) => `لا شيء مما عُثر عليه يطابق التصفية ${filter}.`,
	unavailable: {
		'not-in-service': (name) => `${name} غير موجود في هذه الخدمة. إليك ما يشبهه.`,
		'not-in-country': (name) => `${name} غير متاح في بلدك. إليك ما يشبهه.`,
		'not-now': (name) => `${name} غير متاح حاليًا. إليك ما يشبهه.`,
		'not-for-age': (name) => `${name} غير مناسب لعمر هذا الملف الشخصي. إليك ما يشبهه.`,
	},
	searchRests: 'البحث لا يستجيب حاليًا. إليك الرائج.',
	nothingHere: 'لا شيء متاح هنا حاليًا.',
};
