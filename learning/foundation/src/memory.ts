import { addMemory, type LinearMemory } from '@marquee/baselines';
import type { History } from '@marquee/histories';

/** What a linear model remembers of histories, and how much it counts beside taste. */
export interface Memory {
	readonly linear: LinearMemory;
	/** How much the memory counts. */
	readonly share: number;
	/** How much taste and popularity count. */
	readonly tasteShare: number;
}

/**
 * Mixes into the scores of one request what the memory makes of its history.
 *
 *   score = tasteShare · (taste + prior) + share · m / σ(m)
 *
 * σ is the deviation of m over the titles that the memory knows: a long history adds up to more without knowing better, while
 * taste stays on its scale. Of a title that the memory does not know it says 0. A history of which it says the same of all
 * titles, such as none, leaves taste alone in charge.
 */
export function besideTaste({
	linear,
	share,
	tasteShare,
}: Memory): (history: History, scores: Float32Array) => void {
	const said = new Float64Array(linear.titles); // m
	return (history, scores) => {
		addMemory(said.fill(0), linear, history);
		const deviation = deviationOf(said);
		if (deviation === 0) return;
		for (let title = 0; title < scores.length; title++)
			scores[title] = tasteShare * scores[title]! + (share / deviation) * (said[title] ?? 0);
	};
}

/** In two passes, so that equal numbers deviate by exactly 0. */
function deviationOf(numbers: Float64Array): number {
	let [sum, squares] = [0, 0];
	for (const number of numbers) sum += number;
	const mean = sum / numbers.length;
	for (const number of numbers) squares += (number - mean) ** 2;
	return Math.sqrt(squares / numbers.length);
}
