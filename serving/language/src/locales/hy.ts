import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Armenian. */
export const armenian: LocaleRules = {
	tag: 'hy',
	articles: '',
	and: 'և, ու',
	stopWords: 'և, ու, կամ, է, մի, այս, այն, որ',
	season: 'եթերաշրջան, սեզոն',
	episode: 'սերիա, դրվագ, գլուխ',
	part: 'մաս',
	volume: 'հատոր, գիրք',
	works: 'ֆիլմ, ֆիլմեր, կինո, սերիալ, սերիալներ',
	numbers: `
		զրո, մեկ, երկու, երեք, չորս, հինգ, վեց, յոթ, ութ, ինը, տասը|տաս, տասնմեկ, տասներկու,
		տասներեք, տասնչորս, տասնհինգ, տասնվեց, տասնյոթ, տասնութ, տասնինը, քսան
	`,
	decades: '',
	decadeSigns: '#-ականներ, #-ականների, #-ականներին',
};
