import type { Histories } from '@marquee/histories';
import { seededRandom } from '@marquee/units';
import { followingTitles } from './following-titles.ts';
import type { RatingScale } from './linear-memory.ts';
import { type Modelled, mostWatched } from './most-watched.ts';
import { nearnessGram } from './nearness-gram.ts';
import { principalDirections } from './principal-directions.ts';
import { largest, weightedSum } from './row-sums.ts';
import { type Similarities, similaritiesOf } from './similarities.ts';
import { popularityOf, watchedIn } from './watched.ts';
import { zeroDiagonalRidge } from './zero-diagonal-ridge.ts';

/** One model that a blend may take, as a matrix between titles. */
export interface BlendComponent {
	readonly name: string;
	/** As in `LinearPart`. */
	readonly decay: number;
	readonly matrix: (source: BlendSource) => Similarities;
}

/** What the components of one blend have in common, computed once. */
export interface BlendSource {
	readonly modelled: Modelled;
	/** How many profiles watched each modelled title, at least 1. `// (M)` */
	readonly popularity: Float64Array;
	/** `nearnessGram` of the modelled titles, made when first asked for; to be copied by who changes it. `// (M, M)` */
	readonly gram: () => Float64Array;
	/** `followingTitles`, cut; made when first asked for. */
	readonly following: () => Similarities;
	/** At most so many titles in a row of a matrix: the largest, whatever their sign. */
	readonly entriesPerTitle: number;
	readonly seed: number;
}

/**
 * Every model that a blend is chosen from: what completes a history (ridge, principal directions) and what comes next (following).
 *
 * The grid is coarse on purpose: shares between neighbours do the rest.
 */
export const blendComponents: readonly BlendComponent[] = [
	...[150, 300, 600].map((regularisation) => ridge(regularisation)),
	...[20, 40].map((count) => principal(count)),
	...[0.6, 0.9].map((decay) => ({
		name: `following-${decay}`,
		decay,
		matrix: ({ following }: BlendSource) => following(),
	})),
];

/** How the Gram matrix is weighed; chosen on held-out titles of the training half of MovieLens 100K. */
const weighing = { nearMinutes: 30, profileExponent: 0.2 } as const;
const nearnessWithTimes = 0.8;
/** λ of a title grows with its popularity to this power: what everybody watches says less. */
const regularisationExponent = 0.3;
/** Titles are brought nearer to each other in popularity by this power before the directions are looked for. */
const popularityExponent = 0.4;

/** Prepares what the components share. */
export function blendSource(
	train: Histories,
	ratings: RatingScale,
	{
		maxTitles,
		entriesPerTitle,
		seed,
	}: { readonly maxTitles: number; readonly entriesPerTitle: number; readonly seed: number },
): BlendSource {
	const watched = watchedIn(train);
	const modelled = mostWatched(watched, maxTitles);
	const counts = popularityOf(watched);
	const popularity = Float64Array.from(modelled.titles, (title) => Math.max(1, counts[title]!));
	const nearness = train.happenedAtMs.some(Number.isNaN) ? 0 : nearnessWithTimes;
	const size = modelled.titles.length;
	return {
		modelled,
		popularity,
		gram: once(() =>
			nearnessGram(train, modelled.placeOf, size, { ratings, nearness, ...weighing }),
		),
		following: once(() =>
			weightedSum([{ matrix: followingTitles(train), weight: 1 }], entriesPerTitle),
		),
		entriesPerTitle,
		seed,
	};
}

/** Makes it when it is first asked for, and answers the same ever after. */
function once<Made>(make: () => Made): () => Made {
	let made: { readonly it: Made } | undefined;
	return () => {
		made ??= { it: make() };
		return made.it;
	};
}

function ridge(regularisation: number): BlendComponent {
	return {
		name: `ridge-${regularisation}`,
		decay: 1,
		matrix: ({ modelled, popularity, gram, entriesPerTitle }) => {
			const size = modelled.titles.length;
			const mean = popularity.reduce((a, b) => a + b, 0) / size;
			const held = (place: number) =>
				regularisation * (popularity[place]! / mean) ** regularisationExponent;
			const weights = zeroDiagonalRidge(gram().slice(), size, held);
			return sparse(weights, modelled, entriesPerTitle);
		},
	};
}

/**
 * The projection onto the strongest directions of taste, M = D⁻¹ Q Qᵀ D with D = diag popularity^0.4: what few profiles show, many
 * have.
 */
function principal(count: number): BlendComponent {
	return {
		name: `principal-${count}`,
		decay: 1,
		matrix: ({ modelled, popularity, gram, entriesPerTitle, seed }) => {
			const size = modelled.titles.length;
			const scale = popularity.map((watched) => watched ** -popularityExponent);
			const evened = gram().map(
				(value, at) => value * scale[Math.floor(at / size)]! * scale[at % size]!,
			);
			const random = seededRandom(seed, 'principal directions');
			const k = Math.min(count, size);
			const rows = principalDirections(evened, size, k, random); // (k, M)
			const weights = new Float32Array(size * size);
			for (let i = 0; i < size; i++) {
				const row = weights.subarray(i * size, (i + 1) * size);
				for (let d = 0; d < k; d++) {
					const share = rows[d * size + i]! * scale[i]!;
					for (let j = 0; j < size; j++) row[j]! += (share * rows[d * size + j]!) / scale[j]!;
				}
				row[i] = 0; // a title says nothing new of itself
			}
			return sparse(weights, modelled, entriesPerTitle);
		},
	};
}

/** A dense matrix over the modelled titles as rows over all titles, cut. */
function sparse(
	weights: Float32Array, // (M, M)
	{ titles, placeOf }: Modelled,
	entriesPerTitle: number,
): Similarities {
	const size = titles.length;
	const rows = Array.from(placeOf, (place) => {
		const values = weights.subarray(Math.max(0, place) * size, (place + 1) * size);
		return largest({ titles, values }, entriesPerTitle);
	});
	return similaritiesOf(rows);
}
