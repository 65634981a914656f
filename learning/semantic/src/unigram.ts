import type { Tokeniser } from './tokeniser.ts';

/** A piece and the logarithm of its probability. */
export type ScoredPiece = readonly [piece: string, score: number];

/** What stands around a text, as ids. */
export type Frame = Pick<Tokeniser, 'before' | 'after' | 'padding'>;

/** What SentencePiece writes for a space. */
const space = '▁';
/** A sign that no piece has costs this much more than the least likely piece, as in SentencePiece. */
const unknownPenalty = 10;

/**
 * Unigram tokens as SentencePiece has them: of all ways to cut a text into pieces the most probable one.
 *
 *   argmax Σ score(piece)   by Viterbi over signs
 *
 * Text is brought to one form by NFKC and single spaces, which is what the usual models' own tables do to nearly all text.
 * @paper Kudo: Subword Regularization. ACL 2018.
 */
export function unigram(
	vocabulary: readonly ScoredPiece[],
	unknown: number,
	frame: Frame,
): Tokeniser {
	const ids = new Map(vocabulary.map(([piece], id) => [piece, id]));
	const scores = vocabulary.map(([, score]) => score);
	const longest = vocabulary.reduce((most, [piece]) => Math.max(most, [...piece].length), 1);
	const penalty = scores.reduce((least, score) => Math.min(least, score), 0) - unknownPenalty;
	const known: Known = { ids, scores, longest, unknown, penalty };
	return {
		...frame,
		ids: (text) => {
			const words = text
				.normalize('NFKC')
				.split(/\s+/u)
				.filter((word) => word !== '');
			return words.length === 0 ? [] : mostProbable([...(space + words.join(space))], known);
		},
	};
}

interface Known {
	readonly ids: ReadonlyMap<string, number>;
	readonly scores: readonly number[];
	readonly longest: number;
	readonly unknown: number;
	readonly penalty: number;
}

function mostProbable(signs: readonly string[], known: Known): readonly number[] {
	const best = new Float64Array(signs.length + 1).fill(-Infinity);
	const from = new Int32Array(signs.length + 1);
	const ids = new Int32Array(signs.length + 1);
	best[0] = 0;
	for (let start = 0; start < signs.length; start++) {
		const reach = (length: number, id: number, score: number): void => {
			const total = best[start]! + score;
			if (total <= best[start + length]!) return;
			best[start + length] = total;
			from[start + length] = start;
			ids[start + length] = id;
		};
		reach(1, known.unknown, known.penalty);
		let piece = '';
		for (let length = 1; length <= known.longest && start + length <= signs.length; length++) {
			piece += signs[start + length - 1]!;
			const id = known.ids.get(piece);
			if (id !== undefined) reach(length, id, known.scores[id]!);
		}
	}
	return walkedBack(from, ids, known.unknown);
}

/** The pieces from the end to the beginning, turned round; unknown signs in a row are one. */
function walkedBack(from: Int32Array, ids: Int32Array, unknown: number): readonly number[] {
	const found: number[] = [];
	for (let at = ids.length - 1; at > 0; at = from[at]!)
		if (ids[at] !== unknown || found.at(-1) !== unknown) found.push(ids[at]!);
	return found.reverse();
}
