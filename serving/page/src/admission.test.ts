import { catalogueOf, isAvailable } from '@marquee/catalogue';
import type { Title } from '@marquee/contracts';
import { type Viewer, viewerOf } from '@marquee/retrieval';
import { isIn, sizeOf } from '@marquee/retrieval/vectors';
import { epochMs, msPerDay } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { admissions, knownBy } from './admission.ts';
import { countries } from './testing/drawn-titles.ts';
import { stateIn, worldNow, worlds } from './testing/worlds.ts';

/** Requests from here and there, at moments that go forth and back over the edges of windows. */
const asked = fc.record({
	circumstances: fc.record(
		{
			country: fc.constantFrom(...countries),
			maturityLimit: fc.constantFrom(0, 6, 12, 18),
		},
		{ requiredKeys: [] },
	),
	now: fc
		.tuple(fc.integer({ min: -4, max: 4 }), fc.constantFrom(-30_000, -1, 0, 1, 30_000))
		.map(([days, ms]) => epochMs(worldNow + days * msPerDay + ms)),
});

type Asked = typeof asked extends fc.Arbitrary<infer Value> ? Value : never;

/** The rule that keeps a title from the viewer, by asking about it alone. */
function ruleFor(
	{ title, index }: { readonly title: Title; readonly index: number },
	viewer: Viewer,
	{ circumstances: { country, maturityLimit }, now }: Asked,
): string | undefined {
	if (!isAvailable(title, country, now)) return 'outside-territory';
	if ((title.maturity ?? 0) > (maturityLimit ?? Infinity)) return 'over-maturity';
	const engaged = viewer.engaged.find((each) => each.index === index);
	return engaged && knownBy(engaged.activity, title);
}

const hardRules: readonly (string | undefined)[] = ['outside-territory', 'over-maturity'];

test('what may be shown and recommended is what asking every title gives, in whatever order requests come', () =>
	fc.assert(
		fc.property(worlds, fc.array(asked, { minLength: 1, maxLength: 12 }), (world, requests) => {
			const { catalogue } = world;
			const viewer = viewerOf(stateIn(world), catalogue);
			const admissionOf = admissions(catalogue);
			for (const request of requests) {
				const told = admissionOf(viewer, request.circumstances, request.now);
				const rules = catalogue.titles.map((title, index) =>
					ruleFor({ title, index }, viewer, request),
				);
				for (const [index, rule] of rules.entries()) {
					expect(isIn(told.showable, index)).toBe(!hardRules.includes(rule));
					expect(isIn(told.recommendable, index)).toBe(rule === undefined);
				}
				expect(told.recommendableCount).toBe(sizeOf(told.recommendable));
				for (const [rule, count] of Object.entries(told.refused))
					expect(rules.filter((each) => each === rule).length).toBe(count);
				for (const [rule, indices] of Object.entries(told.known))
					expect(indices.every((index) => rules[index] === rule)).toBe(true);
			}
		}),
		{ numRuns: 80, endOnFailure: true },
	));

test('a window that is open for seconds is open then and not before, whichever moment was asked about first', () => {
	const opening = { from: worldNow + 10_000, until: worldNow + 20_000 };
	const titles = [
		{ titleId: 'a', name: 'A', genres: [], windows: [opening] },
		{ titleId: 'b', name: 'B', genres: [], windows: [{ until: worldNow + 5_000 }] },
	];
	const admissionOf = admissions(catalogueOf(titles));
	const nobody = viewerOf(undefined, catalogueOf(titles));
	const shownAt = (ms: number) => {
		const { showable } = admissionOf(nobody, {}, epochMs(worldNow + ms));
		return titles.filter((_, index) => isIn(showable, index)).map(({ titleId }) => titleId);
	};
	expect(shownAt(15_000)).toEqual(['a']);
	expect(shownAt(7_000)).toEqual([]);
	expect(shownAt(4_999)).toEqual(['b']);
	expect(shownAt(20_000)).toEqual([]);
});
