/** One way to write a name, ready to be compared. */
export interface NameForm {
	/** Folded: words are parted by one space. */
	readonly text: string;
	/** `written`: the name itself; otherwise how this came from it. */
	readonly how: string;
	/** What it costs to be found by this form and not by the name itself, in edits; 0 for `written`. */
	readonly cost: number;
}

/** What it costs to be found otherwise than as written, where both sides mean the same: next to nothing. */
export const formCosts = {
	/** `Mueller` for `Müller`. */
	expansion: 0,
	/** `the matrix` for `Matrix, The`. */
	order: 0.1,
	/** `rocky 2` for `Rocky II`, `fast and furious` for `Fast & Furious`. */
	numerals: 0.1,
	/** `matrix` for `The Matrix`. */
	'without-article': 0.2,
	/** `dune` for `Dune (2021)`. */
	'without-aside': 0.2,
	/** One side of a colon. */
	part: 0.5,
	/** `lotr`. Three letters mean many things. */
	initials: 1,
	/** The same keys on another keyboard. */
	keyboard: 1,
} as const;

/** Gathers forms: the first of those with one text stays, blank ones are none. */
export interface Forms {
	readonly all: readonly NameForm[];
	readonly add: (how: string, cost: number, folded: string) => void;
}

/** Begins with the written form, which alone may be blank. */
export function formsOf(written: string): Forms {
	const all: NameForm[] = [{ text: written, how: 'written', cost: 0 }];
	return {
		all,
		add: (how, cost, text) => {
			if (text === '') return;
			// Few forms: looking through them is quicker than a set.
			for (const form of all) if (form.text === text) return;
			all.push({ text, how, cost });
		},
	};
}
