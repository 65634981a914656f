/** The learning rate of a step, counted from 0. */
export type Schedule = (step: number) => number;

/** The same rate at every step. */
export const constantRate =
	(rate: number): Schedule =>
	() =>
		rate;
