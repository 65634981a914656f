import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { TokenizerBuilder } from '@patdx/kuromoji';
import NodeDictionaryLoader from '@patdx/kuromoji/node';

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
	return tokenizer?.tokenize(text).map((token) => ({
		written: token.surface_form,
		reading: token.reading ?? token.surface_form,
		isParticle: token.pos === '助詞',
		isEnding:
			token.pos === '助動詞' ||
			token.pos_detail_1 === '接尾' ||
			token.pos_detail_1 === '非自立' ||
			token.pos_detail_1 === '接続助詞',
	}));
}
