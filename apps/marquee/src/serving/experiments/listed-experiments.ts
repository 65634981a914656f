import type { Experiment, ExperimentHoldout } from '@marquee/contracts';
import { openSqliteControlPlane, readSegmentExposureLog } from '@marquee/stores';
import { existingStateFolder } from '../../facts/state-folder.ts';
import { experimentUnknown } from './experiment-failures.ts';
import { withMembers } from './experiment-keeping.ts';
import { membersIn } from './exposed-members.ts';

/** An experiment, and how many have met each of its arms. */
export type ListedExperiment = Experiment & { readonly members: Readonly<Record<string, number>> };

/**
 * What is and was tried in a state folder, also beside a running service.
 *
 * @throws {Failure} `state-folder-missing`; `log-corrupt` if exposures are damaged.
 */
export async function listedExperiments(state: string): Promise<{
	readonly experiments: readonly ListedExperiment[];
	readonly holdouts: readonly ExperimentHoldout[];
}> {
	const folder = existingStateFolder(state);
	const controlPlane = openSqliteControlPlane(folder.controlPlane);
	try {
		const { experiments, holdouts } = await controlPlane.tried();
		const members = await membersIn(readSegmentExposureLog(folder.exposures));
		return {
			experiments: experiments.map((one) => withMembers(one, members.countsOf(one.design.key))),
			holdouts,
		};
	} finally {
		await controlPlane.close();
	}
}

/** One of them. @throws {Failure} as above; `experiment-unknown`. */
export async function listedExperiment(state: string, key: string): Promise<ListedExperiment> {
	const { experiments } = await listedExperiments(state);
	const found = experiments.find(({ design }) => design.key === key);
	if (found === undefined) throw experimentUnknown(key);
	return found;
}
