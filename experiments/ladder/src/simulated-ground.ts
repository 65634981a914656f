import type { TitleAttributes } from '@marquee/attributes';
import type { History } from '@marquee/histories';
import type { DescribedTitle, Play, WatchedTitles, World } from '@marquee/simulation';
import type { Life, Outcome, ProvingGround, Told } from './proving-ground.ts';

const msPerHour = 3_600_000;
const secondsPerHour = 3_600;

/** A simulated world as a proving ground. */
export function simulatedGround(world: World): ProvingGround {
	const { titles, begin } = world;
	return {
		name: world.policy.name,
		titles: titles.count,
		attributes: genresOf(titles.described),
		fame: titles.awareness,
		beginMs: begin,
		worth: (member, scores) => {
			const person = world.person(member);
			for (let title = 0; title < titles.count; title++) scores[title] = world.worth(person, title);
		},
		life: (member) => lifeIn(world, member),
	};
}

function lifeIn(world: World, index: number): Life {
	const member = world.member(index);
	const plays: Play[] = [];
	const told: Told[] = [];
	return {
		history: () => asHistory(member.history),
		nextVisit: (untilMs) => {
			const { nextAt } = member;
			return nextAt !== undefined && nextAt < untilMs ? nextAt : undefined;
		},
		searchesNext: () => world.searchedFor(member) !== -1,
		visit: (shown, atMs) => {
			const visit = world.visit(member, shown, atMs);
			told.push({ visit, shown });
			plays.push(...visit.plays);
			return visit.chosen;
		},
		told: () => told,
		between: (fromMs, untilMs) => {
			const isWithin = (at: number) => at >= fromMs && at < untilMs;
			const outcome = { plays: 0, hours: 0, completions: 0, visits: 0, enjoyed: 0 };
			for (const { visit } of told) if (isWithin(visit.at)) outcome.visits++;
			for (const play of plays) if (isWithin(play.at)) addPlay(outcome, play, untilMs);
			return outcome;
		},
		isMemberAt: (atMs) => member.leftAt === undefined || member.leftAt >= atMs,
	};
}

function addPlay(
	outcome: { -readonly [Key in keyof Outcome]: number },
	play: Play,
	untilMs: number,
) {
	const { at, watchedSeconds, finishedAt, enjoyment } = play;
	outcome.plays++;
	// nobody can have watched longer than since they began
	outcome.hours += Math.min(watchedSeconds / secondsPerHour, (untilMs - at) / msPerHour);
	if (finishedAt !== undefined && finishedAt < untilMs) outcome.completions++;
	outcome.enjoyed += enjoyment;
}

/** What a member watched, as models read it: views on columns that only ever grow. */
function asHistory({ titles, at, length }: WatchedTitles): History {
	const nothing = unknownColumns(length);
	const happenedAtMs = at.subarray(0, length);
	return {
		...nothing,
		titleIndices: titles.subarray(0, length),
		happenedAtMs,
		endedAtMs: happenedAtMs,
	};
}

let [unknownNumbers, unknownIndices] = [new Float32Array(0), new Uint8Array(0)];

/** What a simulated history does not say, shared by all of them. */
function unknownColumns(length: number) {
	if (unknownNumbers.length < length) {
		unknownNumbers = new Float32Array(2 * length).fill(Number.NaN);
		unknownIndices = new Uint8Array(2 * length);
	}
	const [numbers, indices] = [
		unknownNumbers.subarray(0, length),
		unknownIndices.subarray(0, length),
	];
	return {
		actionIndices: indices,
		ratings: numbers,
		watchedSeconds: numbers,
		completions: numbers,
		deviceIndices: indices,
		countryIndices: indices,
	};
}

/** Genres of titles as attributes of even weights. */
function genresOf(described: readonly DescribedTitle[]): TitleAttributes {
	const names = [...new Set(described.flatMap(({ genres }) => genres))].sort();
	const placeOf = new Map(names.map((name, place) => [name, place]));
	const offsets = new Int32Array(described.length + 1);
	for (const [title, { genres }] of described.entries())
		offsets[title + 1] = offsets[title]! + genres.length;
	return {
		titles: described.length,
		names: names.map((name) => `genre:${name}`),
		offsets,
		indices: Int32Array.from(
			described.flatMap(({ genres }) => genres.map((one) => placeOf.get(one)!)),
		),
		weights: Float32Array.from(
			described.flatMap(({ genres }) => genres.map(() => 1 / Math.sqrt(genres.length))),
		),
	};
}
