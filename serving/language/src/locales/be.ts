import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Belarusian. */
export const belarusian: LocaleRules = {
	tag: 'be',
	articles: '',
	and: 'і, ды',
	stopWords: 'і, ды, або, у, ў, на, да, ад, аб, па, за, з, са, для, не, гэта',
	season: 'сезон, сезоны',
	episode: 'серыя, эпізод, раздзел',
	part: 'частка',
	volume: 'том, кніга',
	works: 'фільм, фільмы, кіно, серыял, серыялы',
	numbers: `
		нуль, адзін|адна|адно, два|дзве, тры, чатыры, пяць, шэсць, сем, восем, дзевяць, дзесяць,
		адзінаццаць, дванаццаць, трынаццаць, чатырнаццаць, пятнаццаць, шаснаццаць, сямнаццаць,
		васямнаццаць, дзевятнаццаць, дваццаць
	`,
	decades: '',
	decadeSigns: '#-х, #-я',
};
