import { type Plan, readPlan } from '@marquee/allocation';
import { type ExperimentDesign, interleavedArm } from '@marquee/contracts';
import type { Tried } from '@marquee/stores';

/**
 * Who gets what of everything that runs.
 *
 * @throws {Failure} `experiment-malformed`, `experiments-overlap`.
 */
export const planOfRunning = ({ experiments, holdouts }: Tried): Plan =>
	readPlan({
		holdouts,
		experiments: experiments
			.filter(({ status }) => status === 'running')
			.map(({ design }) => writtenOf(design)),
	});

/** A design as @marquee/allocation reads it. */
export const writtenOf = (design: ExperimentDesign): Readonly<Record<string, unknown>> => {
	const { key, layer, slots, share, audience, forced } = design;
	return {
		key,
		share,
		arms: armsOf(design),
		...(layer !== undefined && { layer }),
		...(slots !== undefined && { slots }),
		...(audience !== undefined && { audience }),
		...(forced !== undefined && { forced }),
	};
};

/**
 * The arms that profiles are split over. All members of an interleaved experiment are in one, which has both; its own arms can be
 * forced, so that somebody sees one of them whole.
 */
function armsOf({ kind, arms }: ExperimentDesign) {
	if (kind === 'ab') return arms.map(({ key, weight = 1 }) => ({ key, weight }));
	return [{ key: interleavedArm, weight: 1 }, ...arms.map(({ key }) => ({ key, weight: 0 }))];
}
