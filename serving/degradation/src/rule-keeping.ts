import type { Catalogue } from '@marquee/catalogue';
import type { Page, PlacedTitle, Title } from '@marquee/contracts';
import type { Clock } from '@marquee/units';
import type { ProfileState } from '@marquee/viewing';
import { pageUnsound } from './errors.ts';
import { dislikedIn } from './known-profile.ts';
import type { NoticedDislikes } from './noticed-dislikes.ts';
import type { PageAsked } from './page-asked.ts';
import { brokenRule, type Rule, type RuledViewer } from './rules.ts';
import { type Tally, tally } from './tally.ts';

/** A title as pages show it. */
export type Card = PlacedTitle['title'];

export interface RuleKeepingParts {
	readonly catalogue: Pick<Catalogue, 'title'>;
	/** What a page says of a title, in a language. */
	readonly card: (title: Title, locale: string | undefined) => Card;
	readonly rules: readonly Rule[];
	readonly dislikes: Pick<NoticedDislikes, 'isDisliked'>;
	readonly clock: Clock;
	readonly report: (stage: string, cause: unknown) => void;
}

/** Holds pages to the rules, however they came about. */
export interface RuleKeeping {
	/** What an older page may show: the card of a title, or `undefined` where a rule forbids it. */
	readonly allowed: (
		asked: PageAsked,
		state: ProfileState | undefined,
	) => (title: Title) => Card | undefined;
	/**
	 * A fresh page of these titles without what it must not show: the very page where that is nothing, as where its builder keeps
	 * the rules itself. One that was made without the profile's state is held to all of them.
	 */
	readonly held: (
		page: Page,
		titleIds: readonly string[],
		asked: PageAsked,
		isOfProfile: boolean,
	) => Page;
	/** Titles taken off pages, by rule. */
	readonly takenOff: Tally['counts'];
}

/** Keeps these rules, and counts what broke them. */
export function ruleKeeping(parts: RuleKeepingParts): RuleKeeping {
	const { catalogue, card, rules, dislikes, clock, report } = parts;
	const takenOff = tally();
	const lawful = rules.filter(({ holdsFresh }) => holdsFresh);

	const viewerOf = (
		{ on, maturityLimit, profileId }: PageAsked,
		state?: ProfileState,
	): RuledViewer => {
		const disliked = dislikedIn(state);
		return {
			now: clock.now(),
			country: on?.country,
			maturityLimit,
			isDisliked: (titleId) => disliked.has(titleId) || dislikes.isDisliked(profileId, titleId),
		};
	};

	const isForbidden = (titleId: string, viewer: RuledViewer, those: readonly Rule[]): boolean => {
		const title = catalogue.title(titleId);
		const broken =
			title === undefined
				? { rule: 'in-catalogue', reason: 'no such title' }
				: brokenRule(those, title, viewer);
		if (broken === undefined) return false;
		takenOff.add(broken.rule);
		report('fresh-page', pageUnsound(`${titleId}: ${broken.rule}: ${broken.reason}`));
		return true;
	};

	return {
		allowed: (asked, state) => {
			const viewer = viewerOf(asked, state);
			return (title) => {
				const broken = brokenRule(rules, title, viewer);
				if (broken === undefined) return card(title, asked.locale);
				takenOff.add(broken.rule);
				return undefined;
			};
		},
		held: (page, titleIds, asked, isOfProfile) => {
			const those = isOfProfile ? lawful : rules;
			const viewer = viewerOf(asked);
			const forbidden = new Set(titleIds.filter((titleId) => isForbidden(titleId, viewer, those)));
			return forbidden.size === 0 ? page : without(page, forbidden);
		},
		takenOff: takenOff.counts,
	};
}

const without = (page: Page, forbidden: ReadonlySet<string>): Page => ({
	...page,
	rows: page.rows
		.map((row) => ({
			...row,
			titles: row.titles.filter(({ title }) => !forbidden.has(title.titleId)),
		}))
		.filter(({ titles }) => titles.length > 0),
});
