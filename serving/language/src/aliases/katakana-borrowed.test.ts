import { expect, test } from 'vitest';
import { katakanaBorrowed } from './katakana-borrowed.ts';
import { katakanaWords } from './katakana-words.ts';

test('names of films come out as they are spelt, or nearly', () => {
	expect(katakanaBorrowed('ハリー・ポッター')).toBe('harry potter');
	expect(katakanaBorrowed('スター・ウォーズ')).toBe('star wars');
	expect(katakanaBorrowed('マトリックス')).toBe('matrix');
	expect(katakanaBorrowed('タイタニック')).toBe('titanic');
	expect(katakanaBorrowed('ターミネーター')).toBe('terminater');
});

test('words that are written together come apart, but never within a syllable', () => {
	expect(katakanaBorrowed('ブレードランナー')).toBe('blade runner');
	expect(katakanaBorrowed('ジョーカー')).toBe('joker');
	expect(katakanaBorrowed('ロードス')).not.toMatch(/^road /);
});

test('what is not katakana stays', () => {
	expect(katakanaBorrowed('千と千尋 2')).toBe('千と千尋 2');
});

test('every word of the table is what becomes of it', () => {
	for (const [kana, english] of katakanaWords) expect(katakanaBorrowed(kana)).toBe(english);
});
