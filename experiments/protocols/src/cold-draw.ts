import { type Histories, lengthOf } from '@marquee/histories';
import { type Random, shuffled } from '@marquee/units';

/** Where a row went: what models learn from, what they are chosen by, what they are judged by, or nowhere. */
export const sides = {
	train: 0,
	warmValidation: 1,
	warmTest: 2,
	coldValidation: 3,
	coldTest: 4,
	nowhere: 5,
} as const;

export type Side = (typeof sides)[keyof typeof sides];

/** What is held out. */
export interface ColdShares {
	/** The share of the watched titles that training never sees; half of them for validation. */
	readonly coldTitles: number;
	/** The share of the other titles' rows that is for validation, and as much again for the test. */
	readonly warmRows: number;
}

/**
 * The side of every row, drawn as the script published with ALDI draws it. `// (N)`
 *
 * A held-out warm row whose profile or title training would not know goes back to training; a cold row of a profile that
 * training does not know goes nowhere: there would be no history to ask from.
 */
export function drawnSides(all: Histories, shares: ColdShares, random: Random): Uint8Array {
	const profiles = profileOfRows(all);
	const watched = shuffled([...new Set(all.titleIndices)].sort(ascending), random);
	const warmTitles = Math.floor((1 - shares.coldTitles) * watched.length);
	const coldTitles = shuffled(watched.slice(warmTitles), random);
	const half = Math.floor(coldTitles.length / 2);
	const coldSide = new Map<number, Side>(
		coldTitles.map((title, at) => [title, at < half ? sides.coldValidation : sides.coldTest]),
	);

	const side = Uint8Array.from(all.titleIndices, (title) => coldSide.get(title) ?? sides.train);
	const warmRows = shuffled(
		[...side.keys()].filter((row) => side[row] === sides.train),
		random,
	);
	const held = Math.floor(shares.warmRows * warmRows.length);
	for (const row of warmRows.slice(0, held)) side[row] = sides.warmValidation;
	for (const row of warmRows.slice(held, 2 * held)) side[row] = sides.warmTest;

	const isKnown = knownInTraining(all, profiles, side);
	for (const row of warmRows.slice(0, 2 * held)) isKnown.orLearnt(row);
	for (const row of side.keys())
		if (coldSide.has(all.titleIndices[row]!) && !isKnown.profile(row)) side[row] = sides.nowhere;
	return side;
}

/** What the rows on the training side know, which grows with every row that must go back to it. */
function knownInTraining(all: Histories, profiles: Int32Array, side: Uint8Array) {
	const knownProfiles = new Uint8Array(all.profiles);
	const knownTitles = new Uint8Array(all.titles);
	const learn = (row: number) => {
		side[row] = sides.train;
		knownProfiles[profiles[row]!] = 1;
		knownTitles[all.titleIndices[row]!] = 1;
	};
	for (const row of side.keys()) if (side[row] === sides.train) learn(row);
	const profile = (row: number) => knownProfiles[profiles[row]!] === 1;
	return {
		profile,
		orLearnt: (row: number) => {
			if (!profile(row) || knownTitles[all.titleIndices[row]!] === 0) learn(row);
		},
	};
}

function profileOfRows(all: Histories): Int32Array {
	const profiles = new Int32Array(all.titleIndices.length);
	for (let profile = 0; profile < all.profiles; profile++)
		profiles.fill(profile, all.offsets[profile]!, all.offsets[profile]! + lengthOf(all, profile));
	return profiles;
}

const ascending = (a: number, b: number): number => a - b;
