/**
 * Vowel signs and viramas are letters in all but name and stay. What goes is the dot below, which is often left out, and the
 * second spelling of one and the same sound: the candrabindu, the Malayalam letters that have a virama built in.
 */
export const indicSigns: Readonly<Record<string, string>> = {
	'\u093c': '',
	'\u09bc': '',
	'\u0a3c': '',
	'\u0abc': '',
	'\u0b3c': '',
	'\u0cbc': '',
	'\u0901': '\u0902',
	'\u0981': '\u0982',
	'\u0a81': '\u0a82',
	'\u0c01': '\u0c02',
	'\u0a01': '\u0a02',
	'\u0a70': '\u0a02',
	'\u09ce': '\u09a4\u09cd',
	'\u0d7a': '\u0d23\u0d4d',
	'\u0d7b': '\u0d28\u0d4d',
	'\u0d7c': '\u0d30\u0d4d',
	'\u0d7d': '\u0d32\u0d4d',
	'\u0d7e': '\u0d33\u0d4d',
	'\u0d7f': '\u0d15\u0d4d',
	'\u0d4c': '\u0d57',
};
