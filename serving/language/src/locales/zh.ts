import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Chinese in simplified characters. */
export const chineseSimplified: LocaleRules = {
	tag: 'zh',
	articles: '',
	and: '和, 与, 及',
	stopWords: '的, 和, 与, 及, 之, 在, 了, 是',
	season: '季',
	episode: '集, 话, 回, 章',
	part: '部, 篇, 部分',
	volume: '卷, 册',
	works: '电影, 影片, 片, 剧, 电视剧, 连续剧, 动画, 综艺',
	numbers:
		'零|〇, 一, 二|两|兩, 三, 四, 五, 六, 七, 八, 九, 十, 十一, 十二, 十三, 十四, 十五, 十六, 十七, 十八, 十九, 二十',
	decades: '二十年代, 三十年代, 四十年代, 五十年代, 六十年代, 七十年代, 八十年代, 九十年代',
	decadeSigns: '#年代, #年代的',
};
