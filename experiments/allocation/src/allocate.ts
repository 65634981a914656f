import { bucketOf } from './bucket.ts';
import { epochOf } from './epoch.ts';
import type { Arm, Experiment, Holdout, Plan, Salt } from './experiment.ts';
import { inRange } from './ranges.ts';

/** Why a unit has the arm it has, or none. */
export type Reason =
	/** The hash chose the arm. Only these units are part of the experiment. */
	| 'split'
	/** The plan names the unit. */
	| 'forced'
	/** The experiment is not running. */
	| 'stopped'
	/** Nobody was named. */
	| 'unit-missing'
	/** The unit's attributes are not those of the audience. */
	| 'audience-mismatch'
	/** A holdout has the unit. */
	| 'held-out'
	/** Another experiment of the layer may have the unit. */
	| 'other-slot'
	/** The share does not reach the unit yet. */
	| 'not-enrolled';

/** Who is asked for, with what is known of them. */
export interface Unit {
	readonly unit: string;
	readonly attributes?: Readonly<Record<string, unknown>>;
}

/** What one unit gets of one experiment, and why. */
export interface Allocation {
	readonly experiment: string;
	readonly unit: string;
	/** Absent: the unit takes no part, and is served as if there were no experiment. */
	readonly arm?: Arm;
	readonly reason: Reason;
	/** Which allocation was in force. */
	readonly epoch: string;
}

/**
 * What units get of one experiment of a plan, decided from their ids alone: nothing is stored, so the answer is the same
 * on every machine and at every time for which the plan says the same. `undefined` if the plan has no such experiment.
 */
export function allocator(plan: Plan, key: string): ((unit: Unit) => Allocation) | undefined {
	const experiment = plan.experiments.get(key);
	if (experiment === undefined) return undefined;
	const holdouts = plan.holdouts.filter((holdout) => reaches(holdout, experiment));
	const epoch = epochOf(experiment, holdouts);
	return (asked) => ({
		experiment: key,
		unit: asked.unit,
		epoch,
		...decided(experiment, holdouts, asked),
	});
}

const reaches = ({ layers }: Holdout, { layer }: Experiment): boolean =>
	layers === undefined || (layer !== undefined && layers.has(layer.key));

function decided(
	experiment: Experiment,
	holdouts: readonly Holdout[],
	asked: Unit,
): { readonly reason: Reason; readonly arm?: Arm } {
	const { unit } = asked;
	if (!experiment.running) return { reason: 'stopped' };
	if (unit === '') return { reason: 'unit-missing' };
	const forced = experiment.forced.get(unit);
	if (forced !== undefined)
		return { reason: 'forced', arm: experiment.arms.find(({ key }) => key === forced)! };
	const out = excluded(experiment, holdouts, asked);
	if (out !== undefined) return { reason: out };
	const bucket = bucketUnder(experiment.armSalt, unit);
	const arm = experiment.arms.find(({ buckets }) => inRange(bucket, buckets));
	return arm === undefined ? { reason: 'not-enrolled' } : { reason: 'split', arm };
}

function excluded(
	{ audience, layer, enrolment }: Experiment,
	holdouts: readonly Holdout[],
	{ unit, attributes = {} }: Unit,
): Reason | undefined {
	for (const [attribute, values] of audience)
		if (!values.has(String(attributes[attribute]))) return 'audience-mismatch';
	for (const { salt, share } of holdouts) if (bucketUnder(salt, unit) < share) return 'held-out';
	if (layer !== undefined) {
		const bucket = bucketUnder(layer.salt, unit);
		if (!layer.slots.some((slot) => inRange(bucket, slot))) return 'other-slot';
	}
	if (enrolment.share < 1 && bucketUnder(enrolment.salt, unit) >= enrolment.share)
		return 'not-enrolled';
	return undefined;
}

const bucketUnder = ({ text, version }: Salt, unit: string): number =>
	bucketOf(text, unit, version);
