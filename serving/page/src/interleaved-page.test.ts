import { untrainedModel } from '@marquee/retrieval';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explanation } from './explanation.ts';
import { layouts } from './generative/layouts.ts';
import { interleavedPage } from './interleaved-page.ts';
import type { InterleavedOnPage } from './interleaving-trace.ts';
import { type PackedTrace, picksOf } from './packed-trace.ts';
import { answerOf, type PageDraft } from './page-draft.ts';
import type { PageRequest } from './page-request.ts';
import { pageDrafts } from './pages.ts';
import type { PagePolicy } from './policy.ts';
import type { RankedRow } from './ranked-row.ts';
import { requestOf, requestOfOther } from './replay.ts';
import { drawnPolicies, smallPolicy } from './testing/drawn-policies.ts';
import { homeIn, requestsIn } from './testing/drawn-requests.ts';
import { brokenRules } from './testing/page-rules.ts';
import { factsIn, surroundings } from './testing/small-service.ts';
import { stateIn, stockedWorlds, type World, worlds } from './testing/worlds.ts';
import type { PageTrace } from './trace.ts';

const arms = ['as-is', 'new'] as const;
const things: readonly InterleavedOnPage[] = ['rows', 'titles'];
const asked = (thing: InterleavedOnPage) => ({ experiment: 'x', thing, arms }) as const;

/** How the second page differs from the first. */
interface Other {
	readonly policy: PagePolicy;
	readonly layout: string;
	readonly knowsTaste: boolean;
}

/** A policy that judges otherwise of the same screen. */
const otherwise = (own: PagePolicy): fc.Arbitrary<PagePolicy> =>
	drawnPolicies.map((policy) => ({
		...policy,
		shapes: own.shapes,
		fewestTitles: own.fewestTitles,
		version: 'other',
	}));

const visits = worlds.chain((world) =>
	fc.oneof(drawnPolicies, fc.constant(smallPolicy)).chain((policy) =>
		fc.record({
			world: fc.constant(world),
			policy: fc.constant(policy),
			requests: fc.array(requestsIn(world), { minLength: 6, maxLength: 6 }),
			other: fc.record({
				policy: otherwise(policy),
				layout: fc.constantFrom(...layouts.keys()),
				knowsTaste: fc.boolean(),
			}),
		}),
	),
);

/** Makes both pages of a request. */
async function bothIn(world: World, policy: PagePolicy, other: Partial<Other> = {}) {
	const facts = await factsIn(world);
	const around = { ...surroundings(world), facts };
	const one = pageDrafts({ ...around, policy });
	const layout = layouts.get(other.layout ?? 'stage-wise')!;
	const model = other.knowsTaste === false ? untrainedModel : world.model;
	const two = pageDrafts({ ...around, model, policy: other.policy ?? policy, layout });
	const make = async (request: PageRequest) =>
		[await one(request), await two(request)] as readonly [PageDraft, PageDraft];
	const remade = async (trace: PageTrace, state: PageRequest['state']) =>
		[await one(requestOf(trace, state)), await two(requestOfOther(trace, state)!)] as readonly [
			PageDraft,
			PageDraft,
		];
	return { facts, make, remade };
}

test('a page drawn from two keeps every rule of a page, whatever the two are and whatever is drawn', () =>
	fc.assert(
		fc.asyncProperty(visits, async ({ world, policy, requests, other }) => {
			const { facts, make } = await bothIn(world, policy, other);
			for (const request of requests) {
				const [control, treatment] = await make(request);
				for (const thing of things) {
					const answer = interleavedPage(control, treatment, asked(thing));
					expect(brokenRules({ answer, request, facts, policy })).toEqual([]);
					expect(JSON.parse(JSON.stringify(answer.trace))).toEqual(answer.trace);
				}
			}
		}),
		{ numRuns: 40, endOnFailure: true },
	));

test('two pages that agree are drawn as the page that both are, and nobody earns anything by it', () =>
	fc.assert(
		fc.asyncProperty(visits, async ({ world, policy, requests: [request] }) => {
			const { make } = await bothIn(world, policy);
			const [control, treatment] = await make(request!);
			for (const thing of things) {
				const { page, packed } = interleavedPage(control, treatment, asked(thing));
				expect(page).toEqual(answerOf(control).page);
				expect([...picksOf(packed).values()].every((team) => team === undefined)).toBe(true);
			}
		}),
		{ numRuns: 25, endOnFailure: true },
	));

test('a row stands as the arm that picked it made it, less what stands above, and a title as far as its arm knew it', () =>
	fc.assert(
		fc.asyncProperty(visits, async ({ world, policy, requests: [request], other }) => {
			const drafts = await (await bothIn(world, policy, other)).make(request!);
			const known = drafts.map(
				({ laid }) =>
					new Map(
						laid.rows.map(({ offer, slate, reserve }) => [
							offer.id,
							new Set<string>(
								[...slate, ...reserve].map(({ index }) => world.catalogue.idAt(index)),
							),
						]),
					),
			);
			for (const thing of things) {
				const { packed } = interleavedPage(...drafts, asked(thing));
				const picks = picksOf(packed);
				for (const { row, ids } of packed.rows)
					for (const id of ids) {
						const team = picks.get(id);
						const makers = team === undefined ? known : [known[team]!];
						expect(makers.some((titlesIn) => titlesIn.get(row)?.has(id))).toBe(true);
					}
			}
		}),
		{ numRuns: 25, endOnFailure: true },
	));

