import type { TitleIndex } from '@marquee/catalogue';
import type { Title } from '@marquee/contracts';
import type { Team } from '@marquee/interleaving';
import type { Rejection } from '@marquee/pipeline';
import type { Objective } from '@marquee/rankers';
import type { DiversityTaken } from '@marquee/ranking';
import type { TitleId } from '@marquee/units';
import type { TitleActivity } from '@marquee/viewing';
import type { RowOffer } from './row-offer.ts';

/** A title in its place in a row. */
export interface RankedTitle {
	readonly id: TitleId;
	readonly index: TitleIndex;
	readonly title: Title;
	/** What the profile did with it; `undefined`: nothing. */
	readonly activity: TitleActivity | undefined;
	/** What the row ordered it by; comparable within its row only. */
	readonly score: number;
	/** What the ranker expects of showing it; absent where the row's order was given. */
	readonly objectives?: Readonly<Record<Objective, number>>;
	/** With which probability the page was to show this title at this place, given all before it. */
	readonly propensity: number;
	/** Who found it for the request as a whole, beside the row's own source. */
	readonly finders: readonly string[];
	/** With which probability its source was to find it; absent where chance had no say. */
	readonly foundWith?: number;
	/** Which of two interleaved pages picked it and earns by it. */
	readonly team?: Team;
}

/** How many a row began with, how many the ranker saw, and how many are shown: 1000 → 100 → 30. */
export interface FunnelCounts {
	readonly retrieved: number;
	readonly admitted: number;
	readonly considered: number;
	readonly shown: number;
}

/** A row as it stands on a page. */
export interface RankedRow {
	readonly offer: RowOffer;
	readonly slate: readonly RankedTitle[];
	/** Those considered and not shown, best first. */
	readonly reserve: readonly { readonly index: TitleIndex; readonly score: number }[];
	readonly rejected: readonly Rejection[];
	readonly funnel: FunnelCounts;
	/** What diversity took; absent where the order was given. */
	readonly diversity?: DiversityTaken;
	/** What the row was worth when it was placed. */
	readonly worth: number;
	/** With which probability the page was to show this row here, given all above it; absent where it was certain. */
	readonly propensity?: number;
	/** Which of two interleaved pages picked it and earns by it. */
	readonly team?: Team;
}
