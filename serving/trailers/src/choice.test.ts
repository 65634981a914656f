import { epochMs, msPerDay } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseTrailer, placeOf, situationOf, type TrailerDecision } from './choice.ts';
import { posteriorSoftmax } from './policies/posterior-softmax.ts';
import { thompson } from './policies/thompson.ts';
import { uniform } from './policies/uniform.ts';
import { situations } from './testing/describe-trailer-policy.ts';
import { trailerWorld } from './testing/trailer-world.ts';
import { modelAfter, newTrailerModel } from './trailer-model.ts';
import { readModel, writtenModel } from './written-model.ts';

const noon = epochMs(Date.UTC(2026, 0, 7, 12));
const world = trailerWorld({ seed: 1, profiles: 30, titles: 4, trailers: 4 });
const model = modelAfter(newTrailerModel, world.day(0, 400, uniform), noon);
const request = { ...world.encounters[11]!, now: noon };

test('over seeds each trailer is shown as often as its stated probability says', () => {
	const policy = posteriorSoftmax(model);
	const stated = chooseTrailer(request, policy, 0)!.probabilities;
	const shown = stated.map(() => 0);
	const seeds = 8_000;
	for (let seed = 0; seed < seeds; seed++)
		shown[Number(chooseTrailer(request, policy, seed)!.chosen)]! += 1 / seeds;
	for (const [arm, p] of stated.entries())
		expect(Math.abs(shown[arm]! - p)).toBeLessThan(4.5 * Math.sqrt((p * (1 - p)) / seeds));
});

test('a profile sees one trailer of a title all day, in whatever order they are given', () => {
	fc.assert(
		fc.property(situations, fc.nat(msPerDay / 2 - 1), fc.nat(), (situation, laterMs, seed) => {
			const asked = { ...request, ...situation, requestId: 'r1' };
			const later = { ...asked, trailers: situation.trailers.toReversed(), requestId: 'r2' };
			const first = chooseTrailer(asked, posteriorSoftmax(model), seed)!;
			const second = chooseTrailer(
				{ ...later, now: epochMs(noon + laterMs) },
				posteriorSoftmax(model),
				seed,
			)!;
			expect({ ...second, requestId: 'r1', decidedAt: noon }).toEqual(first);
		}),
	);
});

test('when a policy learns, only draws near the ends of the stretches change their trailer', () => {
	const more = modelAfter(model, world.day(1, 100, uniform), epochMs(noon + msPerDay));
	const [before, after] = [posteriorSoftmax(model), posteriorSoftmax(more)];
	let changed = 0;
	const seeds = 2_000;
	for (let seed = 0; seed < seeds; seed++) {
		const was = chooseTrailer(request, before, seed)!.chosen;
		if (chooseTrailer(request, after, seed)!.chosen !== was) changed += 1 / seeds;
	}
	const p = before.probabilities(request);
	const q = after.probabilities(request);
	let moved = 0;
	let ends = 0;
	for (let arm = 0; arm < p.length - 1; arm++) {
		moved += q[arm]! - p[arm]!;
		ends += Math.abs(moved);
	}
	expect(changed).toBeLessThan(ends + 0.03);
	expect(changed).toBeGreaterThan(0);
});

test('the probabilities in the log are those that the named model states again, to the last bit', () => {
	const kept = writtenModel(model);
	const policies = [posteriorSoftmax, thompson];
	for (const policyOf of policies) {
		const decisions = world.encounters
			.slice(0, 40)
			.map((encounter) => chooseTrailer({ ...encounter, now: noon }, policyOf(model), 9)!);
		const log = decisions.map((decision) => JSON.stringify(decision));
		const restored = policyOf(readModel(kept));
		for (const line of log) {
			const decision = JSON.parse(line) as TrailerDecision;
			expect(decision.policy.version).toBe(restored.version);
			expect(restored.probabilities(situationOf(decision))).toEqual(decision.probabilities);
			const shown = decision.arms.findIndex(({ trailerId }) => trailerId === decision.chosen);
			expect(decision.probability).toBe(decision.probabilities[shown]);
		}
	}
});

test('a title without trailers has no choice; of two with one id the first counts', () => {
	expect(chooseTrailer({ ...request, trailers: [] }, uniform, 1)).toBeUndefined();
	const [first] = request.trailers;
	const twice = { ...request, trailers: [first!, { trailerId: first!.trailerId, name: 'copy' }] };
	expect(chooseTrailer(twice, uniform, 1)!.arms).toEqual([first]);
});

test('what has no probability is never shown, not even where rounding leaves a gap at the end', () => {
	fc.assert(
		fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (u) => {
			expect([1, 2]).toContain(placeOf(u, [0, 0.3, 0.69999, 0]));
		}),
	);
});
