import type { ChoiceLog } from './choice-log.ts';
import type { Chances, Target } from './target.ts';

/**
 * So often at least would the target have chosen an action in as many rows, and the log never did. By the rule of three its propensity is
 * then below 3 / n, so its weight would be above three at the least, and nobody knows how far above.
 * @paper Hanley, Lippman-Hand: If Nothing Goes Wrong, Is Everything All Right? JAMA 1983.
 */
export const fewestExpected = 10;

/**
 * How much of its choosing the target gives to what the log could not have shown.
 *
 * Where the log keeps the probabilities of all that could be chosen, that is what had none: mean of Σₐ πₑ(a | x) 1{π_b(a | x) = 0}. Elsewhere
 * it is what was never chosen within a label of the first context (a position) though the target would have chosen it ten times; and, row
 * by row, what was chosen with a probability of 0.
 */
export function unsupportedMass(log: ChoiceLog, target: Target): number {
	const unknown: Unseen = unseenIn(log);
	let mass = 0;
	for (let i = 0; i < log.rewards.length; i++) {
		const chances = target.chances(i);
		const logging = log.logging?.(i);
		if (log.propensities[i] === 0) mass += target.ofChosen(i);
		else if (chances === undefined) continue;
		else if (logging !== undefined) mass += massWithout(chances, logging);
		else unknown.meet(i, chances);
	}
	return (mass + unknown.mass()) / log.rewards.length;
}

function massWithout({ probabilities }: Chances, logging: Float64Array): number {
	let mass = 0;
	for (let k = 0; k < logging.length; k++) if (logging[k] === 0) mass += probabilities[k]!;
	return mass;
}

interface Unseen {
	readonly meet: (row: number, chances: Chances) => void;
	readonly mass: () => number;
}

/** Gathers what the target gives to actions that the log never shows under a label. */
function unseenIn({ actions, chosen, contexts: [first] }: ChoiceLog): Unseen {
	const A = actions.length;
	const labels = first?.labels.length ?? 1;
	const labelOf = (row: number) => first?.codes[row] ?? 0;
	const seen = new Uint8Array(labels * A);
	for (let i = 0; i < chosen.length; i++) seen[labelOf(i) * A + chosen[i]!] = 1;
	const isWhole = seen.every((each) => each === 1);
	const expected = new Float64Array(labels * A);
	return {
		meet: (row, { actions: places, probabilities }) => {
			if (isWhole) return;
			const at = labelOf(row) * A;
			for (let k = 0; k < probabilities.length; k++)
				expected[at + (places === undefined ? k : places[k]!)]! += probabilities[k]!;
		},
		mass: () =>
			expected.reduce(
				(sum, times, cell) => (seen[cell] === 0 && times >= fewestExpected ? sum + times : sum),
				0,
			),
	};
}
