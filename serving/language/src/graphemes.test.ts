import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from './fold.ts';
import { graphemes } from './graphemes.ts';

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
const segmented = (text: string): string[] =>
	Array.from(segmenter.segment(text), ({ segment }) => segment);

test('the short cut finds the signs that Unicode finds, in any text', () => {
	fc.assert(
		fc.property(
			fc.oneof(
				fc.string({ unit: 'binary' }),
				fc
					.array(
						fc.integer({ min: 0, max: 0xd7ff }).map((code) => String.fromCharCode(code)),
						{
							maxLength: 3,
						},
					)
					.map((signs) => signs.join('')),
			),
			(text) => {
				expect(graphemes(text)).toEqual(segmented(text));
			},
		),
		{ numRuns: 5000 },
	);
});

test('a Korean letter that stands alone is a sign of its own', () => {
	expect(graphemes(fold('ㅅㄹㅇ'))).toEqual(['ㅅ', 'ㄹ', 'ㅇ']);
});

test.each([
	['दिल', ['दि', 'ल']],
	['ที่', ['ที่']],
	['👨‍👩‍👧', ['👨‍👩‍👧']],
	['사랑', ['사', '랑']],
])('%s is read as %j', (text, signs) => {
	expect(graphemes(text)).toEqual(signs);
});
