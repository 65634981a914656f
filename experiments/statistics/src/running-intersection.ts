import type { Reading } from './reading.ts';

/**
 * What looks at one confidence sequence say together after each: the ends that all intervals so far share, and the least
 * p-value. An effect that one look has excluded stays excluded.
 *
 * Where the intervals have nothing in common (which happens with chance alpha at most) the latest look stands alone.
 *
 * @paper Howard, Ramdas, McAuliffe, Sekhon: Time-uniform, Nonparametric, Nonasymptotic Confidence Sequences. Annals of Statistics 2021.
 */
export function runningIntersection(looks: readonly Reading[]): readonly Reading[] {
	let [low, high, pValue] = [-Infinity, Infinity, 1];
	return looks.map((look) => {
		[low, high, pValue] = [
			Math.max(low, look.low),
			Math.min(high, look.high),
			Math.min(pValue, look.pValue),
		];
		return low <= high ? { ...look, low, high, pValue } : { ...look, pValue };
	});
}
