/** What messages gain and cost, all in visits: what a visit is worth in money changes no decision. */
export interface Economy {
	/** What every message costs, whoever gets it: the attention of somebody who did not ask. */
	readonly messageCost: number;
	/** Each further message of a week draws so much of what the one before drew: above 0, at most 1. */
	readonly fatigue: number;
	/** How likely the first message of a week makes its reader switch messages off. */
	readonly optOutRisk: number;
	/** Each further message of a week multiplies that risk: at least 1. */
	readonly optOutGrowth: number;
	/** Visits lost by somebody who can no longer be told of anything. */
	readonly optOutLoss: number;
}

/**
 * Complaints are far too rare to learn a cost of annoyance from them, and without one every sender sends too much; so a
 * cost is declared. Here a first message must bring a visit to at least 4 of 100 readers who would not have come.
 */
export const usualEconomy: Economy = {
	messageCost: 0.02,
	fatigue: 0.75,
	optOutRisk: 0.001,
	optOutGrowth: 1.5,
	optOutLoss: 20,
};

/**
 * What the k-th message of a week is worth, in visits:
 *
 *   worth(k) = uplift · fatigue^(k−1) − cost − risk · growth^(k−1) · loss
 *
 * with `uplift` how likely a first message brings a visit that would not have been. Never rises with k.
 */
export function worthOfMessage(uplift: number, k: number, economy: Economy): number {
	const { messageCost, fatigue, optOutRisk, optOutGrowth, optOutLoss } = economy;
	const risk = Math.min(1, optOutRisk * optOutGrowth ** (k - 1));
	return uplift * fatigue ** (k - 1) - messageCost - risk * optOutLoss;
}

/** @throws {RangeError} if further messages would be worth more than first ones, or a cost is negative. */
export function requireEconomy(economy: Economy): void {
	const { messageCost, fatigue, optOutRisk, optOutGrowth, optOutLoss } = economy;
	const tiring = fatigue > 0 && fatigue <= 1 && optOutGrowth >= 1;
	const costly = messageCost >= 0 && optOutRisk >= 0 && optOutLoss >= 0;
	if (tiring && costly) return;
	throw new RangeError(`no economy of messages: ${JSON.stringify(economy)}`);
}
