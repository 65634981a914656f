import { basename } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { failure } from './errors.ts';
import { unit } from './near.ts';
import type { SentenceEmbedding } from './sentence-embedding.ts';
import { readTokeniser, type Tokeniser } from './tokeniser.ts';

/** Which model, and how it is run. */
export interface OnnxSentencesParts {
	/** The `.onnx` file of a sentence transformer. */
	readonly model: string;
	/** Its `vocab.txt` or `tokenizer.json`. */
	readonly vocabulary: string;
	/** Default: the file's name. */
	readonly name?: string;
	/** What is longer is cut off. Default: 128, as sentence transformers are trained. */
	readonly mostTokens?: number;
	/** Texts that go through at once. Default: 16. */
	readonly batch?: number;
	/** Default: 1. */
	readonly threads?: number;
	/** Written before every text, where the model was trained so (`query: `). Default: nothing. */
	readonly prefix?: string;
}

/** A sentence embedding that holds a graph. */
export interface OnnxSentences extends SentenceEmbedding {
	/** Gives the memory back; it cannot be asked afterwards. */
	readonly release: () => Promise<void>;
}

/**
 * A sentence transformer as it is usually exported: token ids in, a vector for each token out, their mean over those that are
 * not padding, length 1. An output of two dimensions is taken for vectors of sentences and only brought to length 1.
 *
 * @throws {Failure} `sentence-model-refused` if onnxruntime cannot load it or its inputs are others; `sentence-vocabulary-refused`.
 * @paper Reimers, Gurevych: Sentence-BERT. EMNLP 2019.
 */
export async function onnxSentences(parts: OnnxSentencesParts): Promise<OnnxSentences> {
	const { model, batch = 16, mostTokens = 128, prefix = '' } = parts;
	const tokeniser = await readTokeniser(parts.vocabulary);
	const session = await opened(model, parts.threads ?? 1);
	const ask = (tokens: readonly (readonly number[])[]) =>
		sentenceVectors(session, tokeniser, tokens, model);
	const framed = (text: string): readonly number[] => {
		const room = mostTokens - tokeniser.before.length - tokeniser.after.length;
		const own = tokeniser.ids(prefix + text).slice(0, room);
		return [...tokeniser.before, ...own, ...tokeniser.after];
	};
	const [[probe]] = [await ask([[...tokeniser.before, ...tokeniser.after]])];
	return {
		name: parts.name ?? basename(model, '.onnx'),
		dimension: probe!.length,
		embed: async (texts) => {
			const answers: (Float32Array | undefined)[] = texts.map(() => undefined);
			const saying = texts.flatMap((text, at) =>
				/\S/u.test(text) ? [{ at, ids: framed(text) }] : [],
			);
			saying.sort((a, b) => a.ids.length - b.ids.length); // so that little is padding
			for (let from = 0; from < saying.length; from += batch) {
				const some = saying.slice(from, from + batch);
				const vectors = await ask(some.map(({ ids }) => ids));
				for (const [i, { at }] of some.entries()) answers[at] = unit(vectors[i]!);
			}
			return answers;
		},
		release: () => session.release(),
	};
}

const required = ['input_ids', 'attention_mask'];
const optional = 'token_type_ids';

async function opened(path: string, threads: number): Promise<InferenceSession> {
	const session = await InferenceSession.create(path, {
		intraOpNumThreads: threads,
		interOpNumThreads: 1,
		logSeverityLevel: 3,
	}).catch((cause: unknown) => {
		const what = cause instanceof Error ? cause.message.split('\n', 1)[0]! : String(cause);
		throw failure('sentence-model-refused', { what, where: path, cause });
	});
	const foreign = session.inputNames.filter((name) => ![...required, optional].includes(name));
	const missing = required.filter((name) => !session.inputNames.includes(name));
	if (foreign.length + missing.length === 0) return session;
	await session.release();
	const what = `its inputs are ${session.inputNames.join(', ')}`;
	throw failure('sentence-model-refused', { what, where: path });
}

/** The mean of each text's token vectors. `// (B, D)` */
async function sentenceVectors(
	session: InferenceSession,
	tokeniser: Tokeniser,
	tokens: readonly (readonly number[])[],
	where: string,
): Promise<readonly Float32Array[]> {
	const B = tokens.length;
	const T = tokens.reduce((most, ids) => Math.max(most, ids.length), 1);
	const ids = new BigInt64Array(B * T).fill(BigInt(tokeniser.padding));
	const mask = new BigInt64Array(B * T);
	for (const [b, own] of tokens.entries())
		for (const [t, id] of own.entries()) {
			ids[b * T + t] = BigInt(id);
			mask[b * T + t] = 1n;
		}
	const given: Record<string, BigInt64Array> = {
		input_ids: ids,
		attention_mask: mask,
		token_type_ids: new BigInt64Array(B * T),
	};
	const feeds = Object.fromEntries(
		session.inputNames.map((name) => [name, new Tensor('int64', given[name]!, [B, T])]),
	);
	const output = session.outputNames[0]!;
	const results = await session.run(feeds, [output]).catch((cause: unknown) => {
		const what = cause instanceof Error ? cause.message.split('\n', 1)[0]! : String(cause);
		throw failure('sentence-model-refused', { what, where, cause });
	});
	const { dims, data } = results[output]!;
	if (!(data instanceof Float32Array) || dims[0] !== B || (dims.length === 3 && dims[1] !== T))
		throw failure('sentence-model-refused', { what: `${output} is ${dims.join(' × ')}`, where });
	const D = dims.at(-1)!;
	if (dims.length === 2) return tokens.map((_, b) => data.slice(b * D, (b + 1) * D));
	return tokens.map((own, b) => meanOf(data.subarray(b * T * D, (b * T + own.length) * D), D));
}

/** The mean of rows. `// (D)` */
function meanOf(rows: Float32Array, D: number): Float32Array {
	const mean = new Float32Array(D);
	const count = rows.length / D;
	for (const [at, value] of rows.entries()) mean[at % D]! += value / count;
	return mean;
}
