import type { SearchWords } from './search-words.ts';

/** Hebrew. */
export const he: SearchWords = {
	called: 'הכותר שהקלדת',
	begins: (query) => `מתחיל ב„${query}”`,
	contains: (query) => `„${query}” מופיע בשם`,
	near: (query) => `קרוב ל„${query}”`,
	alsoCalled: (name) => `נקרא גם „${name}”`,
	withPerson: (person) => `עם ${person}`,
	about: 'מתאים למה שתיארת',
	watchedALot: 'נצפה הרבה',
	like: (name) => `דומים ל${name}`,
	popular: 'פופולרי עכשיו',
	decade: (firstYear) => `שנות ה־${firstYear}`,
	without: (filter) => `בלי המסנן ${filter}`,
	nothingByThatName: (query) => `אין כותר בשם „${query}”. זה הכי קרוב.`,
	filtersLeaveNothing: (filter) => `שום דבר ממה שנמצא לא עובר את המסנן ${filter}.`,
	unavailable: {
		'not-in-service': (name) => `${name} לא נמצא בשירות הזה. הנה משהו דומה.`,
		'not-in-country': (name) => `${name} לא זמין בארץ שלך. הנה משהו דומה.`,
		'not-now': (name) => `${name} לא זמין כרגע. הנה משהו דומה.`,
		'not-for-age': (name) => `${name} לא מתאים לגיל של הפרופיל הזה. הנה משהו דומה.`,
	},
	searchRests: 'החיפוש לא עונה כרגע. זה מה שפופולרי.',
	nothingHere: 'שום דבר לא זמין כאן כרגע.',
};
