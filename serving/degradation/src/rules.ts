import { isAvailable } from '@marquee/catalogue';
import type { Title } from '@marquee/contracts';
import type { EpochMs } from '@marquee/units';

/** What rules go by: where and when a page is seen, by whom it may be seen, and what was disliked. */
export interface RuledViewer {
	readonly now: EpochMs;
	readonly country?: string | undefined;
	readonly maturityLimit?: number | undefined;
	readonly isDisliked: (titleId: string) => boolean;
}

/** A rule that no page bends, however it came about. Pure, never waits. */
export interface Rule {
	readonly name: string;
	/** Whether fresh pages are held to it too; what a page builder weighs by itself is for older pages alone. */
	readonly holdsFresh: boolean;
	/** Why the title may not be shown; `undefined` keeps it. */
	readonly reject: (title: Title, viewer: RuledViewer) => string | undefined;
}

/** Titles for older viewers are not shown. */
export const maturityRule: Rule = {
	name: 'over-maturity',
	holdsFresh: true,
	reject: ({ maturity = 0 }, { maturityLimit = Infinity }) =>
		maturity > maturityLimit ? `for ${maturity}, the profile allows ${maturityLimit}` : undefined,
};

/** A title is shown where and while one of its windows is open. */
export const territoryRule: Rule = {
	name: 'outside-territory',
	holdsFresh: true,
	reject: (title, { country, now }) =>
		isAvailable(title, country, now) ? undefined : `not to be shown in ${country ?? 'no country'}`,
};

/** What a profile has said it dislikes is not brought up again. */
export const dislikeRule: Rule = {
	name: 'disliked',
	holdsFresh: false,
	reject: ({ titleId }, { isDisliked }) => (isDisliked(titleId) ? 'disliked' : undefined),
};

/** The rules of every service. */
export const standingRules: readonly Rule[] = [maturityRule, territoryRule, dislikeRule];

/** The first rule that the title breaks, and how. */
export function brokenRule(
	rules: readonly Rule[],
	title: Title,
	viewer: RuledViewer,
): { readonly rule: string; readonly reason: string } | undefined {
	for (const rule of rules) {
		const reason = rule.reject(title, viewer);
		if (reason !== undefined) return { rule: rule.name, reason };
	}
	return undefined;
}
