import type { Catalogue } from '@marquee/catalogue';
import type { Evidence } from '@marquee/contracts';
import type { Candidate, Outcome, Provenance, Scored, Source } from '@marquee/pipeline';
import type { Activity, TitleFacts } from '@marquee/ranking';
import type { Likeness, Popularity, TitleCandidate } from '@marquee/retrieval';
import type { HomeQuery } from './home-query.ts';
import type { Family, HomePolicy } from './policy.ts';

/** A title with its rank in a row. */
export type RankedTitle = TitleCandidate & Provenance & TitleFacts & Activity & Scored;

/** A row that may be placed: the candidate of the page. */
export interface Row extends Candidate {
	readonly family: Family;
	readonly heading: string;
	readonly evidence: Evidence;
	/** With fewer titles than this it is not shown. */
	readonly fewest: number;
	/** What its own pipeline decided: slate, reserve, rejections. */
	readonly titles: Outcome<RankedTitle>;
	/** How much the model believes in its first titles, in deviations; 0 where it does not say. */
	readonly appeal: number;
	/** Why one of its titles stands in it. */
	readonly evidenceFor: (title: RankedTitle) => Evidence;
}

/** What rows are made from. */
export interface Makings {
	readonly catalogue: Catalogue;
	readonly popularity: Popularity;
	readonly likeness: Likeness;
	readonly policy: HomePolicy;
}

/** Offers the rows of one family: a source of the page. A family that has nothing to offer offers no row. */
export type RowFamily = Source<HomeQuery, Row>;

/** So many titles are on the screen before anyone scrolls: they make the appeal of a row. */
const atFirstGlance = 6;

/** The mean taste of the titles at first glance. */
export function appealOf(titles: readonly RankedTitle[], { taste }: HomeQuery): number {
	const first = titles.slice(0, atFirstGlance);
	if (taste === undefined || first.length === 0) return 0;
	return first.reduce((sum, { index }) => sum + taste[index]!, 0) / first.length;
}
