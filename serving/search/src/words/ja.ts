import type { SearchWords } from './search-words.ts';

/** Japanese. */
export const ja: SearchWords = {
	called: '入力されたタイトル',
	begins: (query) => `「${query}」で始まるタイトル`,
	contains: (query) => `タイトルに「${query}」を含む`,
	near: (query) => `「${query}」に近いタイトル`,
	alsoCalled: (name) => `別名「${name}」`,
	withPerson: (person) => `${person}が参加`,
	about: '内容が近い作品',
	watchedALot: 'よく見られている作品',
	like: (name) => `「${name}」に似た作品`,
	popular: '今人気の作品',
	decade: (firstYear) => `${firstYear}年代`,
	without: (filter) => `絞り込み「${filter}」なし`,
	nothingByThatName: (query) =>
		`「${query}」という名前の作品はありません。近いものを表示しています。`,
	filtersLeaveNothing: (filter) => `絞り込み「${filter}」に合う作品は見つかりませんでした。`,
	unavailable: {
		'not-in-service': (name) => `「${name}」はこのサービスにはありません。似た作品をご覧ください。`,
		'not-in-country': (name) =>
			`「${name}」はお住まいの国では視聴できません。似た作品をご覧ください。`,
		'not-now': (name) => `「${name}」は現在視聴できません。似た作品をご覧ください。`,
		'not-for-age': (name) =>
			`「${name}」はこのプロフィールの年齢では視聴できません。似た作品をご覧ください。`,
	},
	searchRests: '検索は現在応答していません。人気の作品を表示しています。',
	nothingHere: '現在ここで視聴できる作品はありません。',
};
