import { parseArgs } from 'node:util';
import { fixedReading, teamDraft, votes } from '@marquee/interleaving';
import { mean, normalQuantile } from '@marquee/numerics';
import { type Random, seededRandom } from '@marquee/units';

/*
 * How many members does it take to see which of two rankers is better, interleaved and by an A/B test?
 *
 *     node bench/interleaving.ts [--members 6000] [--seed 1] [--json]
 *
 * Members differ in taste, in how much they visit and in how readily they play anything at all. A ranker is what they like,
 * blurred by noise; the better one is blurred less. Members look down ten places with falling attention. Both readings are
 * of the same members and visits; both are asked for 80 % power at two-sided 5 %. For the A/B test the most sensitive of
 * three metrics counts. Power is checked by drawing experiments of the size found.
 *
 * The ratio depends on why people play. In one world each title is played or not on its own merit, and a better list means
 * as much more watching: an A/B test sees that well. In the other a member came to watch one thing and mostly finds
 * something: a better list changes what is watched and hardly whether, which an A/B test sees badly and a choice well.
 */
const { values: flags } = parseArgs({
	options: {
		members: { type: 'string', default: '6000' },
		seed: { type: 'string', default: '1' },
		json: { type: 'boolean', default: false },
	},
});
const members = Number(flags.members);
const seed = Number(flags.seed);
const [titles, tastes, places, experiments] = [200, 6, 10, 400];
const [alpha, wantedPower] = [0.05, 0.8];
const z = normalQuantile(1 - alpha / 2) + normalQuantile(wantedPower);

interface Member {
	readonly likes: Float64Array; // (titles)
	readonly visits: number;
	/** How readily this member plays anything, in log-odds. */
	readonly readiness: number;
}

/** One number for each member, under each ranker. */
interface Column {
	readonly name: string;
	readonly underA: Float64Array;
	readonly underB: Float64Array;
}

const normals = (count: number, random: Random) =>
	Float64Array.from({ length: count }, random.normal);

function drawnMember(
	quality: Float64Array,
	traits: readonly Float64Array[],
	random: Random,
): Member {
	const taste = normals(tastes, random);
	const likes = quality.map(
		(worth, title) => worth + taste.reduce((sum, t, i) => sum + t * traits[title]![i]!, 0) / 2,
	);
	const visits = 1 + Math.floor(Math.exp(1 + 0.8 * random.normal()));
	return { likes, visits, readiness: -2.5 + 1.2 * random.normal() };
}

function ranked({ likes }: Member, noise: number, random: Random): readonly number[] {
	const scores = likes.map((worth) => worth + noise * random.normal());
	const order = Array.from(scores.keys());
	return order.sort((a, b) => scores[b]! - scores[a]!).slice(0, places);
}

/** What a member plays of what is shown, as places. */
type Playing = (shown: readonly number[], member: Member, random: Random) => Set<number>;

/** The places that a member looks at, from the top with falling attention. */
const lookedAt = (shown: readonly number[], random: Random): readonly number[] =>
	[...shown.keys()].filter((place) => random.next() < (place + 1) ** -0.7);

const worlds: Readonly<Record<string, Playing>> = {
	'each on its merit': (shown, { likes, readiness }, random) =>
		new Set(
			lookedAt(shown, random).filter(
				(place) => random.next() < 1 / (1 + Math.exp(-(readiness + likes[shown[place]!]!))),
			),
		),
	'one a visit': (shown, { likes, readiness }, random) => {
		const looked = lookedAt(shown, random);
		const pull = looked.map((place) => Math.exp(2 * likes[shown[place]!]!));
		const leaving = Math.exp(-2 - readiness);
		const drawn = drawnFrom([leaving, ...pull], random.next());
		return new Set(drawn === 0 ? [] : [looked[drawn - 1]!]);
	},
};

/** An index with a chance in proportion to its weight. */
function drawnFrom(weights: readonly number[], at: number): number {
	let rest = at * weights.reduce((sum, weight) => sum + weight, 0);
	for (const [i, weight] of weights.entries()) {
		rest -= weight;
		if (rest < 0) return i;
	}
	return weights.length - 1;
}

/** What one pair of rankers does to all members: each metric under each ranker, and each vote. */
function lived(played: Playing, noiseA: number, noiseB: number) {
	const world = seededRandom(seed, 'world');
	const quality = normals(titles, world).map((worth) => worth / 2);
	const traits = Array.from({ length: titles }, () => normals(tastes, world));
	const column = () => new Float64Array(members);
	const under = [0, 1].map(() => ({ plays: column(), rate: column(), active: column() }));
	const earned: { user: string; credits: readonly number[]; choices: number }[] = [];
	for (let m = 0; m < members; m++) {
		const random = seededRandom(seed, `member ${m}`);
		const member = drawnMember(quality, traits, random);
		for (let visit = 0; visit < member.visits; visit++) {
			const rankings = [noiseA, noiseB].map((noise) => ranked(member, noise, random));
			for (const [ranker, list] of rankings.entries())
				under[ranker]!.plays[m]! += played(list, member, random).size;
			const shown = teamDraft.interleave(rankings, places, random);
			const chosen = played(shown.items, member, random);
			const credits = teamDraft.credit(shown, chosen);
			earned.push({ user: `${m}`, credits, choices: chosen.size });
		}
		for (const of of under) {
			of.rate[m] = of.plays[m]! / member.visits;
			of.active[m] = of.plays[m]! > 0 ? 1 : 0;
		}
	}
	const columns: readonly Column[] = (['plays', 'rate', 'active'] as const).map((name) => ({
		name,
		underA: under[0]![name],
		underB: under[1]![name],
	}));
	return { columns, cast: Float64Array.from(votes(earned).values()) };
}

