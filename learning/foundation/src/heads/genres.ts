import type { TitleAttributes } from '@marquee/attributes';
import { binaryCrossEntropy, matrixProduct } from '@marquee/tensor';
import type { Run } from '../run.ts';
import type { Head } from './head.ts';

/** The genres among the attributes, as indices. */
export const genresOf = ({ names }: Pick<TitleAttributes, 'names'>): readonly number[] =>
	names.flatMap((name, index) => (name.startsWith('genre:') ? [index] : []));

/** The weights that have a column per genre, in the order of `genresOf`. */
export const weightsPerGenre: readonly string[] = ['genres', 'genres-shift'];

/**
 * Which genres the next title will have: each by itself, from the state alone.
 *
 *   loss = mean over genres of binary cross-entropy(s W + b)
 */
export function genresHead(run: Run, attributes: TitleAttributes): Head {
	const genres = genresOf(attributes);
	const steps = run.batchRows * run.context; // N
	const columnOf = new Int32Array(attributes.names.length).fill(-1);
	for (const [column, index] of genres.entries()) columnOf[index] = column;
	const G = genres.length;
	const answers = new Float32Array(steps * G);
	const counts = new Float32Array(steps * G);
	return {
		name: 'genres',
		loss: ({ states, weights }) => {
			const { graph } = states;
			const logits = matrixProduct(states, weights('genres', [run.width, G]), {
				bias: weights('genres-shift', [G]),
			}); // (N, G)
			return binaryCrossEntropy(
				logits,
				graph.input('genre-answers', [steps, G]),
				graph.input('genre-weights', [steps, G]),
			);
		},
		feeds: (batch) => {
			answers.fill(0);
			for (let step = 0; step < steps; step++) {
				const weight = (batch.weights[step]! * run.genreWeight) / G;
				counts.fill(weight, step * G, (step + 1) * G);
				if (weight === 0) continue;
				const title = batch.targets[step]!;
				const end = attributes.offsets[title + 1]!;
				for (let k = attributes.offsets[title]!; k < end; k++) {
					const column = columnOf[attributes.indices[k]!]!;
					if (column >= 0) answers[step * G + column] = 1;
				}
			}
			return { 'genre-answers': answers, 'genre-weights': counts };
		},
	};
}
