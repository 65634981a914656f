import { epochMs, msPerDay } from '@marquee/units';
import { expect, test } from 'vitest';
import { meanScore } from './belief.ts';
import { uniform } from './policies/uniform.ts';
import { fitOf, termsOf } from './terms.ts';
import { trailerWorld } from './testing/trailer-world.ts';
import { modelAfter, newTrailerModel } from './trailer-model.ts';
import { readModel, writtenModel } from './written-model.ts';

const world = trailerWorld({ seed: 2, profiles: 60, titles: 6, trailers: 4 });
const dayMs = (day: number) => epochMs(Date.UTC(2026, 0, 5) + day * msPerDay);
const days = Array.from({ length: 5 }, (_, day) => world.day(day, 300, uniform));

test('written and read it is the same model under the same version', () => {
	const model = modelAfter(newTrailerModel, days[0]!, dayMs(2));
	const again = readModel(writtenModel(model));
	expect(again).toEqual(model);
	expect(writtenModel(again)).toBe(writtenModel(model));
	expect(readModel(writtenModel(newTrailerModel))).toEqual(newTrailerModel);
	expect(model.version).not.toBe(newTrailerModel.version);
});

test('learning day by day says nearly what learning all at once says', () => {
	const atOnce = modelAfter(newTrailerModel, days.flat(), dayMs(6));
	const daily = days.reduce(
		(model, settled, day) => modelAfter(model, settled, dayMs(day + 2)),
		newTrailerModel,
	);
	const scores = world.encounters.flatMap((encounter) =>
		encounter.trailers.map((trailer) => {
			const terms = termsOf(encounter, trailer);
			return [meanScore(daily.belief, terms), meanScore(atOnce.belief, terms)] as const;
		}),
	);
	expect(correlation(scores)).toBeGreaterThan(0.97);
	for (const [name, { shown, reward }] of atOnce.tallies) {
		expect(daily.tallies.get(name)!.shown).toBeCloseTo(shown, 9);
		expect(daily.tallies.get(name)!.reward).toBeCloseTo(reward, 9);
	}
});

test('learns that fit draws: a trailer that nobody has seen is judged by what it stresses', () => {
	const model = modelAfter(newTrailerModel, days.flat(), dayMs(6));
	const viewer = { leanings: { crime: 1 } };
	const scoreOf = (tag: string) => {
		const trailer = { trailerId: 'unseen', tags: [tag] };
		const situation = { titleId: 'unseen', trailers: [trailer], viewer };
		return meanScore(model.belief, termsOf(situation, trailer));
	};
	expect(fitOf(viewer, { trailerId: 'x', tags: ['Crime', 'drama'] })).toBeCloseTo(Math.SQRT1_2);
	expect(scoreOf('Crime')).toBeGreaterThan(scoreOf('romance') + 0.5);
});

test('the same outcomes cannot be learnt twice by going back', () => {
	const model = modelAfter(newTrailerModel, days[0]!, dayMs(3));
	expect(() => modelAfter(model, days[0]!, dayMs(2))).toThrow(RangeError);
});

test('a file that is no model says so, and what to do', () => {
	const broken = ['', '{"format":', '{"format":"marquee-trailers-0"}', '[]', 'null'];
	const halves = [
		'{"format":"marquee-trailers-1","learntUntil":null,"weights":[["a",0,0]],"tallies":[]}',
		'{"format":"marquee-trailers-1","learntUntil":null,"weights":[["a",null,1]],"tallies":[]}',
	];
	for (const text of [...broken, ...halves])
		expect(() => readModel(text)).toThrow(/^trailer-model-unreadable: .*Learn it anew/);
});

function correlation(pairs: readonly (readonly [number, number])[]): number {
	const mean = (side: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[side], 0) / pairs.length;
	const [a, b] = [mean(0), mean(1)];
	let [ab, aa, bb] = [0, 0, 0];
	for (const [x, y] of pairs) {
		ab += (x - a) * (y - b);
		aa += (x - a) ** 2;
		bb += (y - b) ** 2;
	}
	return ab / Math.sqrt(aa * bb);
}
