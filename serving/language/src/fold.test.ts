import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactFold, fold, wordsOf } from './fold.ts';

const anyText = fc.oneof(
	fc.string({ unit: 'grapheme' }),
	fc.string({ unit: 'binary' }),
	fc
		.array(fc.constantFrom(..."aéİıßﬁ.*'’1,½·×™ㅅㅏ사사ｱﾞガーเ้ํำक़\u200dשםأى٣…!"))
		.map((signs) => signs.join('')),
);

describe('whatever the text', () => {
	test('folding what is folded changes nothing', () => {
		fc.assert(
			fc.property(anyText, (text) => fold(fold(text)) === fold(text)),
			{ numRuns: 2000 },
		);
	});

	test('words are parted by one space, and none is blank', () => {
		fc.assert(
			fc.property(anyText, (text) => wordsOf(fold(text)).every((word) => word.trim() !== '')),
		);
	});

	test('nothing is left that case could tell apart', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				expect(fold(text)).toBe(fold(text).toLowerCase());
			}),
		);
	});

	test('what is exactly the same is the same', () => {
		fc.assert(fc.property(anyText, (text) => fold(exactFold(text)) === fold(text)));
	});

	test('plain ASCII takes a short cut to the same end', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
				expect(fold(text)).toBe(fold(`\u200b${text}`));
			}),
		);
	});

	test('text that can be seen never folds to nothing', () => {
		const seen = /[^\p{C}\p{Z}\p{M}\p{Lm}\p{Emoji_Modifier}\p{Default_Ignorable_Code_Point}]/u;
		fc.assert(fc.property(anyText, (text) => !seen.test(text) || fold(text) !== ''));
	});
});

/** Spellings of one thing, which readers of the script type one for another. */
const same: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
	'names and their punctuation': [
		['Don’t Look Up', "don't look up"],
		['Don’t Look Up', 'dont look up'],
		['S.W.A.T.', 'swat'],
		['M*A*S*H', 'MASH'],
		['J.R.R. Tolkien', 'JRR Tolkien'],
		['WALL·E', 'Wall-E'],
		['[Rec]', 'rec'],
		['8½', '8 1/2'],
		['10,000 BC', '10000 bc'],
		['20.000 Meilen unter dem Meer', '20000 Meilen unter dem Meer'],
		['HUNTER×HUNTER', 'Hunter x Hunter'],
		['Ｓｔｅｉｎｓ；Ｇａｔｅ', 'Steins;Gate'],
		['Scott Pilgrim™', 'scott pilgrim'],
		['Lucky☆Star', 'lucky star'],
	],
	Latin: [
		['Amélie', 'AMELIE'],
		['Straße', 'strasse'],
		['Łódź', 'lodz'],
		['Smørrebrød', 'smorrebrod'],
		['Þór', 'thor'],
		['İstanbul Hatırası', 'istanbul hatirasi'],
		['Đêm Tối Rực Rỡ', 'dem toi ruc ro'],
		['Pel·lícula', 'pellicula'],
		['œuvre', 'OEUVRE'],
		['Ərəb', 'ereb'],
	],
	Greek: [
		['Ὁ Ζορμπάς', 'ο ζορμπας'],
		['ΤΕΛΟΣ', 'τέλος'],
		['Μαΐου', 'μαιου'],
	],
	Cyrillic: [
		['Ёлки', 'елки'],
		['Мойка', 'моика'],
		['п’ять', 'пять'],
		['Ґандзя', 'гандзя'],
	],
	Arabic: [
		['الْفِيل', 'الفيل'],
		['أفلام', 'افلام'],
		['مدرسة', 'مدرسه'],
		['فــيلم', 'فيلم'],
		['على', 'علي'],
		['کتاب', 'كتاب'],
		['می‌خواهم', 'میخواهم'],
		['۱۳۹۹', '1399'],
	],
	Hebrew: [
		['שָׁלוֹם', 'שלום'],
		['צה"ל', 'צה״ל'],
		['סֶרֶט־אֵימָה', 'סרט אימה'],
		['ג׳ירף', "ג'ירף"],
	],
	Indic: [
		['फ़िल्म', 'फिल्म'],
		['चाँद', 'चांद'],
		['१२', '12'],
		['അവൻ', 'അവന്‍'],
		['ছবি ২', 'ছবি 2'],
	],
	'South-East Asian': [
		['นํ้า', 'น้ำ'],
		['เเม่', 'แม่'],
		['๒๕๖๐', '2560'],
		['សួស្តី', 'សួ\u200bស្តី'],
	],
	Japanese: [
		['ガンダム', 'がんだむ'],
		['ｶﾞﾝﾀﾞﾑ', 'ガンダム'],
		['霞ヶ関', '霞ケ関'],
		['東京・リベンジャーズ', '東京 リベンジャーズ'],
	],
	Korean: [
		['사랑'.normalize('NFD'), '사랑'],
		['\u1109\u1105\u110b', 'ㅅㄹㅇ'],
		['ﾡ', 'ㄱ'],
	],
};

describe.each(Object.entries(same))('%s', (_, pairs) => {
	test.each(pairs)('%s is %s', (written, typed) => {
		expect(fold(written)).toBe(fold(typed));
	});
});

/** What readers tell apart, and a folding made for Europe would not. */
const apart: readonly (readonly [string, string])[] = [
	['ビール', 'ビル'],
	['がき', 'かき'],
	['दिल', 'दल'],
	['தமிழ்', 'தமழ'],
	['ไม่', 'ไม'],
	['사랑', '사람'],
	['ㅅㅏ', '사'],
	['ក្រ', 'កុ'],
	['...', '!!!'],
	['🎬', '🎥'],
];

test.each(apart)('%s is not %s', (one, other) => {
	expect(fold(one)).not.toBe(fold(other));
});

describe('a name without letters', () => {
	test.each(['...', '%', '!!!', '$', '+', '?', '♥', '🎬', '*'])('%s is found by itself', (sign) => {
		expect(fold(sign)).toBe(sign);
	});

	test('an ellipsis is three dots', () => {
		expect(fold('…')).toBe(fold('...'));
	});

	test.each(['', ' ', '\u0000', '\ud800', '\u200b'])('%j is blank', (text) => {
		expect(fold(text)).toBe('');
	});
});

describe('the exact fold', () => {
	test.each([
		['THE MATRIX', 'the matrix'],
		['Spider-Man', 'spider man'],
		['Ｍａｔｒｉｘ', 'matrix'],
		['İZMİR', 'izmir'],
	])('does not tell %s from %s', (one, other) => {
		expect(exactFold(one)).toBe(exactFold(other));
	});

	test.each([
		['Metrópolis', 'Metropolis'],
		['ラク', 'らく'],
		['Ёлки', 'елки'],
		['ß', 'ss'],
	])('tells %s from %s, which fold to the same', (one, other) => {
		expect(exactFold(one)).not.toBe(exactFold(other));
		expect(fold(one)).toBe(fold(other));
	});
});