const stocked = stockedWorlds(3);
const contrary: PagePolicy = {
	...smallPolicy,
	version: 'contrary',
	worth: Object.fromEntries(
		Object.entries(smallPolicy.worth).map(([family, worth]) => [family, 10 - worth]),
	) as PagePolicy['worth'],
	diversity: { ...smallPolicy.diversity, share: 0.3 },
	exploration: { rate: 1, place: 0, temperature: 4 },
};
const other = { policy: contrary, layout: 'generative' };

/** Another page for every seed, drawn from the same two. */
const withSeed = ({ query, ...draft }: PageDraft, seed: number): PageDraft => ({
	...draft,
	query: { ...query, seed },
});

/** Who earns by what was drawn, from the top: by rows, or by the titles in them. */
const earning = ({ rows }: PackedTrace): readonly number[] =>
	rows.flatMap(({ team, teams }) =>
		[...(teams ?? team?.toString() ?? '')].filter(isTeam).map(Number),
	);
const isTeam = (sign: string): boolean => sign !== '-';

test.each(things)('of %s either arm picks as many, at the top as anywhere', async (thing) => {
	const [draws, leanings] = [250, { pages: 0, first: 0, all: 0 }];
	for (const world of stocked) {
		const [control, treatment] = await (await bothIn(world, smallPolicy, other)).make(
			homeIn(world),
		);
		for (let seed = 0; seed < draws; seed++) {
			const { packed } = interleavedPage(withSeed(control, seed), treatment, asked(thing));
			const teams = earning(packed);
			if (teams.length === 0) continue;
			leanings.pages++;
			leanings.first += teams[0]! - 0.5;
			leanings.all += teams.reduce((sum, team) => sum + team - 0.5, 0) / teams.length;
		}
	}
	expect(leanings.pages).toBeGreaterThanOrEqual(draws);
	expect(Math.abs(leanings.first / leanings.pages)).toBeLessThan(0.11); // 3.5 deviations of 250 coins
	expect(Math.abs(leanings.all / leanings.pages)).toBeLessThan(0.06);
});

test.each(things)('%s are drawn again byte for byte from the trace alone', async (thing) => {
	for (const world of stocked) {
		const { make, remade } = await bothIn(world, smallPolicy, other);
		const request = homeIn(world);
		const first = interleavedPage(...(await make(request)), asked(thing));
		const trace: PageTrace = JSON.parse(JSON.stringify(first.trace));
		const [one, two] = await remade(trace, request.state);
		const again = interleavedPage(one, two, asked(thing));
		expect(again.trace.digest).toBe(trace.digest);
		expect({ ...again.trace, timings: [] }).toEqual({ ...trace, timings: [] });
	}
});

test('what was begun stays where both pages have it, and earns nobody anything', async () => {
	for (const world of stockedWorlds(2, hasBegun)) {
		const { make } = await bothIn(world, smallPolicy, { layout: 'generative' });
		const [control, treatment] = await make(homeIn(world));
		const place = control.laid.rows.findIndex(isBegun);
		expect(place).toBeGreaterThanOrEqual(0);
		const last = { ...treatment, laid: { ...treatment.laid, rows: movedTo(place, treatment) } };
		for (let seed = 0; seed < 20; seed++) {
			const { packed } = interleavedPage(withSeed(control, seed), last, asked('rows'));
			expect(packed.rows[place]!.family).toBe('continue-watching');
			expect(packed.rows[place]!.team).toBeUndefined();
		}
	}
});

const isBegun = ({ offer }: RankedRow) => offer.family === 'continue-watching';
const hasBegun = (world: World) =>
	(stateIn(world)?.titles ?? []).filter(({ positionSeconds = 0 }) => positionSeconds > 60).length >
	3;
/** The rows of a page with what was begun at a place. */
function movedTo(place: number, { laid }: PageDraft): readonly RankedRow[] {
	const others = laid.rows.filter((row) => !isBegun(row)).toReversed();
	return [...others.slice(0, place), laid.rows.find(isBegun)!, ...others.slice(place)];
}

test('whoever asks why a title is there is told which arm picked it', async () => {
	const [world] = stocked as [World];
	const { make } = await bothIn(world, smallPolicy, other);
	const drafts = await make(homeIn(world));
	for (const thing of things) {
		const { trace, packed } = interleavedPage(...drafts, asked(thing));
		for (const [id, team] of picksOf(packed)) {
			const { fate } = explanation(trace, id, world.catalogue);
			const reason = fate.find(({ outcome }) => outcome === 'shown')!.reason;
			expect(reason.match(/; drawn from arm (.*)$/)?.[1]).toBe(
				team === undefined ? undefined : arms[team],
			);
		}
	}
});

test('two pages that rest on two moments are not drawn from: the control’s is answered whole, and the trace says so', async () => {
	const [world] = stocked as [World];
	const { make } = await bothIn(world, smallPolicy, other);
	const [control, treatment] = await make(homeIn(world));
	const facts = { logPosition: 5, counted: { position: 5, at: 1 } };
	const later = { logPosition: 5, counted: { position: 9, at: 2 } };
	const { page, packed } = interleavedPage(
		{ ...control, facts },
		{ ...treatment, facts: later },
		asked('rows'),
	);
	expect(page).toEqual(answerOf(control).page);
	expect(packed.interleaved).toMatchObject({ instead: { arm: 'as-is' } });
	expect(picksOf(packed).size).toBe(0);
});
