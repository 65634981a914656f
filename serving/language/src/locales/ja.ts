import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Japanese. */
export const japanese: LocaleRules = {
	tag: 'ja',
	articles: '',
	and: 'と',
	stopWords: 'の, と, は, が, を, に, で, も, へ',
	season: 'シーズン, 期, シリーズ',
	episode: '話, エピソード, 第話',
	part: '部, 編, 章, パート',
	volume: '巻, 冊',
	works: '映画, シリーズ, ドラマ, アニメ, 番組',
	numbers:
		'零|ゼロ, 一, 二, 三, 四, 五, 六, 七, 八, 九, 十, 十一, 十二, 十三, 十四, 十五, 十六, 十七, 十八, 十九, 二十',
	decades: '',
	decadeSigns: '#年代, #年代の',
};
