import type { Recipe } from '@marquee/contracts';
import type { BreakerCounts, PageOutline } from '@marquee/degradation';
import type { CountedFacts, PageHead, PageRequest } from '@marquee/page';
import type { EpochMs } from '@marquee/units';
import type { CrossingFailure } from '../../background/crossing.ts';
import type { PageTreatment } from '../experiments/treated-pages.ts';

/** What a thread is begun with. */
export interface ThreadBeginning {
	/** The state folder. */
	readonly state: string;
	/** How rows are laid out where no recipe says, by name. */
	readonly layout: string;
	/** Which pages keep what their ranker read, and of how many titles. */
	readonly featuresKept: { readonly share: number; readonly titles: number };
	readonly followed: Followed;
	/** As of when it counts what is counted. */
	readonly now: EpochMs;
}

/** What is served and tried. */
export interface Followed {
	/** The hash of the bundle that serves. */
	readonly serving: string | undefined;
	readonly recipes: readonly Recipe[];
}

/** A page to be made; the signal stays, and is told of by `give-up`. */
export interface PageToMake {
	readonly request: Omit<PageRequest, 'signal'>;
	readonly treatment: PageTreatment | undefined;
}

/** What a thread is told. Messages arrive in order. */
export type ToThread =
	| ({ readonly kind: 'make'; readonly id: number } & PageToMake)
	| { readonly kind: 'give-up'; readonly id: number }
	| { readonly kind: 'changed'; readonly told: Parameters<CountedFacts['changed']> }
	| ({ readonly kind: 'follow'; readonly id: number } & Followed)
	| { readonly kind: 'end' };

/** What a page is handed over as: what is said of it as a whole, and bytes that nobody has to read. */
export interface HandedPage {
	readonly head: PageHead;
	readonly bytes: Uint8Array;
	readonly outline: PageOutline;
	/** JSON in UTF-8. */
	readonly trace: Uint8Array;
}

/** What a thread says. */
export type FromThread =
	| { readonly kind: 'ready' }
	| ({ readonly kind: 'made'; readonly id: number } & HandedPage)
	| { readonly kind: 'followed'; readonly id: number }
	| { readonly kind: 'given-up'; readonly id: number }
	| { readonly kind: 'failed'; readonly id: number; readonly failure: CrossingFailure }
	| { readonly kind: 'report'; readonly stage: string; readonly failure: CrossingFailure }
	| { readonly kind: 'guards'; readonly guards: readonly GuardFared[] };

/** How one breaker fared. */
export interface GuardFared {
	readonly name: string;
	readonly counts: BreakerCounts;
}
