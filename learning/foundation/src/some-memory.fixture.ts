import type { LinearMemory, LinearPart } from '@marquee/baselines';
import { seededRandom } from '@marquee/units';

/** A memory of two matrices, one that fades, in which every title says something of every other. */
export function denseMemory(titles: number, seed: number): LinearMemory {
	const { normal } = seededRandom(seed, 'dense memory');
	const part = (decay: number): LinearPart => ({
		decay,
		share: 0.5 + decay,
		matrix: {
			offsets: Int32Array.from({ length: titles + 1 }, (_, row) => row * titles),
			titles: Int32Array.from({ length: titles * titles }, (_, at) => at % titles),
			values: Float32Array.from({ length: titles * titles }, normal),
		},
	});
	return { titles, parts: [part(1), part(0.6)], ratings: { slope: 0.625, mean: 0.5 } };
}
