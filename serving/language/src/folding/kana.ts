const firstKatakana = 0x30a1;
const lastKatakana = 0x30f6;
const toHiragana = 0x60;

/**
 * Katakana as hiragana, so that either finds the other. The stroke that lengthens a vowel stays: without it ビール, beer, would be ビル,
 * a building.
 */
export function hiraganaOf(codePoint: number): string | undefined {
	if (codePoint === 0x30fd || codePoint === 0x30fe)
		return String.fromCharCode(codePoint - toHiragana);
	if (codePoint < firstKatakana || codePoint > lastKatakana) return undefined;
	// The small ka and ke stand for the counting word and for が: 霞ヶ関 is typed 霞ケ関.
	if (codePoint === 0x30f5) return 'か';
	if (codePoint === 0x30f6) return 'け';
	return String.fromCharCode(codePoint - toHiragana);
}
