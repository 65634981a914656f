/** What a model expects of an action in a row of a log. */
export type Expectation = (row: number, action: number) => number;

/** Probabilities of actions: the n-th is of the n-th action there is in the row. */
export interface Chances {
	/** Places among the log's actions; absent: all of them, in their order. */
	readonly actions?: Int32Array;
	readonly probabilities: Float64Array;
}

/** A policy on trial, asked row by row of a log what it would have done there. */
export interface Target {
	readonly name: string;
	/** πₑ(aᵢ | xᵢ): how likely it would have chosen what was chosen. */
	readonly ofChosen: (row: number) => number;
	/** πₑ(· | xᵢ); `undefined` where all that is known is how likely the chosen was. */
	readonly chances: (row: number) => Chances | undefined;
	/** Σₐ πₑ(a | xᵢ) f(xᵢ, a), or the best that can be said of it; `undefined` where nothing can. */
	readonly expected: (row: number, of: Expectation) => number | undefined;
}

/** Σₐ π(a) f(a). */
export function expectedUnder(
	{ actions, probabilities }: Chances,
	row: number,
	of: Expectation,
): number {
	let total = 0;
	for (let k = 0; k < probabilities.length; k++) {
		const p = probabilities[k]!;
		if (p !== 0) total += p * of(row, actions === undefined ? k : actions[k]!);
	}
	return total;
}

/** How likely this action is; 0 for one that is not among them. */
export function chanceOf({ actions, probabilities }: Chances, action: number): number {
	if (actions === undefined) return probabilities[action] ?? 0;
	const place = actions.indexOf(action);
	return place === -1 ? 0 : probabilities[place]!;
}
