import { type Histories, histories, historyOf, type Recommender } from '@marquee/histories';
import { msPerDay, seededRandom } from '@marquee/units';

/** Histories with two tastes, a popular head, repeats, times and ratings: small enough for naive second implementations. */
export function drawnHistories(
	seed: number,
	{ profiles = 14, titles = 11, events = 120 } = {},
): Histories {
	const random = seededRandom(seed, 'histories');
	const drawn = Array.from({ length: events }, () => {
		const profile = random.below(profiles);
		const squared = random.next() * random.next(); // low titles more often
		return {
			profile,
			title: (Math.floor(squared * titles) * 2 + (profile % 2)) % titles,
			happenedAtMs: Math.floor(random.next() * 100 * msPerDay),
			rating: (1 + random.below(5)) / 5,
		};
	});
	return histories(
		drawn.sort((a, b) => a.happenedAtMs - b.happenedAtMs),
		{ profiles, titles },
	);
}

/** What the model says of each profile's whole history, one row per profile. */
export async function scoresOf(
	recommender: Recommender,
	all: Histories,
	asOfMs = Number.NaN,
): Promise<number[][]> {
	const requests = Array.from({ length: all.profiles }, (_, profile) => ({
		history: historyOf(all, profile),
		asOfMs,
	}));
	const scores = new Float32Array(requests.length * all.titles);
	await recommender.score(requests, scores);
	return requests.map((_, i) => [...scores.subarray(i * all.titles, (i + 1) * all.titles)]);
}

/** X: 1 where a profile watched a title, as a dense matrix of plain arrays. (U, V) */
export const denseWatched = (all: Histories): number[][] =>
	Array.from({ length: all.profiles }, (_, profile) => {
		const row = new Array<number>(all.titles).fill(0);
		for (const title of historyOf(all, profile).titleIndices) row[title] = 1;
		return row;
	});

/** XᵀX from its definition. (V, V) */
export const denseGram = (x: readonly number[][]): number[][] => {
	const titles = x[0]!.length;
	return Array.from({ length: titles }, (_, i) =>
		Array.from({ length: titles }, (_unused, j) =>
			x.reduce((total, row) => total + row[i]! * row[j]!, 0),
		),
	);
};

/** The solution of Ax = b by Gauss-Jordan elimination. */
export function solved(a: readonly (readonly number[])[], b: readonly number[]): number[] {
	const rows = a.map((row, i) => [...row, b[i]!]);
	for (let p = 0; p < rows.length; p++) {
		const best = rows
			.slice(p)
			.reduce((at, row, i) => (Math.abs(row[p]!) > Math.abs(rows[at]![p]!) ? p + i : at), p);
		[rows[p], rows[best]] = [rows[best]!, rows[p]!];
		const pivot = rows[p]!.map((value) => value / rows[p]![p]!);
		for (const [i, row] of rows.entries())
			rows[i] = i === p ? pivot : row.map((value, k) => value - row[p]! * pivot[k]!);
	}
	return rows.map((row) => row.at(-1)!);
}
