import { type Chances, chanceOf, type Target } from '../target.ts';

/** A part of a mixture. */
export interface Part {
	readonly share: number;
	readonly target: Target;
}

/**
 * One of several policies, drawn anew for each choice: π(a | x) = Σₖ shareₖ πₖ(a | x).
 *
 * @throws {RangeError} if the shares are not probabilities that add up to 1.
 */
export function mixed(parts: readonly Part[]): Target {
	const total = parts.reduce((sum, { share }) => sum + share, 0);
	if (!(Math.abs(total - 1) < 1e-9) || parts.some(({ share }) => !(share >= 0)))
		throw new RangeError(`shares ${parts.map(({ share }) => share).join(', ')} do not add up to 1`);
	return {
		name: parts.map(({ share, target }) => `${share}*${target.name}`).join('+'),
		ofChosen: (row) =>
			parts.reduce((sum, { share, target }) => sum + share * target.ofChosen(row), 0),
		chances: (row) => {
			const known: Chances[] = [];
			for (const { target } of parts) {
				const chances = target.chances(row);
				if (chances === undefined) return undefined;
				known.push(chances);
			}
			return together(known, parts);
		},
		expected: (row, of) => {
			let sum = 0;
			for (const { share, target } of parts) {
				const part = target.expected(row, of);
				if (part === undefined) return undefined;
				sum += share * part;
			}
			return sum;
		},
	};
}

function together(known: readonly Chances[], parts: readonly Part[]): Chances {
	const { actions, probabilities } = known[0]!;
	const mixed = probabilities.map((_, place) =>
		known.reduce(
			(sum, chances, k) =>
				sum + parts[k]!.share * chanceOf(chances, actions === undefined ? place : actions[place]!),
			0,
		),
	);
	return { probabilities: mixed, ...(actions && { actions }) };
}
