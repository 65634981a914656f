import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '@marquee/units';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onnxSentences } from './onnx-sentences.ts';
import { sentencesOf } from './sentence-embedding.ts';
import { smallCatalogue } from './small-catalogue.fixture.ts';
import { describeSentenceEmbedding } from './testing/index.ts';
import { tinySentenceModel } from './tiny-sentence-model.fixture.ts';
import { trainSemantics } from './train-semantics.ts';

const pieces = [
	'[PAD]',
	'[UNK]',
	'[CLS]',
	'[SEP]',
	'girl',
	'find',
	'##s',
	'courage',
	'space',
	'war',
];
const width = 6;
const random = seededRandom(1, 'table');
const table = Float32Array.from({ length: pieces.length * width }, random.normal);
const meanOf = (ids: readonly number[]) => {
	const sum = Array.from({ length: width }, (_, d) =>
		ids.reduce((total, id) => total + table[id * width + d]!, 0),
	);
	return sum.map((value) => value / Math.hypot(...sum));
};

let folder = '';
const at = (name: string) => join(folder, name);
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'sentences-'));
	await writeFile(at('vocab.txt'), `${pieces.join('\n')}\n`);
	await writeFile(at('tiny.onnx'), tinySentenceModel(table, width));
	await writeFile(
		at('two.onnx'),
		tinySentenceModel(table, width, { inputs: ['input_ids', 'attention_mask'] }),
	);
	await writeFile(at('pooled.onnx'), tinySentenceModel(table, width, { pooled: true }));
	await writeFile(at('odd.onnx'), tinySentenceModel(table, width, { inputs: ['ids', 'mask'] }));
});
afterAll(() => rm(folder, { recursive: true }));

const opened = (model: string, more: object = {}) =>
	onnxSentences({ model: at(model), vocabulary: at('vocab.txt'), ...more });

const known = ['girl finds courage', 'space', 'war in space', 'girl'];
describeSentenceEmbedding('the catalogue', async () => ({
	embedding: sentencesOf(
		trainSemantics({ titles: smallCatalogue, random: seededRandom(1), settings: { saidWidth: 8 } }),
	),
	known: ['vampire in a castle', 'space', 'diamond heist robbery'],
}));
describeSentenceEmbedding('an ONNX model', async () => ({
	embedding: await opened('tiny.onnx', { batch: 2 }),
	known,
}));
describeSentenceEmbedding('an ONNX model without token types', async () => ({
	embedding: await opened('two.onnx'),
	known,
}));

test('a sentence is the mean of its tokens, padding left out', async () => {
	const sentences = await opened('tiny.onnx');
	expect(sentences.name).toBe('tiny');
	const [long, short, unknown] = await sentences.embed(['Girl FINDS courage!', 'war', 'xyz']);
	const expected = [
		[2, 4, 5, 6, 7, 1, 3],
		[2, 9, 3],
		[2, 1, 3],
	].map(meanOf);
	for (const [i, vector] of [long, short, unknown].entries())
		for (const [d, value] of expected[i]!.entries()) expect(vector![d]).toBeCloseTo(value, 5);
	await sentences.release();
});

test('what is too long is cut before the end sign, and a prefix is said first', async () => {
	const cut = await opened('tiny.onnx', { mostTokens: 4 });
	const [found] = await cut.embed(['space war girl courage']);
	for (const [d, value] of meanOf([2, 8, 9, 3]).entries()) expect(found![d]).toBeCloseTo(value, 5);
	const prefixed = await opened('tiny.onnx', { prefix: 'space ', name: 'with prefix' });
	const [after] = await prefixed.embed(['war girl']);
	for (const [d, value] of meanOf([2, 8, 9, 4, 3]).entries())
		expect(after![d]).toBeCloseTo(value, 5);
	expect(prefixed.name).toBe('with prefix');
});

test('a model that answers sentences itself is believed', async () => {
	const [found] = await (await opened('pooled.onnx')).embed(['space war']);
	for (const [d, value] of meanOf([2, 8, 9, 3]).entries()) expect(found![d]).toBeCloseTo(value, 5);
});

test('a model with other inputs, no model, and no vocabulary are refused by name', async () => {
	const refused = (code: string) => expect.objectContaining({ code, responsible: 'caller' });
	await expect(opened('odd.onnx')).rejects.toThrow(refused('sentence-model-refused'));
	await expect(opened('none.onnx')).rejects.toThrow(refused('sentence-model-refused'));
	await expect(
		onnxSentences({ model: at('tiny.onnx'), vocabulary: at('none.txt') }),
	).rejects.toThrow(refused('sentence-vocabulary-refused'));
	await writeFile(at('empty.txt'), 'girl\n');
	await expect(
		onnxSentences({ model: at('tiny.onnx'), vocabulary: at('empty.txt') }),
	).rejects.toThrow(refused('sentence-vocabulary-refused'));
});
