import {
	fitContentKnn,
	fitEase,
	fitIals,
	fitItemKnn,
	fitPopularity,
	fitRecentPopularity,
} from '@marquee/baselines';
import type { Histories } from '@marquee/histories';
import { seededRandom } from '@marquee/units';
import { failures } from '../failures.ts';
import type { ProvingGround } from '../proving-ground.ts';
import { blurred } from './blurred.ts';
import { diversified } from './diversified.ts';
import { byScores, modelled, type Ranker, type Scoring } from './ranker.ts';
import { summedOverTitles, untilSomethingIsWatched } from './remembered-scores.ts';

/** What rankers learn from: the log until the cut-off. */
export interface Learning {
	readonly ground: ProvingGround;
	readonly train: Histories;
	readonly seed: number;
}

/** Numbers per member and title in `ials`: worlds of some hundred titles have a dozen traits. */
const ialsWidth = 16;

/** Titles that `ease` models, the most watched: more of them would take longer to fit than all else to live. */
const easeTitles = 2_000;

/** What scores titles, and what it reads. */
interface Base {
	readonly reads: string;
	readonly make: (learning: Learning) => Scoring;
}

const bases: Readonly<Record<string, Base>> = {
	popularity: {
		reads: 'how many watched it',
		make: ({ train }) => untilSomethingIsWatched(modelled(fitPopularity(train)), train.titles),
	},
	'recent-popularity': {
		reads: 'how many watched it in the last week of the log',
		make: ({ train }) => modelled(fitRecentPopularity(train)),
	},
	itemknn: {
		reads: 'common members of two titles',
		make: ({ train }) => summedOverTitles(fitItemKnn(train), train.titles),
	},
	ease: {
		reads: 'a linear model of each title by all others',
		make: ({ train }) => {
			const model = fitEase(train, { maxTitles: easeTitles });
			return train.titles <= easeTitles
				? summedOverTitles(model, train.titles)
				: untilSomethingIsWatched(modelled(model), train.titles); // the rest is no sum
		},
	},
	ials: {
		reads: `factors of members and titles, ${ialsWidth} wide`,
		make: ({ train, seed }) => {
			const model = fitIals(train, { random: seededRandom(seed, 'ials'), width: ialsWidth });
			return untilSomethingIsWatched(modelled(model), train.titles);
		},
	},
	content: {
		reads: 'genres of what was watched',
		make: ({ train, ground }) =>
			untilSomethingIsWatched(modelled(fitContentKnn(train, ground.attributes)), train.titles),
	},
	taste: {
		reads: 'how good the member would find each title, which only a simulator knows',
		make: ({ ground }) =>
			untilSomethingIsWatched(({ member }, scores) => ground.worth(member, scores), ground.titles),
	},
	random: {
		reads: 'chance, anew at each visit',
		make:
			() =>
			({ chance }, scores) => {
				const random = chance.ofVisit();
				for (let title = 0; title < scores.length; title++) scores[title] = random.next();
			},
	},
};

/** The names that rankers begin with, and what each reads. */
export const rankerNames: ReadonlyMap<string, string> = new Map(
	Object.entries(bases).map(([name, { reads }]) => [name, reads]),
);

/**
 * A ranker's name, read: `ease`; `taste:0.5` with noise in its scores; `ease+diverse:0.3` with more genres in its lists;
 * `taste:0.5#2`, the same with other chance.
 */
const grammar =
	/^(?<base>[a-z-]+)(?::(?<noise>\d+(?:\.\d+)?))?(?:\+diverse:(?<strength>\d+(?:\.\d+)?))?(?:#\d+)?$/;

/** What a name asks for. @throws {Failure} `proof-ranker-unknown` */
function readName(name: string) {
	const { base = '', noise, strength } = grammar.exec(name)?.groups ?? {};
	const found = Object.hasOwn(bases, base) ? bases[base] : undefined;
	if (found === undefined) throw failures['proof-ranker-unknown'](name, [...rankerNames.keys()]);
	return { make: found.make, noise: Number(noise ?? 0), strength: Number(strength ?? 0) };
}

/** Whether two names are of the same ranker, chance aside: `taste:1` and `taste:1#2`. */
export const isSameRanker = (one: string, other: string): boolean =>
	withoutChance(one) === withoutChance(other);

const withoutChance = (name: string): string => name.replace(/#\d+$/, '');

/** Refuses a name that is no ranker's, before anything is built. @throws {Failure} `proof-ranker-unknown` */
export function requireRankerName(name: string): void {
	readName(name);
}

/**
 * The ranker of this name, fitted where it learns.
 *
 * @throws {Failure} `proof-ranker-unknown`
 */
export function namedRanker(name: string, learning: Learning): Ranker {
	const { make, noise, strength } = readName(name);
	const { titles, attributes } = learning.ground;
	const plain = make(learning);
	const scoring = noise > 0 ? untilSomethingIsWatched(blurred(plain, noise), titles) : plain;
	const ranker = byScores(name, titles, scoring);
	return strength > 0 ? diversified(ranker, name, { attributes, strength }) : ranker;
}
