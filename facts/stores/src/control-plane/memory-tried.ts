import type { Experiment, ExperimentHoldout } from '@marquee/contracts';
import { holdoutUnknown } from '../errors.ts';
import type { AuditEntry, ControlPlane, Tried } from './control-plane.ts';

/** What is tried, in memory; each change leaves its line in the trail. */
export function memoryTried(
	leave: (line: AuditEntry) => void,
): Pick<ControlPlane, 'tried' | 'decideExperiment' | 'holdOut' | 'endHoldout'> {
	const experiments = new Map<string, Experiment>();
	const holdouts = new Map<string, ExperimentHoldout>();
	const tried = (): Tried => ({
		experiments: [...experiments.values()].sort(
			(a, b) => a.createdAt - b.createdAt || (a.design.key < b.design.key ? -1 : 1),
		),
		holdouts: [...holdouts.values()].sort((a, b) => (a.key < b.key ? -1 : 1)),
	});
	return {
		tried: async () => tried(),
		decideExperiment: async (change, decide) => {
			const { what, experiment } = decide(tried());
			const { key } = experiment.design;
			if (experiments.get(key) === experiment) return experiment;
			experiments.set(key, structuredClone(experiment));
			leave({ ...change, what, to: key });
			return experiment;
		},
		holdOut: async (change, decide) => {
			const holdout = decide(tried());
			holdouts.set(holdout.key, structuredClone(holdout));
			leave({ ...change, what: 'hold-out', to: holdout.key });
			return holdout;
		},
		endHoldout: async (key, change) => {
			if (!holdouts.delete(key)) throw holdoutUnknown(key);
			leave({ ...change, what: 'end-holdout', to: key });
		},
	};
}
