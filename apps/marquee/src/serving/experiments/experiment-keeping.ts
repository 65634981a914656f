import {
	type Experiment,
	type ExperimentDesign,
	type ExperimentHoldout,
	interleavedArm,
} from '@marquee/contracts';
import type { ControlPlane, Tried } from '@marquee/stores';
import type { Clock, EpochMs } from '@marquee/units';
import type { StateFolder } from '../../facts/state-folder.ts';
import { type Decided, defined, heldOut, started, stopped } from './decide-experiment.ts';
import { checkDesign } from './design-check.ts';
import { experimentUnknown } from './experiment-failures.ts';
import { checkRecipes } from './recipes-there.ts';

/** Plans experiments, lets them run, stops them, and keeps profiles out: the same for a service and for the command line. */
export interface ExperimentKeeping {
	/** @throws {Failure} as `checkDesign` and `defined`. */
	readonly define: (design: ExperimentDesign, by: string) => Promise<Experiment>;
	/** @throws {Failure} as `checkRecipes` and `started`. */
	readonly start: (key: string, by: string) => Promise<Experiment>;
	/** @throws {Failure} `experiment-unknown`. */
	readonly stop: (key: string, by: string) => Promise<Experiment>;
	/** @throws {Failure} `experiment-moves-members`. */
	readonly holdOut: (holdout: ExperimentHoldout, by: string) => Promise<ExperimentHoldout>;
	/** @throws {Failure} `holdout-unknown`. */
	readonly endHoldout: (key: string, by: string) => Promise<void>;
}

/** Where experiments are kept, and what they may name. */
export interface ExperimentKeepingParts {
	readonly folder: StateFolder;
	readonly controlPlane: Pick<
		ControlPlane,
		'tried' | 'decideExperiment' | 'holdOut' | 'endHoldout' | 'bundles'
	>;
	/** The metrics that there are. */
	readonly metrics: ReadonlySet<string>;
	readonly clock: Clock;
}

/** Decides by the rules and keeps what was decided in the control plane; a running service follows it. */
export function experimentKeeping(parts: ExperimentKeepingParts): ExperimentKeeping {
	const { folder, controlPlane, metrics, clock } = parts;
	const decide = (by: string, decided: (tried: Tried, at: EpochMs) => Decided) => {
		const at = clock.now();
		return controlPlane.decideExperiment({ by, at }, (tried) => decided(tried, at));
	};
	return {
		define: async (design, by) => {
			checkDesign(design, metrics);
			return decide(by, (tried, at) => defined(tried, design, at));
		},
		start: async (key, by) => {
			const { experiments } = await controlPlane.tried();
			const known = experiments.find(({ design }) => design.key === key);
			if (known === undefined) throw experimentUnknown(key);
			if (known.status === 'draft') await checkRecipes(folder, controlPlane, known.design);
			return decide(by, (tried, at) => started(tried, key, at));
		},
		stop: (key, by) => decide(by, (tried, at) => stopped(tried, key, at)),
		holdOut: (holdout, by) =>
			controlPlane.holdOut({ by, at: clock.now() }, (tried) => heldOut(tried, holdout)),
		endHoldout: (key, by) => controlPlane.endHoldout(key, { by, at: clock.now() }),
	};
}

/** An experiment with the members that each of its arms has so far. */
export function withMembers(experiment: Experiment, counts: ReadonlyMap<string, number>) {
	const { kind, arms } = experiment.design;
	const keys = kind === 'ab' ? arms.map(({ key }) => key) : [interleavedArm];
	return {
		...experiment,
		members: Object.fromEntries(keys.map((key) => [key, counts.get(key) ?? 0])),
	};
}
