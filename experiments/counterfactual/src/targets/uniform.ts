import type { ChoiceLog } from '../choice-log.ts';
import type { Chances, Target } from '../target.ts';
import { stated } from './stated.ts';

/** Chooses everything that is there with the same probability. */
export function uniform(log: ChoiceLog): Target {
	const { actions, available } = log;
	if (available === undefined) {
		const even = evenOver(actions.length);
		return stated('uniform', log, () => even);
	}
	const evens = new Map<Int32Array, Chances>();
	return stated('uniform', log, (row) => {
		const choices = available(row);
		const known = evens.get(choices);
		if (known !== undefined) return known;
		const even = { ...evenOver(choices.length), actions: choices };
		evens.set(choices, even);
		return even;
	});
}

const evenOver = (count: number): Chances => ({
	probabilities: new Float64Array(count).fill(1 / count),
});
