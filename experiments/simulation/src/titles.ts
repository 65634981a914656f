import { type EpochMs, hash32, msPerDay, type Random, seededRandom } from '@marquee/units';
import type { Policy } from './policy.ts';

/** What anybody may know of a title. */
export interface DescribedTitle {
	readonly titleId: string;
	readonly genres: readonly string[];
	readonly runtimeSeconds: number;
	readonly addedAt: number;
}

/** The titles of a world in columns, with what nobody in it knows. V titles, K traits. */
export interface Titles {
	readonly count: number;
	readonly described: readonly DescribedTitle[];
	/** What watching it is worth to anybody: standard normal, (V). */
	readonly quality: Float64Array;
	/** What it promises beyond what it keeps: standard normal, (V). */
	readonly allure: Float64Array;
	/** How many have heard of it: weights, (V). */
	readonly awareness: Float64Array;
	/** Its logarithm, standardised: (V). */
	readonly familiarity: Float64Array;
	/** Sums of `awareness` up to and including each: (V). */
	readonly heard: Float64Array;
	/** Where to begin looking in `heard` for each V-th part of its sum: (V). */
	readonly heardFrom: Int32Array;
	/** (V, K), each row of unit variance. */
	readonly traits: Float64Array;
	readonly runtimeSeconds: Float64Array;
	/** Moments, (V). */
	readonly addedAt: Float64Array;
}

/** Made-up titles with the genres, lengths and ages of a policy; each depends on the seed and its own number alone. */
export function madeUpTitles(
	policy: Policy,
	{
		count,
		seed,
		begin,
	}: { readonly count: number; readonly seed: number; readonly begin: EpochMs },
): readonly DescribedTitle[] {
	return Array.from({ length: count }, (_, v) => {
		const random = seededRandom(seed, `described ${v}`);
		const { medianMinutes, deviation } = policy.runtimes;
		return {
			titleId: `title-${v}`,
			genres: drawnGenres(policy, random),
			runtimeSeconds: Math.round(60 * medianMinutes * Math.exp(deviation * random.normal())),
			addedAt: begin - Math.round(msPerDay * atQuantile(policy.agesDays, random.next())),
		};
	});
}

/** Gives every title its hidden sides; each depends on the seed and the title's id, genres by their names. */
export function titlesOf(
	policy: Policy,
	described: readonly DescribedTitle[],
	seed: number,
): Titles {
	const count = described.length;
	const K = policy.traits.dimensions;
	const column = () => new Float64Array(count);
	const [quality, allure, heard] = [column(), column(), column()];
	const [awareness, familiarity] = [column(), column()];
	const traits = new Float64Array(count * K);
	const centres = new Map<string, Float64Array>();
	const { deviation, withQuality } = policy.awareness;
	let total = 0;
	for (const [v, { titleId, genres }] of described.entries()) {
		const random = seededRandom(seed, `title ${titleId}`);
		quality[v] = random.normal();
		allure[v] = random.normal();
		const own = Math.sqrt(1 - withQuality ** 2) * random.normal();
		familiarity[v] = withQuality * quality[v] + own;
		awareness[v] = Math.exp(deviation * familiarity[v]);
		total += awareness[v];
		heard[v] = total;
		writeTraits(traits.subarray(v * K, (v + 1) * K), genres, random, (genre) =>
			centreOf(centres, genre, K, seed, policy.traits.ofGenres),
		);
	}
	return {
		count,
		described,
		quality,
		allure,
		awareness,
		familiarity,
		heard,
		heardFrom: beginnings(heard),
		traits,
		runtimeSeconds: Float64Array.from(described, (title) => title.runtimeSeconds),
		addedAt: Float64Array.from(described, ({ addedAt }) => addedAt),
	};
}

/** A title of those that people have heard of, by how many have. `at` is a chance. */
export function heardOf({ heard, heardFrom, count }: Titles, at: number): number {
	const wanted = at * heard[count - 1]!;
	let title = heardFrom[Math.floor(at * count)]!;
	while (title < count - 1 && heard[title]! <= wanted) title++;
	return title;
}

/** A search begun there ends after a step or two on average, however many titles there are. */
function beginnings(heard: Float64Array): Int32Array {
	const count = heard.length;
	const total = heard[count - 1]!;
	const from = new Int32Array(count);
	for (let part = 0, title = 0; part < count; part++) {
		while (title < count - 1 && heard[title]! <= (part / count) * total) title++;
		from[part] = Math.max(0, title - 1); // rounding of the two products may differ
	}
	return from;
}

/** The middle of the genres, of the variance that is theirs, and as much of the title's own as makes one. */
function writeTraits(
	row: Float64Array, // (K)
	genres: readonly string[],
	random: Random,
	centre: (genre: string) => { values: Float64Array; share: number },
): void {
	let share = 0;
	for (const genre of genres) {
		const { values, share: ofGenres } = centre(genre);
		share = ofGenres;
		const weight = Math.sqrt(ofGenres / genres.length);
		for (let k = 0; k < row.length; k++) row[k]! += weight * values[k]!;
	}
	const own = Math.sqrt(1 - share);
	for (let k = 0; k < row.length; k++) row[k]! += own * random.normal();
}

function centreOf(
	centres: Map<string, Float64Array>,
	genre: string,
	K: number,
	seed: number,
	share: number,
) {
	let values = centres.get(genre);
	if (values === undefined) {
		const random = seededRandom(hash32(genre, seed), 'genre');
		values = Float64Array.from({ length: K }, random.normal);
		centres.set(genre, values);
	}
	return { values, share };
}

function drawnGenres({ genres }: Policy, random: Random): readonly string[] {
	const left = new Map(Object.entries(genres.titlesWith));
	const wanted = 1 + drawnPlace(genres.perTitle, random.next());
	return Array.from({ length: Math.min(wanted, left.size) }, () => {
		const names = [...left.keys()];
		const name = names[drawnPlace([...left.values()], random.next())]!;
		left.delete(name);
		return name;
	});
}

/** A place with a chance in proportion to its weight. */
export function drawnPlace(weights: readonly number[], at: number): number {
	let rest = at * weights.reduce((sum, weight) => sum + weight, 0);
	const place = weights.findIndex((weight) => {
		rest -= weight;
		return rest < 0;
	});
	return place === -1 ? weights.length - 1 : place;
}

/** The value at a share, straight between quantiles at even steps. */
function atQuantile(quantiles: readonly number[], at: number): number {
	const place = at * (quantiles.length - 1);
	const below = Math.floor(place);
	const [from, to] = [quantiles[below]!, quantiles[below + 1] ?? quantiles[below]!];
	return from + (place - below) * (to - from);
}
