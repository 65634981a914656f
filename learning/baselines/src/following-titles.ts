import { type Histories, historyOf } from '@marquee/histories';
import { type Similarities, type SimilarityRow, similaritiesOf } from './similarities.ts';

/** How `followingTitles` differs from its defaults, which were chosen on the validation titles of Amazon Beauty. */
export interface FollowingSettings {
	/** After so many steps, what follows has lost all but 1/e of its weight. Default 5. */
	readonly reach?: number;
	/** What came before counts this much of what came after. Default 0.3. */
	readonly backwards?: number;
	/** How strongly a title is held back for its own popularity as what was watched. Default 0.5. */
	readonly watchedExponent?: number;
	/** How strongly as what is recommended. Default 0.1. */
	readonly scoredExponent?: number;
	/** Added to every title's count, so that what was watched once is not trusted too far. Default 5. */
	readonly shrinkage?: number;
}

/**
 * What comes after what: a matrix between titles from the steps between them.
 *
 *   Mᵢⱼ = Σ_{profiles, i at p, j at q} d(q − p) / ((nᵢ + s)^a (nⱼ + s)^b)
 *   d(x) = e^(−(x − 1) / reach) after,   backwards · e^(−(|x| − 1) / reach) before
 *
 * Steps beyond four times the reach say too little to be counted. Time and memory grow with events, not with titles squared.
 */
export function followingTitles(
	train: Histories,
	{
		reach = 5,
		backwards = 0.3,
		watchedExponent = 0.5,
		scoredExponent = 0.1,
		shrinkage = 5,
	}: FollowingSettings = {},
): Similarities {
	const events = eventsByTitle(train);
	const count = (title: number): number =>
		events.offsets[title + 1]! - events.offsets[title]! + shrinkage;
	const sums = new Float64Array(train.titles);
	const rows: SimilarityRow[] = [];
	for (let title = 0; title < train.titles; title++) {
		const others = addNeighbours(sums, train, events, title, { reach, backwards });
		const held = count(title) ** -watchedExponent;
		const values = Float32Array.from(others, (j) => sums[j]! * held * count(j) ** -scoredExponent);
		for (const j of others) sums[j] = 0;
		rows.push({ titles: others, values });
	}
	return similaritiesOf(rows);
}

/** sums[j] += d(q − p) for every event of the title, at p, and every j near it, at q. Answers the titles met, ascending. */
function addNeighbours(
	sums: Float64Array, // (V)
	{ titleIndices, offsets }: Histories,
	events: EventsByTitle,
	title: number,
	{ reach, backwards }: { readonly reach: number; readonly backwards: number },
): Int32Array {
	const furthest = Math.ceil(4 * reach);
	const met = new Set<number>();
	for (let e = events.offsets[title]!; e < events.offsets[title + 1]!; e++) {
		const [row, profile] = [events.rows[e]!, events.profiles[e]!];
		const from = Math.max(offsets[profile]!, row - furthest);
		const to = Math.min(offsets[profile + 1]! - 1, row + furthest);
		for (let other = from; other <= to; other++) {
			const j = titleIndices[other]!;
			if (j === title) continue;
			const near = Math.exp(-(Math.abs(other - row) - 1) / reach);
			sums[j]! += other > row ? near : backwards * near;
			met.add(j);
		}
	}
	return Int32Array.from(met).sort();
}

interface EventsByTitle {
	readonly offsets: Int32Array; // (V + 1)
	readonly rows: Int32Array; // (N)
	readonly profiles: Int32Array; // (N)
}

/** The rows of `train` by title, ascending, and whose each is. */
function eventsByTitle(train: Histories): EventsByTitle {
	const offsets = new Int32Array(train.titles + 1);
	for (const title of train.titleIndices) offsets[title + 1]!++;
	for (let v = 0; v < train.titles; v++) offsets[v + 1]! += offsets[v]!;
	const nextPlace = offsets.slice();
	const rows = new Int32Array(train.titleIndices.length);
	const profiles = new Int32Array(train.titleIndices.length);
	for (let profile = 0, row = 0; profile < train.profiles; profile++)
		for (const title of historyOf(train, profile).titleIndices) {
			const place = nextPlace[title]!++;
			rows[place] = row++;
			profiles[place] = profile;
		}
	return { offsets, rows, profiles };
}
