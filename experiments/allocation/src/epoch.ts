import type { Experiment, Holdout } from './experiment.ts';
import { fnv1a } from './fnv-1a.ts';

/**
 * Names a stretch of constant allocation: it changes with shares, weights, slots, salts, audience or holdouts, and with
 * nothing else. Counts of arms may be held against their weights within one epoch only; pooled over epochs an honest
 * experiment looks broken, or a broken one honest.
 */
export function epochOf(
	{ key, running, layer, enrolment, arms, armSalt, audience }: Experiment,
	holdouts: readonly Holdout[],
): string {
	const decided = JSON.stringify([
		key,
		running,
		layer,
		enrolment,
		arms.map((arm) => [arm.key, arm.buckets]),
		armSalt,
		[...audience].map(([attribute, values]) => [attribute, [...values].sort()]).sort(),
		holdouts.map((holdout) => [holdout.salt, holdout.share, [...(holdout.layers ?? [])].sort()]),
	]);
	return fnv1a(decided).toString(16).padStart(8, '0');
}
