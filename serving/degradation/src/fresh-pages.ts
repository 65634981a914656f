import type { Page } from '@marquee/contracts';
import type { PageRequest } from '@marquee/page';
import { type Breaker, type BreakerCounts, type BreakerOptions, breaker } from './breaker.ts';
import { pageUnsound, tooMuchToDo } from './errors.ts';
import type { LadderLimits } from './limits.ts';
import type { PageAsked } from './page-asked.ts';
import { pageLimit } from './page-limit.ts';
import { outlineOf, type PageOutline } from './page-outline.ts';
import { unsoundness } from './soundness.ts';

/** A page that is to be made. */
export interface Making {
	readonly asked: PageAsked;
	readonly request: PageRequest;
	/** Whether what is known of the profile could be read. */
	readonly isOfProfile: boolean;
}

/** A page that was made, and its outline where that was drawn with it. */
export interface MadePage {
	readonly page: Page;
	readonly outline?: PageOutline;
}

export interface FreshParts extends Required<Pick<BreakerOptions, 'stopwatch' | 'report'>> {
	readonly fresh: (request: PageRequest) => Promise<MadePage>;
	readonly limits: LadderLimits;
	/** Mean lag of the event loop over the last second. */
	readonly lagMs: () => number;
	/** What is done with a page that is sound, be it in time or too late; answers the page as it may be shown. */
	readonly received: (page: Page, outline: PageOutline, making: Making) => Page;
}

/** Fresh pages, as long as they come in time: the top of the ladder. */
export interface FreshPages {
	/** Why no page is begun now; `undefined`: one may be. */
	readonly crowd: () => unknown;
	/**
	 * A page made now.
	 *
	 * @throws {Failure} `page-unsound`, `dependency-overran`, `dependency-resting`, or what the making threw.
	 */
	readonly page: (making: Making, withinMs: number) => Promise<Page>;
	readonly underWay: () => number;
	/** So many may be under way now. */
	readonly most: () => number;
	/** Pages that came after they had been given up. */
	readonly late: () => number;
	readonly breakers: () => readonly (readonly [name: string, counts: BreakerCounts])[];
}

/** Makes pages behind one breaker per surface: where home stalls, the list may go on. */
export function freshPages(parts: FreshParts): FreshPages {
	const { stopwatch, limits, report } = parts;
	const breakers = new Map<string, Breaker>();
	const { mostUnderWay: most, fewestUnderWay: fewest, slowMs } = limits;
	const limit = pageLimit({ most, fewest, slowMs, stopwatch });
	let underWay = 0;
	let late = 0;
	const breakerOf = (surface: string): Breaker => {
		const known = breakers.get(surface);
		if (known !== undefined) return known;
		const { deadlineMs } = limits;
		const made = breaker(`fresh-page/${surface}`, { stopwatch, deadlineMs, report });
		breakers.set(surface, made);
		return made;
	};
	const made = async (making: Making, signal: AbortSignal): Promise<Page> => {
		const made = await parts.fresh({ ...making.request, signal });
		const { page, outline = outlineOf(page, limits.keptTitles) } = made;
		const unsound = unsoundness(outline, making.asked);
		if (unsound !== undefined) throw pageUnsound(unsound);
		if (signal.aborted) late++;
		return parts.received(page, outline, making);
	};
	return {
		crowd: () => {
			const lagMs = parts.lagMs();
			if (lagMs > limits.shedAboveLagMs)
				return tooMuchToDo(`the event loop is ${Math.round(lagMs)} ms late`);
			if (!limit.admits(underWay)) return tooMuchToDo(`${underWay} pages are under way`);
			return undefined;
		},
		page: async (making, withinMs) => {
			const { signal, asked } = making.asked;
			const startedMs = stopwatch.elapsedMs();
			underWay++;
			try {
				const patience = { signal, withinMs };
				return await breakerOf(asked.surface).ask((own) => made(making, own), patience);
			} finally {
				limit.done(stopwatch.elapsedMs() - startedMs, underWay);
				underWay--; // also where it stalls for ever: it has been given up, and does not count
			}
		},
		underWay: () => underWay,
		most: limit.now,
		late: () => late,
		breakers: () => [...breakers.values()].map((one) => [one.name, one.counts()] as const),
	};
}
