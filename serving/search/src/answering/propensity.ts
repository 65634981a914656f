import type { Arrangement } from '../ranking/arranged.ts';

/** The probability of the title at a position, given those before it: chance has a say at one alone. */
export const propensityAt = ({ exploration }: Arrangement, position: number): number =>
	exploration?.place === position ? exploration.propensity : 1;
