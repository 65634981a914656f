/** Parts of syllables, in the order of their three blocks, and the letters as they are typed. */
const blocks: readonly (readonly [first: number, letters: string])[] = [
	[0x1100, 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'],
	[0x1161, 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'],
	[0x11a8, 'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'],
];
const letters = new Map(
	blocks.flatMap(([first, typed]) =>
		Array.from(typed, (letter, i) => [String.fromCharCode(first + i), letter]),
	),
);

/**
 * Composed text in which Korean letters that stand outside a syllable are those of a keyboard, which no normalisation joins: ㅅㄹㅇ
 * abbreviates a name and ㅅㅏ is a syllable not yet finished.
 */
export function withLoneLetters(composed: string): string {
	return composed.replace(/[\u1100-\u11c2]/g, (part) => letters.get(part) ?? part);
}
