import type { InterleavedThing, SkippedStage } from '@marquee/contracts';

/** What of pages can be interleaved: their rows, or the titles within rows that both have. */
export type InterleavedOnPage = Exclude<InterleavedThing, 'search'>;

/** Which experiment draws from two pages, and what it draws. */
export interface InterleavingAsked {
	readonly experiment: string;
	readonly thing: InterleavedOnPage;
	/** The keys of the control and of the treatment. */
	readonly arms: readonly [string, string];
}

/** By what a page was made. */
export interface MadeBy {
	readonly policy: string;
	readonly layout: string;
	readonly ranker: string;
	readonly bundle: string;
	/** What it did without. */
	readonly skipped: readonly SkippedStage[];
}

/** A page drawn from two; rows and titles say by whom they were picked. */
export interface DrawnFromTwo extends InterleavingAsked {
	/** The treatment’s page; the control’s is what the trace itself says. */
	readonly other: MadeBy;
}

/** A page that should have been drawn from two, and is one of them, whole: nobody earns anything by it. */
export interface NotDrawn extends InterleavingAsked {
	readonly instead: {
		/** The arm whose page it is. */
		readonly arm: string;
		/** What became of the other. */
		readonly because: string;
	};
}

/** What a trace says of interleaving. */
export type InterleavingTrace = DrawnFromTwo | NotDrawn;
