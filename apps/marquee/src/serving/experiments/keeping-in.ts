import { builtInMetrics } from '@marquee/analysis';
import { openSqliteControlPlane } from '@marquee/stores';
import type { Clock } from '@marquee/units';
import { existingStateFolder } from '../../facts/state-folder.ts';
import { type ExperimentKeeping, experimentKeeping } from './experiment-keeping.ts';

/**
 * Decides about the experiments of a state folder, also beside a running service: it follows by itself.
 *
 * @throws {Failure} `state-folder-missing`, and whatever is refused.
 */
export async function keepingIn<Answer>(
	state: string,
	clock: Clock,
	decide: (keeping: ExperimentKeeping) => Promise<Answer>,
): Promise<Answer> {
	const folder = existingStateFolder(state);
	const controlPlane = openSqliteControlPlane(folder.controlPlane);
	const metrics = new Set(builtInMetrics.map(({ key }) => key));
	try {
		return await decide(experimentKeeping({ folder, controlPlane, metrics, clock }));
	} finally {
		await controlPlane.close();
	}
}
