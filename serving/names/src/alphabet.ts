/** Small integers that stand for no sign of any name. */
export const space = 1;
export const nameStart = 2;
export const wordStart = 3;
export const nameEnd = 4;
const firstSign = 8;
const signsAtMost = 0xff00;
/** What a query has and no name: it is like nothing, not even like itself. */
export const unknownSign = 0xffff;

/** But for lone jamo, which are letters. */
const syllables =
	/^(?![\u3131-\u318e])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]/u;

/**
 * Which small integer stands for which sign (a grapheme), the same in all segments of an index.
 *
 * It only grows. Beyond 65,000 different signs, later ones share the integers of others: what is told apart by such a sign
 * alone is then told apart no more. All the world's names together have fewer.
 */
export class Alphabet {
	/** 1 for signs of Chinese, Japanese and Korean, which say as much as a syllable: grams of two of them are enough. */
	readonly wide: Uint8Array = new Uint8Array(0x10000);
	/** Which letter from a to z a sign is, as its code point; 0 for all others. */
	readonly latin: Uint8Array = new Uint8Array(0x10000);
	readonly #codes = new Map<string, number>([[' ', space]]);
	readonly #signs: string[] = [];

	constructor(signs: readonly string[] = []) {
		for (const sign of signs) this.learned(sign);
	}

	/** All signs in the order in which they were learned. */
	get signs(): readonly string[] {
		return this.#signs;
	}

	/** The integer of a sign, or `unknownSign`. */
	known(sign: string): number {
		return this.#codes.get(sign) ?? unknownSign;
	}

	/** The integer of a sign, a new one if it was never seen. */
	learned(sign: string): number {
		const known = this.#codes.get(sign);
		if (known !== undefined) return known;
		const rank = this.#signs.length;
		const code = firstSign + (rank % (signsAtMost - firstSign));
		this.#signs.push(sign);
		this.#codes.set(sign, code);
		if (syllables.test(sign)) this.wide[code] = 1;
		if (/^[a-z]$/.test(sign)) this.latin[code] = sign.charCodeAt(0);
		return code;
	}
}
