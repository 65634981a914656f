/** How the box stands when a key is pressed in it. */
export interface Box {
	readonly text: string;
	/** How many suggestions arrows may lead to. */
	readonly suggestions: number;
	/** Which of them they have come to. */
	readonly active: number | undefined;
}

/** What a key in the box does: it leads to a suggestion or back to the text, takes it, asks, or empties the box. */
export type BoxKey =
	| { readonly does: 'lead'; readonly to: number | undefined }
	| { readonly does: 'take'; readonly suggestion: number }
	| { readonly does: 'ask' | 'empty' };

/** What a key does; `undefined` where it is none of ours. */
export function boxKey(key: string, { text, suggestions, active }: Box): BoxKey | undefined {
	switch (key) {
		case 'ArrowDown':
		case 'ArrowUp':
			return suggestions === 0
				? undefined
				: { does: 'lead', to: nextOf(active, key === 'ArrowDown' ? 1 : -1, suggestions) };
		case 'Enter':
			return active === undefined ? { does: 'ask' } : { does: 'take', suggestion: active };
		case 'Escape':
			if (active !== undefined) return { does: 'lead', to: undefined };
			return text === '' ? undefined : { does: 'empty' };
		default:
			return undefined;
	}
}

/** One on or back; beyond either end lies the text itself. */
function nextOf(active: number | undefined, step: 1 | -1, count: number): number | undefined {
	const next = active === undefined ? (step > 0 ? 0 : count - 1) : active + step;
	return next >= 0 && next < count ? next : undefined;
}
