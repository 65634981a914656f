import type { Page } from '@marquee/contracts';
import type { Happening } from '../events/happenings.ts';
import type { Act } from '../home/opinion.ts';
import type { Activity, Asking } from '../service.ts';

/** What can be done in the space of a profile, and what was done there since it was entered. */
export interface Space {
	readonly asking: Asking;
	/** Opens a title that a page shows. */
	readonly open: (titleId: string, page: Page) => void;
	/** Notes which page shows a title that is opened otherwise. */
	readonly show: (titleId: string, page: Page) => void;
	/** Says what happened to a title, thanks to which page; `requestId` where another answer than the page's led to it. */
	readonly report: (
		page: Page | undefined,
		titleId: string,
		happening: Happening,
		requestId?: string,
	) => void;
	/** Does something with a title that a page shows. */
	readonly act: (page: Page | undefined) => Act;
	readonly activityOf: (titleId: string) => Activity | undefined;
	/** The page that a title was opened from. */
	readonly shownBy: (titleId: string) => Page | undefined;
}
