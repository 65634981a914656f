import type { Experiment, ExperimentDesign, Recipe } from '@marquee/contracts';
import { epochMs } from '@marquee/units';

/** A design of two arms, the second of which has a recipe. */
export const smallDesign = (
	key: string,
	recipe: Recipe = { policy: 'page-1-plain' },
	changes: Partial<ExperimentDesign> = {},
): ExperimentDesign => ({
	key,
	kind: 'ab',
	hypothesis: 'It becomes better',
	share: 1,
	arms: [
		{ key: 'control', recipe: {} },
		{ key: 'treatment', recipe },
	],
	primary: 'plays',
	guardrails: [],
	secondary: [],
	plannedMembers: 100,
	...changes,
});

/** An experiment of this design. */
export const experimentOf = (
	design: ExperimentDesign,
	status: Experiment['status'] = 'running',
): Experiment => ({ design, status, createdAt: epochMs(1), changedAt: epochMs(1) });
