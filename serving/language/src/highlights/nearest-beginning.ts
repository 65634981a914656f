/** A beginning of text that is nearest to what was typed. */
export interface Beginning {
	/** Edits between the two. */
	readonly edits: number;
	/** Its length. */
	readonly length: number;
}

/**
 * The beginning of `text` that is fewest edits from `typed`: letters wrong, missing, too many, or two neighbours exchanged.
 *
 * Of several as near, one that ends a word, else one that ends as it was typed, else the longest: who typed `matrx` has the x of
 * `matrix` already. `undefined` where all are further than `limit`.
 * @paper Damerau: A Technique for Computer Detection and Correction of Spelling Errors. CACM 1964 (optimal string alignment).
 */
export function nearestBeginning(
	typed: string,
	text: string,
	limit: number,
	endsWord: (length: number) => boolean,
): Beginning | undefined {
	const width = Math.min(text.length, typed.length + limit);
	let before: number[] = [];
	let last: number[] = Array.from({ length: width + 1 }, (_, j) => j);
	for (let i = 1; i <= typed.length; i++) {
		const row = [i];
		let least = i;
		for (let j = 1; j <= width; j++) {
			const same = typed[i - 1] === text[j - 1];
			let edits = Math.min(last[j - 1]! + (same ? 0 : 1), last[j]! + 1, row[j - 1]! + 1);
			const exchanged =
				i > 1 && j > 1 && typed[i - 1] === text[j - 2] && typed[i - 2] === text[j - 1];
			if (exchanged) edits = Math.min(edits, before[j - 2]! + 1);
			row.push(edits);
			least = Math.min(least, edits);
		}
		if (least > limit) return undefined;
		[before, last] = [last, row];
	}
	const least = Math.min(...last.slice(1));
	// Nothing to compare with is infinitely far.
	if (!(least <= limit)) return undefined;
	const preference = (length: number): number =>
		(endsWord(length) ? 2 : 0) + (text[length - 1] === typed.at(-1) ? 1 : 0);
	const length = lastIndexOfMost(last, (edits, at) => (edits === least ? preference(at) : -1));
	return { edits: least, length };
}

/** Where a value is the greatest, the last of several; the first value, of no letters at all, does not count. */
function lastIndexOfMost(
	values: readonly number[],
	weigh: (each: number, at: number) => number,
): number {
	let best = 1;
	for (let at = 2; at < values.length; at++)
		if (weigh(values[at]!, at) >= weigh(values[best]!, best)) best = at;
	return best;
}

/** How many edits a word of some length may be away and still be meant: none in two letters. */
export function editsAllowed(length: number): number {
	if (length < 3) return 0;
	if (length < 6) return 1;
	return length < 10 ? 2 : 3;
}
