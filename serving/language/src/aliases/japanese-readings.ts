import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { TokenizerBuilder } from '@patdx/kuromoji';
import NodeDictionaryLoader from '@patdx/kuromoji/node';
import { compoundReading } from './kanji-readings.ts';

/** A word of Japanese text and how it is read. */
export interface ReadWord {
	readonly written: string;
	/** In katakana, as it is typed; what has no known reading stays as written. */
	readonly reading: string;
	/** Particles は, へ and を are not spoken as they are typed. */
	readonly isParticle: boolean;
	/** Belongs to the word before it: endings, helping verbs, suffixes. */
	readonly isEnding: boolean;
}

type Tokenizer = Awaited<ReturnType<TokenizerBuilder['build']>>;

let loading: Promise<Tokenizer> | undefined;
let tokenizer: Tokenizer | undefined;

/**
 * Loads the dictionary of Japanese readings, once for the whole process however often it is asked: about half a second and some 240 MB.
 * Until it is there, names in kanji have no readings; all else works without.
 */
export async function readyReadings(): Promise<void> {
	loading ??= new TokenizerBuilder({
		loader: new NodeDictionaryLoader({
			dic_path: join(dirname(createRequire(import.meta.url).resolve('@patdx/kuromoji')), '../dict'),
		}),
	}).build();
	tokenizer = await loading;
}

/** Whether names in kanji get their readings. */
export function readingsReady(): boolean {
	return tokenizer !== undefined;
}

/** The words of Japanese text with their readings; `undefined` until `readyReadings` has been awaited. */
export function readJapanese(text: string): readonly ReadWord[] | undefined {
	if (tokenizer === undefined) return undefined;
	const tokens = tokenizer.tokenize(text);
	return tokens.map((token, i) => ({
		written: token.surface_form,
		reading: inCompound(tokens, i) ?? token.reading ?? kanjiByKanji(token.surface_form),
		isParticle: token.pos === '助詞',
		isEnding:
			token.pos === '助動詞' ||
			token.pos_detail_1 === '接尾' ||
			token.pos_detail_1 === '非自立' ||
			token.pos_detail_1 === '接続助詞',
	}));
}

function kanjiByKanji(written: string): string {
	return Array.from(written, (sign) => compoundReading.get(sign) ?? sign).join('');
}

type Token = ReturnType<Tokenizer['tokenize']>[number];

/** One kanji that is neither a number nor counts something: alone it is a word, beside its like a part of one. */
function isLoneKanji(token: Token | undefined): boolean {
	return (
		token !== undefined &&
		/^\p{Script=Han}$/u.test(token.surface_form) &&
		token.pos === '名詞' &&
		token.pos_detail_1 !== '数' &&
		token.pos_detail_2 !== '助数詞'
	);
}

/** The reading of a kanji whose neighbour is a lone kanji too: together they are a compound that the dictionary lacks. */
function inCompound(tokens: readonly Token[], at: number): string | undefined {
	const token = tokens[at];
	return isLoneKanji(token) && (isLoneKanji(tokens[at - 1]) || isLoneKanji(tokens[at + 1]))
		? compoundReading.get(token!.surface_form)
		: undefined;
}
