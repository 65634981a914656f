import { fold } from '../fold.ts';

const digits = '90';
const firstNamed = 2;

/**
 * Reads decades of the twentieth century, and later ones where the numeral says so.
 *
 * @param names words for the twenties to the nineties, folded. @param signs what stands around the numeral `#`.
 */
export function decadeReader(
	names: readonly (readonly string[])[],
	signs: readonly string[],
): (folded: string) => number | undefined {
	const named = new Map(
		names.flatMap((words, i) => words.map((word) => [word, 1900 + (firstNamed + i) * 10])),
	);
	const patterns = signs.map((sign) => {
		// Folded around a real numeral, since what a sign becomes depends on what stands beside it.
		const [before, after] = fold(sign.replace('#', digits)).split(digits);
		return new RegExp(`^${before}((?:1[89]|20)?\\d0)${after}$`, 'u');
	});
	return (folded) => {
		const name = named.get(folded);
		if (name !== undefined) return name;
		for (const pattern of patterns) {
			const numeral = pattern.exec(folded)?.[1];
			if (numeral !== undefined) return yearOf(Number(numeral));
		}
		return undefined;
	};
}

/** Two digits are of the last century but for the noughties and the tens. */
function yearOf(numeral: number): number {
	if (numeral >= 100) return numeral;
	return numeral <= 10 ? 2000 + numeral : 1900 + numeral;
}
