import { type Catalogue, catalogueOf } from '@marquee/catalogue';
import type { ViewingEvent } from '@marquee/contracts';
import { featureAt, featureCount } from '@marquee/features';
import { type EpochMs, seededRandom } from '@marquee/units';
import { expect, test } from 'vitest';
import { priorRanker } from './prior-ranker.ts';
import { type PastRequest, requestsOf } from './requests.ts';
import { type SlateDraw, sampledDraw } from './slate-writer.ts';
import { type SlatesTask, slatesOfRequests } from './slates-of-requests.ts';

const V = 60;
const catalogue: Catalogue = catalogueOf(
	Array.from({ length: V }, (_, v) => ({
		titleId: `t${v}`,
		name: `Title ${v}`,
		genres: [['Drama', 'War', 'Comedy'][v % 3]!],
		year: 1990 + (v % 30),
	})),
);
const events = drawnEvents(900);
const [from, until] = [600_000_000, 800_000_000] as EpochMs[];
const requests = requestsOf(events, catalogue, { from: from!, until: until!, knownUntil: until! });
const sampled: SlateDraw = { ...sampledDraw, negatives: 9, hardDepth: 15 };
const cut: SlateDraw = { kind: 'cut', titles: 12, by: priorRanker() };

test('no event at the last request or after it shows in any slate', async () => {
	const last = requests.at(-1)!.at;
	const known = events.filter(({ happenedAt }) => happenedAt < last);
	for (const draw of [sampled, cut]) {
		const found = await slatesOfRequests(task({ draw }));
		expect(await slatesOfRequests(task({ draw, events: known }))).toEqual(found);
		expect(found.slates.count).toBeGreaterThan(20);
	}
});

test('the model is told of each profile what had happened strictly before its request', async () => {
	const asked: number[] = [];
	await slatesOfRequests(
		task({
			taste: {
				of: async (some) =>
					some.map(({ state, now }) => {
						expect(state === undefined || state.newestAt < now).toBe(true);
						asked.push(now);
						return new Float32Array(V);
					}),
			},
		}),
	);
	expect(asked).toEqual(requests.map(({ at }) => at));
});

test('a slate for learning begins with a played title, and the others were neither played nor known', async () => {
	const { slates } = await slatesOfRequests(task({ draw: sampled }));
	for (let s = 0; s < slates.count; s++) {
		const titles = [...slates.titles.subarray(s * slates.size, (s + 1) * slates.size)];
		expect(new Set(titles).size).toBe(slates.size);
		const request = requestOf(slates.atMs[s]!, titles[0]!);
		const played = request.played.map(({ title }) => title);
		expect(titles.filter((title) => played.includes(title))).toEqual([titles[0]]);
		expect(slates.played.subarray(s * slates.size, (s + 1) * slates.size).indexOf(1)).toBe(0);
		const outcome = request.played.find(({ title }) => title === titles[0])!;
		expect(slates.praised[s * slates.size]).toBe(outcome.praised);
		expect(slates.returned[s * slates.size]).toBe(outcome.returned);
		for (const event of events)
			if (event.profileId === request.profileId && event.happenedAt < request.at)
				expect(titles).not.toContain(catalogue.indexOf(event.titleId));
	}
});

test('titles are drawn as often as their slates say', async () => {
	const drawn = { ...sampled, negatives: 12 } as SlateDraw;
	let [expected, found] = [0, 0];
	for (let seed = 1; seed <= 20; seed++) {
		const { slates } = await slatesOfRequests(task({ draw: drawn, seed }));
		// Each drawn title stands for 1 ÷ q of its kind: together for all that could have been drawn.
		for (let row = 0; row < slates.count * slates.size; row++)
			if (slates.played[row] === 0) found += Math.exp(-slates.logDrawn[row]!);
		for (let s = 0; s < slates.count; s++) expected += othersOf(slates.atMs[s]!);
	}
	expect(Math.abs(found / expected - 1)).toBeLessThan(0.02);
});

