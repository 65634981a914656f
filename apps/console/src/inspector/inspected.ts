import type { Page } from '@marquee/contracts';
import type { Trace } from '../answers/trace.ts';
import { type Said, said } from '../said.ts';
import { Declined, isAboutKey, orAbsent, type Service } from '../service.ts';

/** A page under inspection: as much of it as there is. */
export interface Inspected {
	readonly page?: Page;
	readonly trace?: Trace;
	/** Why it is not whole. */
	readonly lacks?: Said;
}

/** Pages that were just answered: what the viewer got, which a page made again need not be. */
export interface RecentPages {
	readonly keep: (page: Page) => void;
	readonly of: (requestId: string) => Page | undefined;
}

/** The last so many pages. */
export function recentPages(most = 8): RecentPages {
	const pages = new Map<string, Page>();
	return {
		keep: (page) => {
			pages.delete(page.requestId);
			pages.set(page.requestId, page);
			if (pages.size > most) pages.delete(pages.keys().next().value!);
		},
		of: (requestId) => pages.get(requestId),
	};
}

/**
 * A page and its trace: the page as it was answered, where that was just now, else made again from the log. A page
 * without a trace was kept from before or is what is popular; of a trace without a page ids alone are shown.
 *
 * @throws {Declined} where there is neither, or the key was declined.
 */
export async function inspected(
	service: Pick<Service, 'trace' | 'again'>,
	recent: RecentPages,
	requestId: string,
	signal?: AbortSignal,
): Promise<Inspected> {
	const page = recent.of(requestId);
	if (page !== undefined) {
		const trace = await orAbsent(service.trace(requestId, signal));
		return trace ? { page, trace } : { page, lacks: untraced(page) };
	}
	const trace = await service.trace(requestId, signal);
	try {
		return { page: (await service.again(requestId, {}, signal)).page, trace };
	} catch (error) {
		if (isAboutKey(error) || !(error instanceof Declined)) throw error;
		return { trace, lacks: said(error) };
	}
}

const untraced = ({ served }: Page): Said => ({
	what:
		served.how === 'fresh'
			? 'No trace of this page is kept.'
			: `This page was not made anew: it is ${served.how === 'kept' ? 'an older page of the profile' : 'what is popular'}${served.because ? ` (${served.because})` : ''}.`,
	remedy: 'Scores, counts and times are in traces alone.',
});
