import type { TrailerPolicy } from './trailer-policy.ts';

/** Every trailer as likely as every other: what to log with before anything is known, and what replay needs. */
export const uniform: TrailerPolicy = {
	name: 'uniform',
	version: '1',
	probabilities: ({ trailers }) => trailers.map(() => 1 / trailers.length),
};
