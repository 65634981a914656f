import type { Catalogue } from '@marquee/catalogue';
import type { Page } from '@marquee/contracts';
import type { Clock } from '@marquee/units';
import type { ProfileState } from '@marquee/viewing';
import type { Breaker } from './breaker.ts';
import { pageOfKept } from './kept-page.ts';
import { keptPages, keptUnder } from './kept-pages.ts';
import type { LadderLimits } from './limits.ts';
import type { PageAsked } from './page-asked.ts';
import type { PageOutline } from './page-outline.ts';
import { type CountTrending, popularPages } from './popular-pages.ts';
import type { RuleKeeping } from './rule-keeping.ts';

export interface OlderParts {
	readonly catalogue: Pick<Catalogue, 'titles' | 'title'>;
	readonly trending: CountTrending;
	/** Stands before the count of what is popular. */
	readonly counting: Breaker;
	readonly keeping: RuleKeeping;
	readonly clock: Clock;
	readonly report: (stage: string, cause: unknown) => void;
	readonly limits: LadderLimits;
}

/** The lower rungs: pages that are there already, held to the rules as of now. None of them waits or fails. */
export interface OlderPages {
	readonly keep: (asked: PageAsked, page: PageOutline) => void;
	/** The last page of this profile here; `undefined` if none is kept, it is too old, or all of it is forbidden by now. */
	readonly kept: (asked: PageAsked, state: ProfileState | undefined) => Page | undefined;
	/** What is popular where the profile watches; of what is its own, as the profile left it. */
	readonly popular: (asked: PageAsked, state: ProfileState | undefined) => Page;
	/** Somebody watches there: what is popular is counted, if it was not counted lately. */
	readonly expect: (country: string | undefined) => void;
	readonly size: () => { readonly pages: number; readonly bytes: number };
}

/** Keeps pages, and counts what is popular, for the time when no fresh page is to be had. */
export function olderPages(parts: OlderParts): OlderPages {
	const { catalogue, clock, keeping, limits, counting, report } = parts;
	const pages = keptPages(limits.keptBytes);
	const popular = popularPages({
		catalogue,
		clock,
		report,
		trending: (country, now) => counting.ask(() => parts.trending(country, now)),
	});
	return {
		keep: (asked, page) => pages.keep(keptUnder(asked), page),
		kept: (asked, state) => {
			const key = keptUnder(asked);
			const found = pages.find(key);
			if (found === undefined) return undefined;
			const allowed = keeping.allowed(asked, state);
			const { page, leftOut } = pageOfKept(found.form, (titleId) => {
				const title = catalogue.title(titleId);
				return title === undefined ? undefined : allowed(title);
			});
			const isTooOld = clock.now() - found.generatedAt > limits.keptAtMostMs;
			if (!isTooOld && (page.rows.length > 0 || leftOut === 0)) return page;
			pages.forget(key);
			return undefined;
		},
		popular: (asked, state) => popular.page({ ...asked, state }, keeping.allowed(asked, state)),
		expect: popular.expect,
		size: pages.size,
	};
}
