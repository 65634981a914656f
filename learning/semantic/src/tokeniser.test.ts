import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTokeniser } from './tokeniser.ts';
import { type ScoredPiece, unigram } from './unigram.ts';
import { wordPiece } from './word-piece.ts';

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'tokens-'));
});
afterAll(() => rm(folder, { recursive: true }));

const vocabulary = [
	'[PAD]',
	'[UNK]',
	'[CLS]',
	'[SEP]',
	'un',
	'##aff',
	'##able',
	'affable',
	',',
	'虎',
	'cafe',
	'##s',
];
const pieces = wordPiece(vocabulary);
const spelt = (text: string) => pieces.ids(text).map((id) => vocabulary[id]);

test('words are cut from the left into the longest pieces', () => {
	expect(spelt('unaffable')).toEqual(['un', '##aff', '##able']);
	expect(spelt('affable')).toEqual(['affable']);
});

test('a word that cannot be cut whole is unknown whole', () => {
	expect(spelt('unx affable')).toEqual(['[UNK]', 'affable']);
	expect(spelt('a'.repeat(101))).toEqual(['[UNK]']);
});

test('case and accents go, punctuation and Chinese signs stand alone', () => {
	expect(spelt('Cafés,虎虎')).toEqual(['cafe', '##s', ',', '虎', '虎']);
	expect(wordPiece(vocabulary, { lowercase: false }).ids('Cafe')).toEqual([1]);
});

test('a vocabulary without its signs is refused', () => {
	expect(() => wordPiece(['a'])).toThrow(RangeError);
});

const frame = { before: [], after: [], padding: 0 };

/** Every way to cut a text, tried: what Viterbi must agree with. */
function bestScore(signs: string, scored: readonly ScoredPiece[], penalty: number): number {
	if (signs === '') return 0;
	const first = [...signs][0]!;
	const ways = scored
		.filter(([piece]) => signs.startsWith(piece))
		.map(([piece, score]) => score + bestScore(signs.slice(piece.length), scored, penalty));
	return Math.max(penalty + bestScore(signs.slice(first.length), scored, penalty), ...ways);
}

test('of all ways to cut a text the most probable one is taken', () => {
	const piece = fc.stringMatching(/^[ab▁]{1,3}$/);
	const score = fc.integer({ min: -50, max: -1 }).map((tenths) => tenths / 10);
	const scored = fc.uniqueArray(fc.tuple(piece, score), {
		selector: ([p]) => p,
		minLength: 1,
		maxLength: 8,
	});
	fc.assert(
		fc.property(scored, fc.stringMatching(/^[ab]{1,4}( [ab]{1,4})?$/), (known, said) => {
			const all: readonly ScoredPiece[] = [['<unk>', 0], ...known];
			const penalty = Math.min(...all.map(([, value]) => value)) - 10;
			const text = `▁${said.replaceAll(' ', '▁')}`;
			const ids = unigram(all, 0, frame).ids(said);
			const pattern = ids.map((id) => (id === 0 ? '.+?' : all[id]![0])).join('');
			expect(text).toMatch(new RegExp(`^${pattern}$`));
			const plain = ids.filter((id) => id !== 0);
			const unknownSigns = text.length - plain.reduce((sum, id) => sum + all[id]![0].length, 0);
			const total = plain.reduce((sum, id) => sum + all[id]![1], 0) + penalty * unknownSigns;
			expect(total).toBeCloseTo(bestScore(text, known, penalty), 8);
		}),
	);
});

test('blank text has no tokens, spaces are one, and widths are alike', () => {
	const tokens = unigram(
		[
			['<unk>', 0],
			['▁a', -1],
			['▁b', -1],
		],
		0,
		frame,
	);
	expect(tokens.ids(' \n ')).toEqual([]);
	expect(tokens.ids('  ａ\t b ')).toEqual([1, 2]);
});

test('a tokenizer.json is read as what it says it is', async () => {
	const path = join(folder, 'tokenizer.json');
	const vocab = [
		['<s>', 0],
		['<pad>', 0],
		['</s>', 0],
		['<unk>', 0],
		['▁film', -2],
	];
	const added = ['<s>', '<pad>', '</s>', '<unk>'].map((content, id) => ({ id, content }));
	await writeFile(
		path,
		JSON.stringify({ added_tokens: added, model: { type: 'Unigram', unk_id: 3, vocab } }),
	);
	const multilingual = await readTokeniser(path);
	expect(multilingual).toMatchObject({ before: [0], after: [2], padding: 1 });
	expect(multilingual.ids('film x')).toEqual([4, 3]);

	const byPiece = Object.fromEntries(vocabulary.map((piece, id) => [piece, id]));
	await writeFile(
		path,
		JSON.stringify({
			normalizer: { lowercase: false },
			model: { type: 'WordPiece', vocab: byPiece },
		}),
	);
	const english = await readTokeniser(path);
	expect(english).toMatchObject({ before: [2], after: [3], padding: 0 });
	expect(english.ids('Affable affable')).toEqual([1, 7]);

	await writeFile(path, JSON.stringify({ model: { type: 'BPE', vocab: {} } }));
	await expect(readTokeniser(path)).rejects.toThrow(
		expect.objectContaining({ code: 'sentence-vocabulary-refused' }),
	);
});
