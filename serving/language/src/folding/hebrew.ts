/** Letters as they end a word, and the signs that abbreviate or stand for a foreign sound. */
export const hebrewSigns: Readonly<Record<string, string>> = {
	ך: 'כ',
	ם: 'מ',
	ן: 'נ',
	ף: 'פ',
	ץ: 'צ',
	'׳': '',
	'״': '',
};

/** Points and accents, which only children and poets write. The maqaf is a hyphen and no mark. */
export const hebrewMarks = /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]/u;
