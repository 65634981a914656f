import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawn, propensities } from './exploration.ts';
import { smallPolicy } from './testing/drawn-policies.ts';
import { homeIn } from './testing/drawn-requests.ts';
import { pagesIn } from './testing/small-service.ts';
import { stockedWorlds } from './testing/worlds.ts';

const falling = fc
	.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 60 })
	.map((scores) => scores.sort((a, b) => b - a));
const explorations = fc.record({
	rate: fc.double({ min: 0, max: 1, noNaN: true }),
	place: fc.constant(0),
	temperature: fc.double({ min: 0.05, max: 5, noNaN: true }),
});

test('propensities add up to one, never rise with worse scores, and are those of the draw', () =>
	fc.assert(
		fc.property(falling, explorations, fc.nat(), (scores, exploration, seed) => {
			const chances = propensities(scores, exploration);
			expect(chances.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
			for (let i = 1; i < chances.length; i++)
				expect(chances[i]!).toBeLessThanOrEqual(chances[i - 1]! + 1e-12);
			const { chosen, propensity } = drawn(scores, exploration, seededRandom(seed));
			expect(propensity).toBe(exploration.rate === 0 ? 1 : chances[chosen]);
		}),
	));

test('scores in another unit give the same chances', () =>
	fc.assert(
		fc.property(
			falling,
			explorations,
			fc.double({ min: 0.1, max: 9, noNaN: true }),
			(scores, exploration, unit) => {
				fc.pre(scores[0]! - scores.at(-1)! > 1e-3);
				const others = propensities(
					scores.map((score) => unit * score + 1),
					exploration,
				);
				for (const [i, chance] of propensities(scores, exploration).entries())
					expect(others[i]!).toBeCloseTo(chance, 6);
			},
		),
	));

/** Σ (seen − expected)² / expected: below this with a probability of 99.9 % where the chances are true. */
const chiSquareBound = (degrees: number) => degrees + 3.3 * Math.sqrt(2 * degrees) + 6;

test('over many seeds each is drawn as often as its propensity says', () => {
	const scores = [2, 1.5, 1.4, 0.9, 0.3, 0.2, -0.5, -1];
	const exploration = { rate: 0.6, place: 0, temperature: 0.7 };
	const chances = propensities(scores, exploration);
	const draws = 20_000;
	const seen = new Float64Array(scores.length);
	for (let seed = 0; seed < draws; seed++)
		seen[drawn(scores, exploration, seededRandom(seed)).chosen]!++;
	let chiSquare = 0;
	for (const [i, chance] of chances.entries())
		chiSquare += (seen[i]! - draws * chance) ** 2 / (draws * chance);
	expect(chiSquare).toBeLessThan(chiSquareBound(scores.length - 1));
});

test('however chance falls, what is drawn afterwards is drawn from the same place of the stream', () => {
	const exploration = { rate: 0.5, place: 0, temperature: 1 };
	const [one, other] = [seededRandom(1), seededRandom(1)];
	drawn([3, 2, 1], exploration, one);
	drawn([1], { ...exploration, rate: 0 }, other);
	expect(one.next()).toBe(other.next());
});

/** The first ranked row of a page: what stands above it is the same for every seed. */
const stocked = stockedWorlds(3);
const { place } = smallPolicy.exploration;
const firstExplored = ({ trace }: Awaited<ReturnType<Awaited<ReturnType<typeof pagesIn>>>>) =>
	trace.rows.find(
		({ slate, outcome }) =>
			outcome === 'shown' && slate.length > place && slate[0]!.scores !== undefined,
	);

test('over many seeds a page shows each title at the exploration place as often as it says', async () => {
	const [world] = stocked;
	const policy = { ...smallPolicy, exploration: { rate: 1, place, temperature: 1 } };
	const make = await pagesIn(world!, { policy });
	const seen = new Map<string, { times: number; propensity: number }>();
	const pages = 150;
	for (let seed = 0; seed < pages; seed++) {
		const { id, propensity } = firstExplored(await make(homeIn(world!, { seed })))!.slate[place]!;
		const known = seen.get(id) ?? { times: 0, propensity: propensity! };
		expect(known.propensity).toBe(propensity);
		seen.set(id, { ...known, times: known.times + 1 });
	}
	let chiSquare = 0;
	let unseen = 1;
	for (const { times, propensity } of seen.values()) {
		chiSquare += (times - pages * propensity) ** 2 / (pages * propensity);
		unseen -= propensity;
	}
	expect(unseen).toBeLessThan(0.1);
	expect(chiSquare).toBeLessThan(chiSquareBound(seen.size));
});