test('a slate as pages rank it holds the best of the pool, best first, played or not', async () => {
	const { slates } = await slatesOfRequests(task({ draw: cut }));
	expect(slates.count).toBe(requests.length);
	const { score } = priorRanker().score(slates.features, slates.count * slates.size);
	for (let s = 0; s < slates.count; s++) {
		const own = [...score.subarray(s * slates.size, (s + 1) * slates.size)];
		expect(own).toEqual(own.toSorted((a, b) => b - a));
		const hits = slates.played.subarray(s * slates.size, (s + 1) * slates.size);
		expect(hits.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(slates.relevant[s]!);
	}
	expect(slates.played).toContain(1);
});

test('titles that a source proposed carry its bit, and taste is what the model said', async () => {
	const { slates } = await slatesOfRequests(
		task({ draw: cut, depths: { taste: 20, 'most-watched': 10 } }),
	);
	const column = (name: string, row: number) =>
		slates.features[row * featureCount + featureAt(name)]!;
	for (let row = 0; row < slates.count * slates.size; row++) {
		expect(column('from-taste', row) + column('from-most-watched', row)).toBeGreaterThan(0);
		expect(column('from-trending', row)).toBe(0);
		expect(column('taste', row)).toBe(tasteOf(slates.titles[row]!));
	}
});

test('what is left out is counted: played titles that nobody proposed, requests without enough to choose from', async () => {
	const few = { depths: { taste: 3 }, draw: sampled };
	const { slates, left } = await slatesOfRequests(task(few));
	expect(slates.count).toBe(0);
	expect(left).toEqual({ 'request-with-too-few-candidates': requests.length });
	const narrow = { depths: { taste: 12 }, draw: sampled };
	const found = await slatesOfRequests(task(narrow));
	const played = requests.reduce((sum, request) => sum + request.played.length, 0);
	const lost = Object.values(found.left).reduce((a, b) => a + b, 0);
	expect(found.left['played-title-that-no-source-proposed']).toBeGreaterThan(0);
	expect(found.slates.count + lost).toBe(played);
});

test('the same seed draws the same slates, another one others', async () => {
	const titles = async (seed: number) =>
		(await slatesOfRequests(task({ draw: sampled, seed }))).slates.titles;
	expect(await titles(1)).toEqual(await titles(1));
	expect(await titles(2)).not.toEqual(await titles(1));
});

const tasteOf = (title: number): number => Math.fround(Math.sin(title));

function task(difference: Partial<SlatesTask>): SlatesTask {
	return {
		catalogue,
		events,
		requests,
		taste: {
			of: async (asked) =>
				asked.map(() => Float32Array.from({ length: V }, (_, title) => tasteOf(title))),
			likeness: (a, b) => Math.cos(a - b),
		},
		draw: sampled,
		seed: 1,
		...difference,
	};
}

/** How many titles of the pool, here all that are not known, were not played at a request. */
function othersOf(atMs: number): number {
	const { at, profileId, played } = requests.find((each) => each.at === atMs)!;
	const known = events.filter((e) => e.profileId === profileId && e.happenedAt < at);
	return V - new Set(known.map(({ titleId }) => titleId)).size - played.length;
}

function requestOf(atMs: number, title: number): PastRequest {
	const found = requests.filter(
		({ at, played }) => at === atMs && played.some((each) => each.title === title),
	);
	expect(found).toHaveLength(1);
	return found[0]!;
}

/** Plays and ratings of some profiles over a fortnight. */
function drawnEvents(count: number): readonly ViewingEvent[] {
	const random = seededRandom(1, 'events');
	return Array.from({ length: count }, (_, n) => ({
		kind: 'rating' as const,
		eventId: `e${n}`,
		profileId: `p${random.below(40)}`,
		titleId: `t${Math.min(random.below(V), random.below(V))}`,
		happenedAt: n * 1_000_000 + random.below(900_000),
		rating: 1 + random.below(10),
		outOf: 10,
	}));
}
