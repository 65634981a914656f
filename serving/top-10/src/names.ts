/** Texts by small numbers: what is kept per sitting is then numbers alone. */
export interface Names {
	/** The number of a text, given to it now if it has none. */
	readonly numberOf: (text: string) => number;
	/** The text of a number that was given. */
	readonly text: (number: number) => string;
	/** All texts: the first has number 0. */
	readonly all: () => readonly string[];
}

/** Numbers for texts; those given here have theirs already, in this order. */
export function namesOf(known: readonly string[] = []): Names {
	const texts = [...known];
	const numbers = new Map(texts.map((text, number) => [text, number]));
	return {
		numberOf: (text) => {
			const number = numbers.get(text);
			if (number !== undefined) return number;
			numbers.set(text, texts.length);
			return texts.push(text) - 1;
		},
		text: (number) => texts[number]!,
		all: () => texts,
	};
}
