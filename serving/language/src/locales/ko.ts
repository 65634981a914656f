import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Korean. */
export const korean: LocaleRules = {
	tag: 'ko',
	articles: '',
	and: '와, 과, 그리고',
	stopWords: '와, 과, 의, 그리고, 및, 그, 이',
	season: '시즌, 기',
	episode: '화, 회, 에피소드',
	part: '부, 편, 파트, 장',
	volume: '권',
	works: '영화, 시리즈, 드라마, 애니, 애니메이션, 프로그램',
	numbers: `
		영|공, 일|하나|한, 이|둘|두, 삼|셋|세, 사|넷|네, 오|다섯, 육|여섯, 칠|일곱, 팔|여덟, 구|아홉, 십|열, 십일|열하나, 십이|열둘|열두,
		십삼|열셋, 십사|열넷, 십오|열다섯, 십육|열여섯, 십칠|열일곱, 십팔|열여덟, 십구|열아홉, 이십|스물
	`,
	decades: '',
	decadeSigns: '#년대, #년대의',
};
