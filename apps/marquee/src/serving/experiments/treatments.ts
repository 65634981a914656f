import { type Allocation, allocator, type Unit } from '@marquee/allocation';
import {
	type ExperimentArm,
	type ExperimentCell,
	type ExperimentDesign,
	type InterleavedThing,
	interleavedArm,
	type Recipe,
} from '@marquee/contracts';
import type { Tried } from '@marquee/stores';
import { planOfRunning } from './plan-of-running.ts';
import { isMetIn, type Place } from './touched.ts';

/** An answer is drawn from two in turn. */
export interface Interleaved {
	readonly experiment: string;
	readonly thing: InterleavedThing;
	/** Control and treatment, each with all that the profile’s other experiments change. */
	readonly arms: readonly [
		Pick<ExperimentArm, 'key' | 'recipe'>,
		Pick<ExperimentArm, 'key' | 'recipe'>,
	];
}

/** What one profile gets in one place by all experiments together. */
export interface Treatment {
	/** By the keys of the experiments; those that the profile has no arm of are left out. */
	readonly cells: readonly ExperimentCell[];
	/** What all arms change; absent where that is nothing. */
	readonly recipe?: Recipe;
	readonly interleaved?: Interleaved;
}

/** Who gets what, decided from ids alone. */
export interface Treatments {
	/** `undefined`: the profile is in no arm, and is served as if there were no experiments. */
	readonly of: (place: Place, unit: Unit) => Treatment | undefined;
	/** Whether any experiment is met there. */
	readonly areAny: (place: Place) => boolean;
	/** All that running arms name. */
	readonly recipes: readonly Recipe[];
}

interface Running {
	readonly design: ExperimentDesign;
	readonly allocate: (unit: Unit) => Allocation;
}

/**
 * What profiles get of everything that runs.
 *
 * Where two arms of a profile change the same, the experiment whose key comes first in the alphabet decides. Experiments that could come
 * to that are not started.
 *
 * @throws {Failure} as `planOfRunning`.
 */
export function treatmentsOf(tried: Tried): Treatments {
	const plan = planOfRunning(tried);
	const running = tried.experiments
		.filter(({ status }) => status === 'running')
		.map(({ design }): Running => ({ design, allocate: allocator(plan, design.key)! }))
		.sort((a, b) => (a.design.key < b.design.key ? -1 : 1));
	const met: Readonly<Record<Place, readonly Running[]>> = {
		pages: running.filter(({ design }) => isMetIn(design, 'pages')),
		search: running.filter(({ design }) => isMetIn(design, 'search')),
	};
	return {
		of: (place, unit) => treatmentBy(met[place], unit),
		areAny: (place) => met[place].length > 0,
		recipes: running.flatMap(({ design }) => design.arms.map(({ recipe }) => recipe)),
	};
}

/** No experiment at all. */
export const noTreatments: Treatments = {
	of: () => undefined,
	areAny: () => false,
	recipes: [],
};

function treatmentBy(experiments: readonly Running[], unit: Unit): Treatment | undefined {
	const cells: ExperimentCell[] = [];
	let recipe: Recipe = {};
	let drawn: ExperimentDesign | undefined;
	for (const { design, allocate } of experiments) {
		const { arm, reason, epoch } = allocate(unit);
		if (arm === undefined || (reason !== 'split' && reason !== 'forced')) continue;
		cells.push({ experiment: design.key, arm: arm.key, reason, epoch });
		if (arm.key === interleavedArm) drawn ??= design;
		else recipe = { ...recipeOf(design, arm.key), ...recipe };
	}
	if (cells.length === 0) return undefined;
	return {
		cells,
		...(Object.keys(recipe).length > 0 && { recipe }),
		...(drawn && { interleaved: interleavedBy(drawn, recipe) }),
	};
}

const recipeOf = ({ arms }: ExperimentDesign, key: string): Recipe =>
	arms.find((arm) => arm.key === key)!.recipe;

function interleavedBy(design: ExperimentDesign, others: Recipe): Interleaved {
	const [control, treatment] = design.arms.map(({ key, recipe }) => ({
		key,
		recipe: { ...recipe, ...others },
	}));
	return {
		experiment: design.key,
		thing: design.interleaves!,
		arms: [control!, treatment!],
	};
}
