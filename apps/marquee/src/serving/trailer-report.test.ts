import { modelAfter, newTrailerModel, uniform } from '@marquee/trailers';
import { trailerWorld } from '@marquee/trailers/testing';
import { epochMs, msPerDay } from '@marquee/units';
import { expect, test } from 'vitest';
import { trailerReport } from './trailer-report.ts';

const world = trailerWorld({ seed: 5, profiles: 60, titles: 6, trailers: 3 });
const settled = Array.from({ length: 8 }, (_, day) => world.day(day, 250, uniform)).flat();
const none = { open: 0, earlier: 0, repeated: 0, unattributed: 0 };

test('on a log of chance, both estimates of a policy know what only the world knows, and learning earns more than chance', () => {
	const until = epochMs(settled.at(-1)!.decidedAt + msPerDay);
	const report = trailerReport(
		2_000,
		{ ...none, settled },
		modelAfter(newTrailerModel, settled, until),
	);
	const { learntFrom, on, policies } = report.judged;
	expect(learntFrom + on).toBe(settled.length);
	const [chance, ...others] = policies;
	const truth = world.worthOf(uniform);
	expect(chance!.weighed!.snips.low).toBeLessThan(truth);
	expect(chance!.weighed!.snips.high).toBeGreaterThan(truth);
	for (const { tooLittle, weighed, replayed } of policies) {
		expect(tooLittle).toBeNull();
		expect(replayed!.high).toBeGreaterThan(weighed!.snips.low);
		expect(replayed!.low).toBeLessThan(weighed!.snips.high);
	}
	const softmax = others.find(({ policy }) => policy === 'posterior-softmax')!;
	expect(softmax.weighed!.snips.value).toBeGreaterThan(chance!.weighed!.snips.value);
	expect(report.shared.length).toBeGreaterThan(0);
	expect(report.trailers[0]!.shown).toBeGreaterThanOrEqual(report.trailers.at(-1)!.shown);
});

test('of few outcomes, of one profile’s, or of none, every policy says that it is too little', () => {
	const few = settled.slice(0, 40);
	const [{ profileId }] = settled as [(typeof settled)[number]];
	const ofOne = settled.map((row) => ({ ...row, profileId }));
	for (const [rows, says] of [
		[few, /rows of its own/],
		[ofOne, /one profile/],
		[[], /no outcome/],
	] as const)
		for (const { tooLittle } of trailerReport(0, { ...none, settled: rows }, newTrailerModel).judged
			.policies)
			expect(tooLittle).toMatch(says);
});

test('a title with one trailer leaves nothing to choose and judges nobody', () => {
	const alone = settled.map((row) => ({ ...row, arms: row.arms.slice(0, 1), probabilities: [1] }));
	expect(trailerReport(0, { ...none, settled: alone }, newTrailerModel).judged.on).toBe(0);
});
