/** Work that is done one piece after the other. */
export interface Turn {
	/** Begins when all that was given before has ended, however it ended. */
	readonly take: <Answer>(work: () => Promise<Answer>) => Promise<Answer>;
	/** Resolves when nothing is left. */
	readonly empty: () => Promise<void>;
}

/** A turn that nobody has taken yet. */
export function inTurn(): Turn {
	let last: Promise<unknown> = Promise.resolve();
	return {
		take: (work) => {
			const own = last.then(work);
			last = own.catch(() => undefined); // whoever gave it is told
			return own;
		},
		empty: async () => {
			await last;
		},
	};
}
