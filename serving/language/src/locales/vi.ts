import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Vietnamese. */
export const vietnamese: LocaleRules = {
	tag: 'vi',
	expansions: {},
	articles: 'những, các, một',
	and: 'và',
	stopWords: 'và, của, là, những, các, một, trong, với, cho, ở, từ, đến',
	season: 'mùa, phần',
	episode: 'tập, chương',
	part: 'phần',
	volume: 'quyển, tập',
	works: 'phim, phim bộ, phim lẻ, bộ phim',
	numbers: `
		không, một, hai, ba, bốn, năm, sáu, bảy, tám, chín, mười, mười một, mười hai, mười ba, mười
		bốn, mười lăm, mười sáu, mười bảy, mười tám, mười chín, hai mươi
	`,
	decades: '',
	decadeSigns: 'thập niên #, những năm #, thập kỷ #',
};