const variance = (values: Float64Array): number => {
	const middle = mean(values);
	return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
};

/** Members of both arms together; the difference is taken over the same members, which only a simulation can. */
const neededByTest = ({ underA, underB }: Column): number =>
	(2 * z ** 2 * (variance(underA) + variance(underB))) / (mean(underB) - mean(underA)) ** 2;

/** Members who must be shown interleaved lists, those who play nothing included. */
const neededInterleaved = (cast: Float64Array): number =>
	((z ** 2 * variance(cast)) / mean(cast) ** 2) * (members / cast.length);

/** How uncertain the ratio is, since effects are means over a finite number of members. */
function relativeError({ underA, underB }: Column, cast: Float64Array): number {
	const differences = underB.map((value, m) => value - underA[m]!);
	const squared = (of: Float64Array) => variance(of) / of.length / mean(of) ** 2;
	return 2 * Math.sqrt(squared(differences) + squared(cast));
}

/** The share of drawn experiments of that size that find the better ranker, and not the worse. */
function powerOf(size: number, random: Random, isFound: (draw: () => number) => boolean): number {
	if (size < 4) return Number.NaN;
	let found = 0;
	for (let i = 0; i < experiments; i++) if (isFound(() => random.below(members))) found++;
	return found / experiments;
}

function checkedPower({ underA, underB }: Column, cast: Float64Array, sizes: readonly number[]) {
	const random = seededRandom(seed, 'power');
	const [test = 0, interleaved = 0] = sizes.map(Math.round);
	const sample = (of: Float64Array, count: number, draw: () => number) =>
		Float64Array.from({ length: count }, () => of[draw() % of.length]!);
	return {
		test: powerOf(test, random, (draw) => {
			const arms = [underA, underB].map((of) => sample(of, Math.round(test / 2), draw));
			const error = Math.sqrt(arms.reduce((sum, arm) => sum + variance(arm) / arm.length, 0));
			return (mean(arms[1]!) - mean(arms[0]!)) / error > normalQuantile(1 - alpha / 2);
		}),
		interleaved: powerOf(interleaved, random, (draw) => {
			const voters = Math.max(2, Math.round((interleaved * cast.length) / members));
			const { low } = fixedReading(sample(cast, voters, draw));
			return low > 0;
		}),
	};
}

const pairs = [
	[2, 0.5],
	[1.5, 0.6],
	[1.2, 0.6],
	[1, 0.6],
	[1, 0.7],
];

const rows = Object.keys(worlds).flatMap((world) =>
	pairs.map(([noiseA = 0, noiseB = 0]) => compared(world, noiseA, noiseB)),
);

function compared(world: string, noiseA: number, noiseB: number) {
	const { columns, cast } = lived(worlds[world]!, noiseA, noiseB);
	const best = columns.toSorted((a, b) => neededByTest(a) - neededByTest(b))[0]!;
	const [test, interleaved] = [neededByTest(best), neededInterleaved(cast)];
	return {
		world,
		noiseA,
		noiseB,
		lift: mean(best.underB) / mean(best.underA) - 1,
		metric: best.name,
		membersByTest: Math.ceil(test),
		meanVote: mean(cast),
		membersInterleaved: Math.ceil(interleaved),
		ratio: test / interleaved,
		ratioError: (test / interleaved) * relativeError(best, cast),
		power: checkedPower(best, cast, [Math.min(test, 40_000), interleaved]),
	};
}

if (flags.json) console.log(JSON.stringify({ members, seed, rows }));
else {
	console.log(
		'noise A  noise B   lift  metric   A/B members  interleaved        ratio  power A/B  power i.',
	);
	for (const { world, noiseA, noiseB, lift, metric, power, ...row } of rows)
		console.log(
			[
				world.padEnd(19),
				String(noiseA).padStart(7),
				String(noiseB).padStart(9),
				`${(100 * lift).toFixed(1)} %`.padStart(7),
				metric.padStart(7),
				String(row.membersByTest).padStart(13),
				String(row.membersInterleaved).padStart(12),
				`${row.ratio.toFixed(1)} ± ${row.ratioError.toFixed(1)}`.padStart(13),
				power.test.toFixed(2).padStart(10),
				power.interleaved.toFixed(2).padStart(9),
			].join(''),
		);
}
