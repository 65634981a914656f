import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seenMean } from './attention.ts';
import { type LaidOut, type PageLayout, stageWise } from './layout.ts';
import type { Makings } from './makings.ts';
import type { PageQuery } from './page-query.ts';
import type { PageSoFar } from './page-so-far.ts';
import { families } from './policy.ts';
import { rowRanker } from './rank-row.ts';
import type { RankedRow } from './ranked-row.ts';
import type { RowOffer } from './row-offer.ts';
import { drawnPolicies, smallPolicy } from './testing/drawn-policies.ts';
import { homeIn, requestsIn } from './testing/drawn-requests.ts';
import { pagesIn } from './testing/small-service.ts';
import { stockedWorlds, worlds } from './testing/worlds.ts';

const stocked = stockedWorlds(3);

/** What a row is worth on the page as it stands, by sorting everything it has. */
function worthNow(offer: RowOffer, page: PageSoFar, query: PageQuery, { policy }: Makings): number {
	const { worth, appeal } = policy;
	const { sessionIsContinuation } = query.continued;
	if (offer.family === 'continue-watching' && sessionIsContinuation >= 0.5) return Infinity;
	if (offer.family === 'continue-watching')
		return worth[offer.family] * (0.4 + sessionIsContinuation);
	if (offer.order === 'given') return worth[offer.family];
	const lowest = offer.precision.reduce((a, b) => Math.min(a, b), Infinity);
	const scores = [...offer.precision]
		.map((score, place) => (page.shown[offer.titles[place]!] === 1 ? lowest : score))
		.sort((a, b) => b - a);
	const places = Array.from({ length: query.shape.titlesAtOnce }, (_, at) => scores[at] ?? lowest);
	return worth[offer.family] + appeal * (scores.length === 0 ? 0 : seenMean(places, query.shape));
}

/** Whose turn it is, lowest first: pinned rows whose place has come, then those that are not pinned, then those whose place is to come. */
function turnOf(
	{ family }: RowOffer,
	rows: readonly RankedRow[],
	{ asked, continued }: PageQuery,
	{ policy }: Makings,
): number {
	if (rows.some(({ offer }) => offer.family === family)) return 0;
	if (family === 'continue-watching' && continued.sessionIsContinuation >= 0.5) return -1_000;
	const place = asked.surface === 'home' ? policy.pinned[family] : undefined;
	if (place === undefined) return 0;
	const byFamily = families.toSorted().indexOf(family) / families.length;
	return place + byFamily + (place <= rows.length ? -500 : 500);
}

/** The greedy placement said a second time: every row that is left is weighed anew before each place. */
const plainly = (makings: Makings): PageLayout => ({
	name: 'plainly',
	lay: (offers, query, context) => {
		const rankedRow = rowRanker(makings);
		const rowOf = (title: number) =>
			rows.find(({ slate }) => slate.some(({ index }) => index === title))?.offer.id;
		const page = { shown: new Uint8Array(makings.catalogue.size), rowOf };
		for (const index of offers.flatMap(({ ranks }) => [...(ranks?.keys() ?? [])]))
			page.shown[index] = 1;
		const rows: RankedRow[] = [];
		const rejected: { offer: RowOffer; reason: string }[] = [];
		const left = [...offers];
		while (left.length > 0 && rows.length < query.shape.rows) {
			const values = left.map((offer) => {
				const alike = rows.slice(-2).filter((row) => row.offer.family === offer.family);
				return worthNow(offer, page, query, makings) - makings.policy.fatigue * alike.length;
			});
			const turns = left.map((offer) => turnOf(offer, rows, query, makings));
			const turn = Math.min(...turns);
			const highest = Math.max(...values.filter((_, at) => turns[at] === turn));
			const ids = left
				.filter((_, at) => turns[at] === turn && values[at] === highest)
				.map(({ id }) => id);
			const at = left.findIndex(({ id }) => id === ids.sort()[0]);
			const [offer] = left.splice(at, 1);
			const row = rankedRow(offer!, page, query, context);
			if (row.slate.length < offer!.fewest) {
				rejected.push({ offer: offer!, reason: 'too short' });
				continue;
			}
			rows.push(row);
			for (const { index } of row.slate) page.shown[index] = 1;
		}
		return { rows, reserve: left, rejected };
	},
});

const told = ({ rows, reserve, rejected }: LaidOut) => ({
	rows: rows.map(({ offer, slate }) => `${offer.id}: ${slate.map(({ id }) => id).join(' ')}`),
	reserve: reserve.map(({ id }) => id).sort(),
	rejected: rejected.map(({ offer }) => offer.id),
});

test('rows stand where weighing every row again before each place would put them', () =>
	fc.assert(
		fc.asyncProperty(
			worlds.chain((world) => fc.tuple(fc.constant(world), requestsIn(world))),
			drawnPolicies,
			async ([world, request], policy) => {
				const both = (makings: Makings): PageLayout => ({
					name: 'both',
					lay: async (offers, query, context) => {
						const chance = () => ({ ...context, random: seededRandom(1) });
						const laid = await stageWise(makings).lay(offers, query, chance());
						const plain = await plainly(makings).lay(offers, query, chance());
						expect(told(laid)).toEqual(told(plain));
						return laid;
					},
				});
				await (await pagesIn(world, { policy, layout: both }))(request);
			},
		),
		{ numRuns: 80, endOnFailure: true },
	));

test('a row that lost titles to rows above is refilled from what it has left', async () => {
	for (const world of stocked) {
		const { page, trace } = await (await pagesIn(world))(homeIn(world));
		expect(page.rows.length).toBeGreaterThan(4);
		for (const { row, funnel, slate, rejected } of trace.rows) {
			if (slate.length === 0) continue;
			const left = Math.min(
				smallPolicy.shapes.web.titlesPerRow,
				funnel.considered - rejected.length,
			);
			expect(`${row} ${funnel.shown}`).toBe(`${row} ${left}`);
		}
	}
});

test('a row that is not on the page says why: too short, or others were worth more', async () => {
	for (const world of stocked) {
		const request = homeIn(world, { on: { device: 'phone', country: 'PT' } });
		const { trace } = await (await pagesIn(world))(request);
		const others = trace.rows.filter(({ outcome }) => outcome !== 'shown');
		expect(others.length).toBeGreaterThan(0);
		for (const { outcome, reason } of others)
			expect(reason).toMatch(outcome === 'reserve' ? /worth more/ : /of at least \d titles/);
	}
});

test('where rows tire, two of a family do not follow each other while another is nearly worth as much', async () => {
	const policy = {
		...smallPolicy,
		fatigue: 50,
		worth: { ...smallPolicy.worth, genre: 20, 'genre-pair': 19 },
	};
	for (const world of stocked) {
		const { page } = await (await pagesIn(world, { policy }))(homeIn(world));
		const families = page.rows.map(({ family }) => family);
		const isLast = (place: number) => new Set(families.slice(place)).size === 1;
		for (let place = 1; place < families.length && !isLast(place - 1); place++)
			expect(families[place]).not.toBe(families[place - 1]);
	}
});
