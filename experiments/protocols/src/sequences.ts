import { type Histories, histories } from '@marquee/histories';

/**
 * Sequences of title indices, one per profile and oldest first, as histories without times: the form in which
 * `user item` and `user item item item …` files arrive.
 */
export const historiesOfSequences = (
	sequences: readonly (readonly number[])[],
	titles: number,
): Histories =>
	histories(
		sequences.flatMap((sequence, profile) => sequence.map((title) => ({ profile, title }))),
		{ profiles: sequences.length, titles },
	);
