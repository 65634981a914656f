import { isDeepStrictEqual } from 'node:util';
import { readPlan } from '@marquee/allocation';
import type { Experiment, ExperimentDesign, ExperimentHoldout } from '@marquee/contracts';
import type { ExperimentDeed, Tried } from '@marquee/stores';
import type { EpochMs } from '@marquee/units';
import {
	experimentMovesMembers,
	experimentOver,
	experimentsConflict,
	experimentUnknown,
} from './experiment-failures.ts';
import { planOfRunning } from './plan-of-running.ts';
import { touched } from './touched.ts';

/** What is done, and what the experiment then is. */
export interface Decided {
	readonly what: ExperimentDeed;
	readonly experiment: Experiment;
}

/**
 * Plans an experiment, or changes its design: of a draft all of it; of a running one nothing that would move members or choose
 * afterwards what counts.
 *
 * @throws {Failure} `experiment-over`, `experiment-moves-members`.
 */
export function defined({ experiments }: Tried, design: ExperimentDesign, now: EpochMs): Decided {
	const known = experiments.find((one) => one.design.key === design.key);
	if (known === undefined) {
		const experiment = { design, status: 'draft', createdAt: now, changedAt: now } as const;
		return { what: 'define-experiment', experiment };
	}
	const what = 'change-experiment';
	if (isDeepStrictEqual(known.design, design)) return { what, experiment: known };
	if (known.status === 'stopped') throw experimentOver(design.key);
	if (known.status === 'running') refuseMoves(known.design, design);
	return { what, experiment: { ...known, design, changedAt: now } };
}

/** What of a running experiment may be changed; of its share only that it grows. */
const changeable = ['share', 'hypothesis', 'guardrails', 'secondary', 'plannedMembers'] as const;

function refuseMoves(before: ExperimentDesign, after: ExperimentDesign): void {
	const { key } = before;
	if (after.share < before.share)
		throw experimentMovesMembers(
			key,
			`a share of ${after.share} instead of ${before.share} would let members go`,
		);
	const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
	for (const name of fields as Set<keyof ExperimentDesign>) {
		if ((changeable as readonly string[]).includes(name)) continue;
		if (!isDeepStrictEqual(before[name], after[name]))
			throw experimentMovesMembers(key, `its ${name} cannot change any more`);
	}
}

/**
 * Lets it run. What runs already goes on as it is.
 *
 * @throws {Failure} `experiment-unknown`, `experiment-over`; `experiments-conflict` if a running one outside its layer changes the
 * same; `experiments-overlap` if one inside it has some of its slots.
 */
export function started(tried: Tried, key: string, now: EpochMs): Decided {
	const known = of(tried, key);
	const what = 'start-experiment';
	if (known.status === 'running') return { what, experiment: known };
	if (known.status === 'stopped') throw experimentOver(key);
	const experiment = { ...known, status: 'running', changedAt: now, startedAt: now } as const;
	const others = tried.experiments.filter(({ design }) => design.key !== key);
	for (const { design, status } of others)
		if (status === 'running') refuseConflict(known.design, design);
	planOfRunning({ ...tried, experiments: [...others, experiment] });
	return { what, experiment };
}

function refuseConflict(one: ExperimentDesign, running: ExperimentDesign): void {
	if (one.layer !== undefined && one.layer === running.layer) return;
	const theirs = touched(running);
	const shared = [...touched(one)].filter((field) => theirs.has(field));
	if (shared.length > 0) throw experimentsConflict(one.key, running.key, shared);
}

/**
 * Ends it for good, also one that never ran.
 *
 * @throws {Failure} `experiment-unknown`.
 */
export function stopped(tried: Tried, key: string, now: EpochMs): Decided {
	const known = of(tried, key);
	const what = 'stop-experiment';
	if (known.status === 'stopped') return { what, experiment: known };
	return { what, experiment: { ...known, status: 'stopped', changedAt: now, stoppedAt: now } };
}

/**
 * Keeps profiles out, as long as that takes no member out of what runs.
 *
 * @throws {Failure} `experiment-moves-members`; `experiment-malformed` if it has no name.
 */
export function heldOut({ experiments, holdouts }: Tried, holdout: ExperimentHoldout) {
	readPlan({ experiments: [], holdouts: [holdout] }, 'holdout');
	const known = holdouts.find(({ key }) => key === holdout.key);
	if (isDeepStrictEqual(known, holdout)) return holdout;
	const isReached = ({ status, design: { layer } }: Experiment) =>
		status === 'running' &&
		(holdout.layers === undefined || (layer !== undefined && holdout.layers.includes(layer)));
	const reached = experiments.find(isReached);
	if (reached === undefined) return holdout;
	throw experimentMovesMembers(
		reached.design.key,
		'a holdout would take members out of it',
		'Hold profiles out before it starts, or of other layers; or wait until it is over.',
	);
}

function of({ experiments }: Tried, key: string): Experiment {
	const known = experiments.find(({ design }) => design.key === key);
	if (known === undefined) throw experimentUnknown(key);
	return known;
}
