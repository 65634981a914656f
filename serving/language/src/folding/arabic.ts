/**
 * Letters of Arabic, Persian and Urdu that are typed one for another: forms of alef and hamza, teh marbuta, and the yeh, kaf
 * and heh of each keyboard. The lengthening stroke is ornament.
 */
export const arabicSigns: Readonly<Record<string, string>> = {
	أ: 'ا',
	إ: 'ا',
	آ: 'ا',
	ٱ: 'ا',
	ٲ: 'ا',
	ٳ: 'ا',
	ؤ: 'و',
	ئ: 'ي',
	ة: 'ه',
	ۃ: 'ه',
	ۀ: 'ه',
	ۂ: 'ه',
	ہ: 'ه',
	ھ: 'ه',
	ە: 'ه',
	ى: 'ي',
	ی: 'ي',
	ې: 'ي',
	ے: 'ي',
	ۓ: 'ي',
	ک: 'ك',
	ڪ: 'ك',
	ں: 'ن',
	'\u0640': '',
};

/** Vowel signs, and what a reader of the Koran sees besides. */
export const arabicMarks = /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff]/u;
