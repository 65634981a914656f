import { type RequestId, seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { films, now, profilesOf, smallCatalogue } from '../testing/small-catalogue.ts';
import { asking, smallSearch } from '../testing/small-search.ts';
import { searchDraw } from './exploration.ts';
import { defaultSearchPolicy, type SearchPolicy } from './policy.ts';

test('the chances of a draw sum to 1, and whoever is drawn is drawn as often as its chance says', () => {
	fc.assert(
		fc.property(fc.nat(8), fc.double({ min: 0, max: 1, noNaN: true }), (newcomers, rate) => {
			const { chances, chosen, propensity } = searchDraw(newcomers, { rate }, seededRandom(1));
			expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
			expect(chances[chosen]).toBe(propensity);
			expect(propensity).toBeGreaterThan(0);
		}),
	);
	const random = seededRandom(2);
	const drawn = [0, 0, 0, 0];
	for (let i = 0; i < 20_000; i++) drawn[searchDraw(3, { rate: 0.3 }, random).chosen]!++;
	for (const [chosen, chance] of [0.7, 0.1, 0.1, 0.1].entries())
		expect(Math.abs(drawn[chosen]! / 20_000 - chance)).toBeLessThan(0.015);
});

const eager: SearchPolicy = {
	...defaultSearchPolicy,
	exploration: { ...defaultSearchPolicy.exploration, rate: 0.5, place: 1 },
};

test('a new title gets at most one place, with the chance that the trace keeps, and which another run draws again', async () => {
	const search = await smallSearch({ policy: eager });
	let explored = 0;
	for (let i = 0; i < 40; i++) {
		const asked = asking('crime', { requestId: `r${i}` as RequestId });
		const { answer, trace } = await search.answer(asked);
		const uncertain = answer.results.filter(({ propensity }) => propensity < 1);
		expect(uncertain.length).toBe(1);
		const { place, chances, contenders, chosen } = trace.exploration!;
		expect(uncertain[0]!.position).toBe(place);
		expect(uncertain[0]!.title.titleId).toBe(contenders[chosen]);
		expect(uncertain[0]!.propensity).toBe(chances[chosen]);
		expect(searchDraw(chances.length - 1, eager.exploration, seededRandom(7, `r${i}`)).chosen).toBe(
			chosen,
		);
		if (chosen > 0) explored++;
	}
	expect(explored).toBeGreaterThan(8);
	expect(explored).toBeLessThan(32);
});

test('chance never brings a new title before one whose name is or begins with what was typed', async () => {
	const always = { ...eager, exploration: { ...eager.exploration, rate: 1, place: 0 } };
	const search = await smallSearch({ policy: always, profiles: profilesOf(smallCatalogue, []) });
	for (const typed of ['h', 'he', 't', 'the', 'heat', 'm', 's', 'crime', 'long']) {
		const { answer } = await search.answer(asking(typed, { limit: 50 }));
		const last = answer.results.findLastIndex(({ foundBy: { how } }) =>
			['exact', 'same', 'prefix'].includes(how),
		);
		const lucky = answer.results.findIndex(({ propensity }) => propensity < 1);
		if (lucky !== -1) expect([typed, lucky > last]).toEqual([typed, true]);
	}
});

test('what many watch is not new, nor what has been here for long', async () => {
	const newcomers = films
		.filter(({ addedAt }) => addedAt !== undefined)
		.map(({ titleId }) => titleId);
	const watched = await smallSearch({
		policy: eager,
		profiles: profilesOf(smallCatalogue, newcomers),
	});
	expect((await watched.answer(asking('crime'))).trace.exploration).toBeUndefined();
	const later = await smallSearch({ policy: eager });
	const inAYear = asking('crime', { now: (now + 3.2e10) as typeof now });
	expect((await later.answer(inAYear)).trace.exploration).toBeUndefined();
});
