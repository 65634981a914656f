import { readFile } from 'node:fs/promises';
import { failure } from './errors.ts';
import { type Frame, type ScoredPiece, unigram } from './unigram.ts';
import { wordPiece } from './word-piece.ts';

/** Turns text into the numbers that a sentence model reads. */
export interface Tokeniser {
	/** What stands before every text, such as `[CLS]`. */
	readonly before: readonly number[];
	/** What stands after it, such as `[SEP]`. */
	readonly after: readonly number[];
	/** What fills short texts up; it is masked. */
	readonly padding: number;
	/** The text's own tokens; none for one that says nothing. */
	readonly ids: (text: string) => readonly number[];
}

/**
 * The tokeniser of a `vocab.txt` (WordPiece, a piece on each line) or a `tokenizer.json` (WordPiece or Unigram).
 *
 * @throws {Failure} `sentence-vocabulary-refused` if it cannot be read or is none of these.
 */
export async function readTokeniser(path: string): Promise<Tokeniser> {
	try {
		const text = await readFile(path, 'utf8');
		if (path.endsWith('.json')) return tokeniserOf(JSON.parse(text) as TokenizerFile);
		return wordPiece(
			text.split(/\r?\n/).filter((piece, line, all) => piece !== '' || line + 1 < all.length),
		);
	} catch (cause) {
		const what = cause instanceof Error ? cause.message : String(cause);
		throw failure('sentence-vocabulary-refused', { what, where: path, cause });
	}
}

/** What is read of a tokenizer.json. */
interface TokenizerFile {
	readonly normalizer?: { readonly lowercase?: boolean } | null;
	readonly added_tokens?: readonly { readonly id: number; readonly content: string }[];
	readonly model?: {
		readonly type?: string;
		readonly vocab?: Readonly<Record<string, number>> | readonly ScoredPiece[];
		readonly unk_id?: number | null;
	};
}

function tokeniserOf({ model = {}, normalizer, added_tokens = [] }: TokenizerFile): Tokeniser {
	const { vocab, type = Array.isArray(vocab) ? 'Unigram' : 'WordPiece' } = model;
	if (type === 'Unigram' && Array.isArray(vocab))
		return unigram(vocab as readonly ScoredPiece[], model.unk_id ?? 0, frameOf(added_tokens));
	if (type !== 'WordPiece' || vocab === undefined || Array.isArray(vocab))
		throw new RangeError(`a ${type} tokeniser is neither WordPiece nor Unigram`);
	const pieces: string[] = [];
	for (const [piece, id] of Object.entries(vocab)) pieces[id] = piece;
	return wordPiece(
		Array.from(pieces, (piece) => piece ?? ''),
		{ lowercase: normalizer?.lowercase ?? true },
	);
}

/** `<s>` and `</s>` around, `<pad>` behind, as XLM-RoBERTa has them. */
function frameOf(added: NonNullable<TokenizerFile['added_tokens']>): Frame {
	const all = (content: string) =>
		added.filter((token) => token.content === content).map(({ id }) => id);
	return { before: all('<s>'), after: all('</s>'), padding: all('<pad>')[0] ?? 0 };
}
