/** Greek and Cyrillic letters that have a twin; what differs by an accent alone is folded without a table. */
export const greekAndCyrillicSigns: Readonly<Record<string, string>> = {
	ς: 'σ',
	ґ: 'г',
	// Armenian signs of stress, exclamation and question stand on a letter in the middle of its word.
	'՛': '',
	'՜': '',
	'՞': '',
	'՚': '',
};
