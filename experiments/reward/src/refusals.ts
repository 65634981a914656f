import { Failure } from '@marquee/units';

/** Every way in which past watching or past experiments can say nothing of rewards. */
export const rewardFailures = {
	'reward-data-malformed': 'these are not the numbers of past units or experiments',
	'reward-data-too-few': 'there is too little of the past to learn from',
	'reward-not-identifiable': 'what is asked for cannot be told from these data',
} as const;

export type RewardFailureCode = keyof typeof rewardFailures;

/** A refusal: the table's sentence, then what was found and what would help. */
export const refusal = (code: RewardFailureCode, found: string, remedy: string): Failure =>
	new Failure(code, {
		responsible: 'caller',
		what: `${rewardFailures[code]}: ${found}`,
		remedy,
	});
