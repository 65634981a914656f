import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { aliasesOf, queryAliasesOf } from './aliases.ts';
import { readingsReady, readyReadings } from './japanese-readings.ts';

beforeAll(readyReadings);

const texts = (name: string, locale?: string) => aliasesOf(name, locale).map(({ text }) => text);
const queryTexts = (query: string, locale?: string) =>
	queryAliasesOf(query, locale).map(({ text }) => text);
const kinds = (name: string, locale?: string) => aliasesOf(name, locale).map(({ how }) => how);

/** Letters of all scripts that titles come in, with what stands between them. */
const written = fc.string({
	unit: fc.constantFrom(
		...'aé ß1!・ー々[]׳’ｱ',
		...'жщїђқΩάςאןשبمةकख़्ंতিழ்ก็เไ์ກົក្မြ',
		...'あっゃんカッー千星龍药한ㅅㅏየΩ',
		'\u200d',
		'\ud83c\udf89',
	),
	maxLength: 12,
});

describe('aliases of names', () => {
	test('a name in Latin letters costs the index nothing, whatever its accents', () => {
		for (const name of ['The Matrix', 'Amélie', 'Søstre på Færøerne', 'WALL·E', 'Nguyễn', '2001'])
			expect(aliasesOf(name)).toEqual([]);
	});

	test('no alias is empty and none breaks, whatever is mixed', () => {
		fc.assert(
			fc.property(
				written,
				fc.constantFrom(undefined, 'ja', 'zh', 'ru', 'he', 'xx'),
				(name, locale) => {
					for (const { text, cost } of [
						...aliasesOf(name, locale),
						...queryAliasesOf(name, locale),
					]) {
						expect(text.trim()).not.toBe('');
						expect(cost).toBeGreaterThan(0);
					}
				},
			),
		);
	});

	test('no name has more than six aliases and no query more than two', () => {
		fc.assert(
			fc.property(written, fc.constantFrom(undefined, 'ja', 'zh', 'ko', 'he'), (name, locale) => {
				expect(aliasesOf(name, locale).length).toBeLessThanOrEqual(6);
				expect(queryAliasesOf(name, locale).length).toBeLessThanOrEqual(2);
			}),
		);
	});

	test('what is said to be Latin has no letters of another script', () => {
		fc.assert(
			fc.property(written, (name) => {
				for (const { text, how } of aliasesOf(name))
					if (['latin', 'latin-variant', 'romaji', 'skeleton', 'pinyin'].includes(how))
						expect(text).not.toMatch(/(?!\p{Script=Latin}|\p{Script=Common})\p{L}/u);
			}),
		);
	});

	test('千与千寻 is never read as Japanese where the locale is Chinese, nor the other way round', () => {
		expect(kinds('千与千寻', 'zh-Hans')).not.toContain('romaji');
		expect(kinds('東京物語', 'ja')).not.toContain('pinyin');
	});

	test('characters alone, without a locale, are read both ways; one kana settles it', () => {
		expect(texts('東京物語')).toEqual(['dong jing wu yu', 'tokyo monogatari']);
		expect(kinds('千と千尋の神隠し', 'zh')).toContain('romaji');
	});

	test('a name in two scripts keeps its Latin part beside the other', () => {
		expect(texts('Наруто: Shippuuden', 'ru')[0]).toBe('naruto: shippuuden');
		expect(texts('ワンピース FILM RED', 'ja')).toContain('onepiece FILM RED');
	});

	test('whether readings are there can be asked', () => {
		expect(readingsReady()).toBe(true);
	});
});

describe('aliases of queries', () => {
	test('toukyou, tookyoo and Tōkyō all reach the one romaji of 東京物語', () => {
		const [romaji] = texts('東京物語', 'ja');
		for (const query of ['toukyou monogatari', 'tookyoo monogatari', 'Tōkyō monogatari'])
			expect(queryTexts(query)).toContain(romaji);
	});

	test('an English query costs no second search', () => {
		for (const query of ['the matrix', 'one piece', 'star wars', 'breaking bad'])
			expect(queryAliasesOf(query, 'en')).toEqual([]);
	});

	test('what is typed before the kanji are chosen, with a consonant still open, is romaji', () => {
		const [query] = queryTexts('せんt', 'ja');
		expect(texts('千と千尋の神隠し', 'ja')[0]?.replaceAll(' ', '')).toMatch(
			new RegExp(`^${query}`),
		);
	});

	test('names in Latin letters are found by those who type in their own', () => {
		expect(queryTexts('матрикс', 'ru')).toContain('matrix');
		expect(queryTexts('бэтмен', 'ru')).toContain('batmen');
		expect(queryTexts('ハリーポッター', 'ja')).toContain('harry potter');
		expect(queryTexts('스파이더맨', 'ko')).toContain('spiderman');
		expect(queryTexts('μπάτμαν', 'el')).toContain('batman');
		expect(queryTexts('ספיידרמן', 'he')).toContain('spiderman');
		expect(queryTexts('باتمان', 'ar')).toContain('batman');
		expect(queryTexts('แบทแมน', 'th')).toContain('batman');
		expect(queryTexts('टाइटैनिक', 'hi')).toContain('titanik');
	});

	test('consonants alone are compared only where the locale writes no vowels', () => {
		const skeleton = aliasesOf('ואלס עם באשיר', 'he').find(({ how }) => how === 'skeleton')?.text;
		expect(queryTexts('Vals im Bashir', 'he')).toContain(skeleton);
		expect(queryAliasesOf('Vals im Bashir', 'en')).toEqual([]);
	});

	test('v stands for ü where pinyin is typed, and nowhere in English', () => {
		expect(queryTexts('nver guo')).toContain('nuer guo');
		expect(queryAliasesOf('invisible silver')).toEqual([]);
	});
});
