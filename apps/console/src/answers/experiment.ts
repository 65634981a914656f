import type { Experiment } from '@marquee/contracts';

/** An experiment with the profiles that met each of its arms so far. */
export type ListedExperiment = Experiment & {
	readonly members?: Readonly<Record<string, number>>;
};

/** Everybody who met one of the arms. */
export const membersOf = ({ members = {} }: ListedExperiment): number =>
	Object.values(members).reduce((sum, each) => sum + each, 0);
