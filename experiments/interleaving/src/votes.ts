/** What one list earned its rankers with one user. */
export interface Earned {
	readonly user: string;
	/** (rankers) */
	readonly credits: readonly number[];
	/** How many items of the list were chosen. */
	readonly choices: number;
}

/**
 * One vote for each user, however often they chose: choices of one person are not independent, and a few who choose much
 * would speak for all.
 *
 *   v_u = Σ (c_B − c_A) / Σ choices,   sums over all lists of the user
 *
 * Between −1 and 1; above 0 for the second of the two, and 0 on average if choices are blind to rankers. Where a choice
 * earns one ranker 1, it is (c_B − c_A) / (c_A + c_B) for those who earned anything. Users who chose nothing did not vote.
 */
export function votes(
	earned: Iterable<Earned>,
	[one, other]: readonly [number, number] = [0, 1],
): ReadonlyMap<string, number> {
	const sums = new Map<string, { difference: number; choices: number }>();
	for (const { user, credits, choices } of earned) {
		const before = sums.get(user) ?? { difference: 0, choices: 0 };
		const difference = (credits[other] ?? 0) - (credits[one] ?? 0);
		sums.set(user, {
			difference: before.difference + difference,
			choices: before.choices + choices,
		});
	}
	const voted = [...sums].filter(([, { choices }]) => choices > 0);
	return new Map(voted.map(([user, { difference, choices }]) => [user, difference / choices]));
}
