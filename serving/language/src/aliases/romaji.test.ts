import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalRomaji, romajiOf } from './romaji.ts';

test('long vowels are written once, however the kana write them', () => {
	expect(romajiOf('とうきょう')).toBe('tokyo');
	expect(romajiOf('おおさか')).toBe('osaka');
	expect(romajiOf('スーパー')).toBe('supa');
});

test('a small tsu doubles what follows, and is silent before a vowel', () => {
	expect(romajiOf('がっこう')).toBe('gakko');
	expect(romajiOf('まっちゃ')).toBe('maccha');
	expect(romajiOf('あっ')).toBe('a');
});

test('kana of both kinds are read alike', () => {
	expect(romajiOf('しゃちょう')).toBe(romajiOf('シャチョウ'));
	expect(romajiOf('フィルム')).toBe('firumu');
});

test('kunrei, wapuro and Hepburn meet', () => {
	for (const way of ['shinjuku', 'sinzyuku', 'shinjyuku', 'Shinjuku'])
		expect(canonicalRomaji(way)).toBe('shinjuku');
	for (const way of ['tsuchi', 'tuti', 'Tsuchi']) expect(canonicalRomaji(way)).toBe('tsuchi');
	for (const way of ['shimbun', 'sinbun', 'shinbun']) expect(canonicalRomaji(way)).toBe('shinbun');
	for (const way of ['matcha', 'maccha', 'mattya']) expect(canonicalRomaji(way)).toBe('maccha');
});

test('what no Japanese word can be is none', () => {
	for (const word of ['matrix', 'love', 'harry potter', 'the ring', ''])
		expect(canonicalRomaji(word)).toBeUndefined();
});

test('a word may be unfinished', () => {
	expect(canonicalRomaji('toukyou monogatar')).toBe('tokyo monogatar');
	expect(canonicalRomaji('sinsek')).toBe('shinsek');
});

test('the romaji of any kana is its own canonical spelling', () => {
	const kana = fc.string({
		unit: fc.constantFrom(
			...'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもらりるれろわがぎぐげごじばびぶべぼ',
		),
		minLength: 1,
		maxLength: 8,
	});
	fc.assert(
		fc.property(kana, (text) => {
			expect(canonicalRomaji(romajiOf(text))).toBe(romajiOf(text));
		}),
	);
});
