import type { TrailerDecision } from './choice.ts';
import type { Situation } from './situation.ts';

/** What the policy looked at when it decided: any policy can be asked the same again. */
export const situationOf = ({ titleId, arms, viewer }: TrailerDecision): Situation => ({
	titleId,
	trailers: arms,
	viewer,
});
