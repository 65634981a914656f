import { probability } from '@marquee/units';
import { expect, test } from 'vitest';
import { layouts } from './generative/layouts.ts';
import { openFamilies, pinsOn, pinsTold } from './pins.ts';
import { type Family, type PagePolicy, shapeFor } from './policy.ts';
import type { RankedRow } from './ranked-row.ts';
import type { RowOffer } from './row-offer.ts';
import { smallPolicy } from './testing/drawn-policies.ts';
import { homeIn } from './testing/drawn-requests.ts';
import { pagesIn, smallService } from './testing/small-service.ts';
import { stockedWorlds } from './testing/worlds.ts';
import type { PageTrace } from './trace.ts';

const pinning = (pinned: PagePolicy['pinned']): PagePolicy => ({ ...smallPolicy, pinned });

const offerOf = (family: Family, nth = 0): RowOffer => ({
	id: `${family} ${nth}`,
	family,
	heading: `Row of ${family}`,
	evidence: { sentence: 'Made for a test', source: 'test' },
	fewest: 1,
	source: 'test',
	order: 'given',
	titles: new Int32Array(),
	retrieved: 0,
	precision: new Float32Array(),
	evidenceFor: () => ({ sentence: 'Made for a test', source: 'test' }),
});
const rowOf = (family: Family): RankedRow => ({
	offer: offerOf(family),
	slate: [],
	reserve: [],
	rejected: [],
	funnel: { retrieved: 0, admitted: 0, considered: 0, shown: 0 },
	worth: 0,
});

/** A home page on a phone, six rows high, for somebody who likely goes on, or does not. */
const asking = (goesOn = false) => ({
	asked: { surface: 'home' as const },
	shape: shapeFor(smallPolicy, 'phone'),
	continued: { titles: [], sessionIsContinuation: probability(goesOn ? 0.9 : 0), model: 'none' },
});

/** The families of a page that is laid out of rows worth nothing, each as soon as it may stand. */
function laidOut(offered: readonly Family[], policy: PagePolicy, goesOn = false): Family[] {
	const pins = pinsOn(asking(goesOn), policy);
	const rows: RankedRow[] = [];
	const left = offered.map((family) => ({ offer: offerOf(family) }));
	while (left.length > 0) {
		const isOpen = openFamilies(pins, rows, left);
		const [next] = left.splice(
			left.findIndex(({ offer }) => isOpen(offer.family)),
			1,
		);
		rows.push({ ...rowOf(next!.offer.family) });
	}
	return rows.map(({ offer }) => offer.family);
}

test('a pinned row waits for its place and then stands there; others of its family stand where they may', () => {
	const offered = ['genre', 'genre', 'top-10', 'person', 'language', 'trending'] as const;
	expect(laidOut(offered, pinning({ genre: 2, 'top-10': 0 }))).toEqual([
		'top-10',
		'person',
		'genre',
		'genre',
		'language',
		'trending',
	]);
});

test('of two rows that are pinned to one place the second gets the next; where nothing else is left, pinned rows end the page', () => {
	const offered = ['person', 'top-10', 'my-list', 'genre'] as const;
	const pinned = pinning({ 'top-10': 0, 'my-list': 0, genre: 9 });
	expect(laidOut(offered, pinned)).toEqual(['my-list', 'top-10', 'person', 'genre']);
});

test('a visit for going on begins with what was begun, whatever a policy pins', () => {
	const offered = ['top-10', 'person', 'continue-watching'] as const;
	const pinned = pinning({ 'top-10': 0, 'continue-watching': 2 });
	expect(laidOut(offered, pinned)).toEqual(['top-10', 'person', 'continue-watching']);
	expect(laidOut(offered, pinned, true)).toEqual(['continue-watching', 'top-10', 'person']);
});

test('of every pin is told where its row stands, or why it does not', () => {
	const rows = (['my-list', 'top-10', 'continue-watching'] as const).map(rowOf);
	const rejected = [{ offer: offerOf('person'), reason: '2 of at least 4 titles' }];
	const laid = { rows, reserve: [offerOf('language')], rejected };
	const told = (pinned: PagePolicy['pinned'], goesOn = false) =>
		pinsTold(laid, asking(goesOn), pinning(pinned))!.map(({ stands, why }) => [stands, why]);
	expect(told({ 'top-10': 1 })).toEqual([[1, undefined]]);
	expect(told({ 'top-10': 0 })).toEqual([[1, '“Row of my-list” stands there']]);
	expect(told({ 'top-10': 5 })).toEqual([
		[1, 'only 1 other rows have titles enough to stand above it'],
	]);
	expect(told({ 'continue-watching': 5 }, true)).toEqual([[2, 'the visit is for going on']]);
	expect(told({ person: 0 })).toEqual([[undefined, '2 of at least 4 titles']]);
	expect(told({ language: 7 })).toEqual([[undefined, 'the screen has room for 6 rows']]);
	expect(told({ trending: 0 })).toEqual([[undefined, 'there is no such row for this profile']]);
});

test('a policy that pins nothing says nothing of pins, nor does any surface but home', () => {
	const laid = { rows: [], reserve: [], rejected: [] };
	expect(pinsTold(laid, asking(), smallPolicy)).toBeUndefined();
	const browsed = { ...asking(), asked: { surface: 'browse' as const } };
	expect(pinsTold(laid, browsed, pinning({ genre: 0 }))).toBeUndefined();
	expect(pinsOn(browsed, pinning({ genre: 0 }))).toEqual([]);
});

/** The families of a page's rows, from the top. */
const standing = ({ rows }: PageTrace): readonly string[] =>
	rows.filter(({ outcome }) => outcome === 'shown').map(({ family }) => family);

test.each([...layouts])(
	'%s: what a row is worth has no say where it is pinned',
	async (_, layout) => {
		for (const world of stockedWorlds(3)) {
			const make = await pagesIn(world, { layout });
			const [first] = standing((await make(homeIn(world))).trace).toReversed();
			const policy = pinning({ [first!]: 1 });
			const { trace } = await (await pagesIn(world, { layout, policy }))(homeIn(world));
			expect(standing(trace).indexOf(first!)).toBe(1);
		}
	},
);

test('a page with pins is made again from the log, byte for byte, and says of them what it said', async () => {
	for (const world of stockedWorlds(3)) {
		const service = await smallService(world, { policy: pinning({ genre: 1, 'top-10': 0 }) });
		const { trace } = await service.make(homeIn(world));
		expect(trace.pins).toHaveLength(2);
		const again = await service.again(trace);
		expect(again.trace.digest).toBe(trace.digest);
		expect(again.trace.pins).toEqual(trace.pins);
	}
});

test('a row that is pinned off the screen waits in the reserve for that reason, and not for its worth', async () => {
	const families: string[] = [];
	for (const world of stockedWorlds(3)) {
		const on = { device: 'phone' as const, country: 'PT' };
		const make = await pagesIn(world, { policy: pinning({ trending: 40, 'most-watched': 41 }) });
		const { trace } = await make(homeIn(world, { on }));
		for (const { family, reason } of trace.rows.filter(({ outcome }) => outcome === 'reserve'))
			if (family === 'trending' || family === 'most-watched') {
				families.push(family);
				expect(reason).toMatch(/^pinned to place 4[12], and the screen has room for 6 rows$/);
			}
	}
	expect(families).not.toEqual([]);
});
