import { graphemes } from '@marquee/language';
import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lettersOf, type MistakeKind, mistakeKinds, mistakes } from './mistakes.ts';

const maker = (seed = 1) => mistakes([...'abcdefghijklmnopqrstuvwxyz'], seededRandom(seed, 'test'));
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });

/** What of either stands between what both begin with and what both end with. */
function difference(a: readonly string[], b: readonly string[]): readonly [string, string] {
	let [from, behind] = [0, 0];
	while (from < Math.min(a.length, b.length) && a[from] === b[from]) from++;
	const rest = Math.min(a.length, b.length) - from;
	while (behind < rest && a.at(-1 - behind) === b.at(-1 - behind)) behind++;
	return [a.slice(from, a.length - behind).join(''), b.slice(from, b.length - behind).join('')];
}

const oneEdit = {
	substitution: /^(.) (.)$/u,
	'first-letter': /^(.) (.)$/u,
	insertion: /^ (.)$/u,
	deletion: /^(.) $/u,
	transposition: /^(.)(.) \2\1$/u,
} as const;

test.each(Object.entries(oneEdit))(
	'%s changes that and nothing else, in any script',
	(kind, how) => {
		fc.assert(
			fc.property(fc.stringMatching(/^[a-zа-яあ-ん가-힣]{4,20}$/u), fc.integer(), (text, seed) => {
				const made = maker(seed)(text, kind as MistakeKind);
				if (made === undefined) return;
				expect(difference(graphemes(text), graphemes(made)).join(' ')).toMatch(how);
				expect(made[0] === text[0]).toBe(kind !== 'first-letter');
			}),
		);
	},
);

test('no mistake throws, is blank, or is longer than the name by more than two signs', () => {
	fc.assert(
		fc.property(name, fc.constantFrom(...mistakeKinds), fc.integer(), (text, kind, seed) => {
			const made = maker(seed)(text, kind);
			if (made === undefined) return;
			expect(made.trim()).not.toBe('');
			expect(made.length).toBeLessThanOrEqual(text.length + 2);
		}),
	);
});

test('the same seed makes the same mistakes, another one others', () => {
	const all = (seed: number) => mistakeKinds.map((kind) => maker(seed)('The Godfather', kind));
	const made = mistakes([...'abc'], seededRandom(1, 'x'));
	const again = mistakes([...'abc'], seededRandom(1, 'x'));
	const names = ['Casablanca', 'Das Boot', 'Amélie'];
	expect(names.map((one) => made(one, 'two-edits'))).toEqual(
		names.map((one) => again(one, 'two-edits')),
	);
	expect(all(1)).not.toEqual(all(2));
});

const whole: readonly (readonly [MistakeKind, string, string | undefined])[] = [
	['exact', 'M*A*S*H', 'M*A*S*H'],
	['prefix', '千と千尋の神隠し', '千と千尋の'],
	['joined', 'Das  Boot', 'DasBoot'],
	['joined', 'Casablanca', undefined],
	['split', 'It is', undefined],
	['two-edits', 'Heat', undefined],
	['substitution', 'Up', undefined],
];
test.each(whole)('%s of %s is %s', (kind, text, made) => expect(maker()(text, kind)).toBe(made));

test('a first letter that is wrong is another one, and a mark of punctuation is no letter', () => {
	const made = maker()('¡Átame!', 'first-letter')!;
	expect(made.startsWith('¡')).toBe(true);
	expect(made.slice(2)).toBe('tame!');
	expect(made).not.toBe('¡Átame!');
});

test('letters are those of the names, in lower case, vowel signs with what they stand on', () => {
	expect(lettersOf(['Ša!', 'हिन्दी'])).toEqual(expect.arrayContaining(['a', 'š', 'हि']));
	expect(lettersOf(['WALL·E'])).toEqual(['a', 'e', 'l', 'w']);
});

test('one letter alone makes no mistake', () => {
	expect(() => mistakes(['a'], seededRandom(1))).toThrow(RangeError);
});
