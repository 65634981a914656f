import type { Tokeniser } from './tokeniser.ts';

/** How a BERT vocabulary is read; the usual exports lower case. */
export interface WordPieceSettings {
	readonly lowercase?: boolean;
}

/** Longer words are unknown at once, as in BERT. */
const longestWord = 100;

/**
 * WordPiece as BERT has it: words parted at spaces and punctuation, each cut from the left into the longest pieces that the
 * vocabulary has; pieces within a word begin with `##`. A word that cannot be cut is `[UNK]`.
 *
 * @throws {RangeError} if the vocabulary lacks `[UNK]`, `[CLS]` or `[SEP]`.
 * @paper Devlin, Chang, Lee, Toutanova: BERT. NAACL 2019.
 */
export function wordPiece(
	vocabulary: readonly string[],
	{ lowercase = true }: WordPieceSettings = {},
): Tokeniser {
	const ids = new Map(vocabulary.map((piece, id) => [piece, id]));
	const special = (piece: string): number => {
		const id = ids.get(piece);
		if (id === undefined) throw new RangeError(`the vocabulary has no ${piece}`);
		return id;
	};
	const unknown = special('[UNK]');
	return {
		before: [special('[CLS]')],
		after: [special('[SEP]')],
		padding: ids.get('[PAD]') ?? 0,
		ids: (text) => basicWords(text, lowercase).flatMap((word) => pieces(word, ids) ?? [unknown]),
	};
}

/** Words as BERT's basic tokenizer parts them: punctuation and Chinese characters stand alone. */
function basicWords(text: string, lowercase: boolean): readonly string[] {
	const clean = text.replace(/\ufffd|(?![\t\n\r])\p{C}/gu, '');
	const cased = lowercase
		? clean
				.toLowerCase()
				.normalize('NFD')
				.replace(/\p{Mn}/gu, '')
		: clean;
	return cased.match(/[\p{P}$+<=>^`|~]|\p{Script=Han}|[^\s\p{P}$+<=>^`|~\p{Script=Han}]+/gu) ?? [];
}

function pieces(word: string, ids: ReadonlyMap<string, number>): readonly number[] | undefined {
	const signs = [...word];
	if (signs.length > longestWord) return undefined;
	const found: number[] = [];
	for (let from = 0; from < signs.length; ) {
		let until = signs.length;
		let id: number | undefined;
		for (; until > from; until--) {
			id = ids.get((from > 0 ? '##' : '') + signs.slice(from, until).join(''));
			if (id !== undefined) break;
		}
		if (id === undefined) return undefined;
		found.push(id);
		from = until;
	}
	return found;
}
