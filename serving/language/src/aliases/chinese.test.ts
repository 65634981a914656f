import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chineseAliases, chinesePinyin, chineseWords, simplified } from './chinese.ts';

const found = (name: string) => chineseAliases(name).map(({ how, text }) => `${how}: ${text}`);

test('a character with two readings is read as its word wants it', () => {
	expect(chinesePinyin('重庆森林')).toBe('chong qing sen lin');
	expect(chinesePinyin('银行')).toBe('yin hang');
	expect(chinesePinyin('行走的力量')).toBe('xing zou de li liang');
});

test('ü is u in the index, as the query brings it', () => {
	expect(chinesePinyin('女儿国')).toBe('nu er guo');
	expect(chinesePinyin('绿皮书')).toBe('lu pi shu');
});

test('traditional characters are read and found as simplified ones', () => {
	expect(chinesePinyin('臥虎藏龍')).toBe(chinesePinyin('卧虎藏龙'));
	expect(found('臥虎藏龍')).toContain('simplified: 卧虎藏龙');
	expect(found('卧虎藏龙').join()).not.toContain('simplified');
});

test('making characters simple twice changes nothing more', () => {
	const character = fc
		.integer({ min: 0x4e00, max: 0x9fff })
		.map((code) => String.fromCodePoint(code));
	fc.assert(
		fc.property(fc.string({ unit: character, maxLength: 20 }), (text) => {
			expect(simplified(simplified(text))).toBe(simplified(text));
			expect([...simplified(text)]).toHaveLength([...text].length);
		}),
	);
});

test('a Chinese name is found by its initials and by its last word', () => {
	expect(found('我不是药神')).toContain('pinyin-initials: wbsys');
	expect(chineseWords('流浪地球')).toMatch(/ 地球$/);
});

test('words of a traditional name keep their characters', () => {
	expect(chineseWords('倚天屠龍記').replaceAll(' ', '')).toBe('倚天屠龍記');
});

test('a surname is read as surnames are, beside the common reading', () => {
	expect(found('曾志伟')).toEqual(
		expect.arrayContaining(['pinyin: ceng zhi wei', 'pinyin: zeng zhi wei']),
	);
});

test('letters and digits between characters stay', () => {
	expect(chinesePinyin('A计划2')).toBe('A ji hua 2');
});
