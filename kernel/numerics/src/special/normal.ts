import { erfc } from './erfc.ts';

/** The chance that a standard normal variable lies at or below z; small ones keep their digits. */
export const normalLower = (z: number): number => 0.5 * erfc(-z / Math.SQRT2);

/** The chance that a standard normal variable lies above z; small ones keep their digits. */
export const normalUpper = (z: number): number => 0.5 * erfc(z / Math.SQRT2);
