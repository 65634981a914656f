import { beforeAll, expect, test } from 'vitest';
import { japaneseAliases, japaneseBorrowed, japaneseKana, japaneseRomaji } from './japanese.ts';
import { readyReadings } from './japanese-readings.ts';

beforeAll(readyReadings);

test('kanji are read by their words, and particles as they are spoken', () => {
	expect(japaneseRomaji('千と千尋の神隠し')).toBe('sen to chihiro no kamigakushi');
	expect(japaneseRomaji('君の名は')).toBe('kimi no na wa');
	expect(japaneseRomaji('学校へ行こう')).toBe('gakko e iko');
});

test('kana are what is typed: は stays は', () => {
	expect(japaneseKana('君の名は')).toBe('きみのなは');
	expect(japaneseKana('千と千尋の神隠し')).toBe('せんとちひろのかみがくし');
});

test('a compound that no dictionary has is read as compounds are', () => {
	expect(japaneseRomaji('星界の紋章')?.replaceAll(' ', '')).toBe('seikainomonsho');
	expect(japaneseRomaji('鬼滅の刃')?.replaceAll(' ', '')).toMatch(/^kimetsuno/);
});

test('a reading in brackets stands for the kanji before it', () => {
	expect(japaneseAliases('頭文字[イニシャル]D').map(({ text }) => text)).toContain('initial D');
});

test('words from English are found as English spells them, the others as they sound', () => {
	expect(japaneseBorrowed('アルプスの少女ハイジ')).toMatch(/^alps no shojo /);
	expect(japaneseBorrowed('風の谷のナウシカ')).toMatch(/^kaze no tani no /);
	expect(japaneseBorrowed('東京物語')).toBeUndefined();
});

test('a name in kana alone needs no dictionary and gets no kana of its own', () => {
	expect(japaneseAliases('となりのトトロ').map(({ how }) => how)).not.toContain('kana');
});

test('half-width and full-width letters are one', () => {
	expect(japaneseRomaji('ﾄﾄﾛ')).toBe(japaneseRomaji('トトロ'));
});
