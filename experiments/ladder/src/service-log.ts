import { type Histories, type History, joined } from '@marquee/histories';
import { requireNothingAfter } from '@marquee/protocols';
import { msPerDay, type Random, seededRandom } from '@marquee/units';
import { type OnProgress, toldEvery } from './progress.ts';
import type { Life, Outcome, ProvingGround } from './proving-ground.ts';

/** How a service shows what it has before there is a ranker, and for how long. */
export interface LogSettings {
	readonly members: number;
	readonly seed: number;
	/** Titles in a list. */
	readonly places: number;
	/** Share of visits at which chance alone says what is put first. */
	readonly exploration: number;
	/** Days of the log that rankers learn from, and days after it by which they are judged. */
	readonly learnDays: number;
	readonly judgeDays: number;
	readonly onProgress?: OnProgress;
}

/** One visit to the service that wrote the log. */
export interface LoggedVisit {
	readonly member: number;
	readonly atMs: number;
	/** What was known of the member when they came. */
	readonly history: History;
	/** What was shown, best first: (places). */
	readonly shown: Int32Array;
	/** What could have been put first, and how likely what was put there was. */
	readonly pool: Int32Array;
	readonly propensity: number;
	readonly chosen: readonly number[];
}

/** What a service knows before a ranker is tried on it. */
export interface ServiceLog {
	readonly settings: LogSettings;
	/** Rankers learn nothing of what comes later. */
	readonly learnUntilMs: number;
	/** Here the log ends, and rankers are tried. */
	readonly endsMs: number;
	/** Everybody's plays until the cut-off. */
	readonly train: Histories;
	/** All visits of a member, oldest first, by member. */
	readonly visits: readonly (readonly LoggedVisit[])[];
	/** What each did in the log's days: what CUPED may adjust by. */
	readonly before: readonly Outcome[];
	/** The member at the end of the log, once more: every call is a life of its own. */
	readonly lifeAfter: (member: number) => Life;
}

/** What may be put first: so many of the best that the list begins with. */
const poolSize = 8;

/** Titles are shown by chances that go with the square root of their fame: well-known ones often, hardly known ones too. */
const fameExponent = 0.5;

/**
 * Lets members live with a service that shows titles by their fame, in an order that chance draws anew at each visit, and
 * that puts a title of the first eight on top by chance alone at some visits. All propensities are known.
 */
export async function serviceLog(
	ground: ProvingGround,
	settings: LogSettings,
): Promise<ServiceLog> {
	const { members, seed, learnDays, judgeDays, onProgress } = settings;
	const learnUntilMs = ground.beginMs + learnDays * msPerDay;
	const endsMs = learnUntilMs + judgeDays * msPerDay;
	const draw = byFame(ground.fame);
	const visits: (readonly LoggedVisit[])[] = [];
	const before: Outcome[] = [];
	const pasts: History[] = [];
	for (let member = 0; member < members; member++) {
		const life = ground.life(member);
		const random = seededRandom(seed, `log of member ${member}`);
		const own: LoggedVisit[] = [];
		for (let at = life.nextVisit(endsMs); at !== undefined; at = life.nextVisit(endsMs)) {
			const history = life.history();
			const { shown, pool, propensity } = listFor(history, draw, settings, random);
			own.push({
				member,
				atMs: at,
				history,
				shown,
				pool,
				propensity,
				chosen: life.visit({ titles: shown }, at),
			});
		}
		visits.push(own);
		before.push(life.between(ground.beginMs, endsMs));
		pasts.push(until(life.history(), learnUntilMs));
		await toldEvery(onProgress, member + 1, members);
	}
	const lifeAfter = (member: number): Life => {
		const life = ground.life(member);
		for (const { shown, atMs } of visits[member]!) life.visit({ titles: shown }, atMs);
		return life;
	};
	const train = joined(pasts, ground.titles);
	requireNothingAfter(train, learnUntilMs);
	return { settings, learnUntilMs, endsMs, train, visits, before, lifeAfter };
}

function listFor(
	{ titleIndices }: History,
	draw: (random: Random) => number,
	{ places, exploration }: LogSettings,
	random: Random,
): Pick<LoggedVisit, 'shown' | 'pool' | 'propensity'> {
	const shown = drawnList(draw, places, new Set(titleIndices), random);
	const pool = shown.slice(0, poolSize);
	const first = random.next() < exploration ? random.below(pool.length) : 0;
	[shown[0], shown[first]] = [shown[first]!, shown[0]!];
	const ofChance = exploration / pool.length;
	return { shown, pool, propensity: first === 0 ? 1 - exploration + ofChance : ofChance };
}

/** Titles drawn one after the other, none twice and none that was watched. */
function drawnList(
	draw: (random: Random) => number,
	places: number,
	without: Set<number>,
	random: Random,
): Int32Array {
	const list: number[] = [];
	for (let tries = 0; list.length < places && tries < mostTries * places; tries++) {
		const title = draw(random);
		if (without.has(title)) continue;
		without.add(title);
		list.push(title);
	}
	return Int32Array.from(list);
}

/** Lists end early rather than never where a member has watched nearly everything. */
const mostTries = 200;

/** Draws a title with a chance that goes with its fame. */
function byFame(fame: Float64Array): (random: Random) => number {
	const until = Float64Array.from(fame);
	let total = 0;
	for (let title = 0; title < fame.length; title++) {
		total += fame[title]! ** fameExponent;
		until[title] = total;
	}
	return (random) => {
		const wanted = random.next() * total;
		let [low, high] = [0, until.length - 1];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (until[middle]! > wanted) high = middle;
			else low = middle + 1;
		}
		return low;
	};
}

/** The part of a history that was known by a moment. */
export function until(history: History, moment: number): History {
	const { happenedAtMs } = history;
	let rows = happenedAtMs.length;
	while (rows > 0 && happenedAtMs[rows - 1]! > moment) rows--;
	if (rows === happenedAtMs.length) return history;
	return Object.fromEntries(
		Object.entries(history).map(([name, column]) => [name, column.subarray(0, rows)]),
	) as unknown as History;
}
