import { hash32, msPerSecond } from '@marquee/units';
import type { Sitting } from './sitting.ts';

/**
 * What a day looks like, as a number that another day has only if it is the same: titles, beginnings and lengths, to
 * the second; of a day with one sitting to the millisecond, since a premiere that starts by itself sends thousands of
 * viewers off in the same second.
 *
 * A hash of 53 bits: among a million days two different ones meet by accident with a probability of 6e-5, and a rule
 * needs several.
 */
export function patternOf(sittings: readonly Sitting[]): number {
	const grain = sittings.length === 1 ? 1 : msPerSecond;
	const text = sittings
		.map(({ titleId, beganMs, lengthMs }) =>
			[titleId, Math.floor(beganMs / grain), Math.floor(lengthMs / grain)].join(' '),
		)
		.sort()
		.join('\n');
	return (hash32(text, 1) & 0x1fffff) * 0x100000000 + hash32(text, 2);
}
