import type { Clock } from '@marquee/units';

/** Answers that were given before, so that going back shows at once what was there. */
export interface KeptAnswers<Answer> {
	/** What was answered last, and whether it still holds. */
	readonly recall: (
		about: string,
	) => { readonly answer: Answer; readonly fresh: boolean } | undefined;
	readonly keep: (about: string, answer: Answer) => void;
	/** Something happened: what was answered so far may be shown, but has to be asked again. */
	readonly spoil: () => void;
}

const most = 12;

/** The last dozen answers, each fresh for so long unless something happens. */
export function keptAnswers<Answer>(clock: Clock, freshMs = 5 * 60_000): KeptAnswers<Answer> {
	const kept = new Map<string, { answer: Answer; freshUntil: number }>();
	return {
		recall: (about) => {
			const found = kept.get(about);
			return found && { answer: found.answer, fresh: clock.now() < found.freshUntil };
		},
		keep: (about, answer) => {
			kept.delete(about);
			kept.set(about, { answer, freshUntil: clock.now() + freshMs });
			for (const oldest of kept.keys()) if (kept.size > most) kept.delete(oldest);
		},
		spoil: () => {
			for (const each of kept.values()) each.freshUntil = Number.NEGATIVE_INFINITY;
		},
	};
}
