import type { Happening } from '../events/happenings.ts';
import type { Act } from '../home/opinion.ts';
import type { Activity, Asking } from '../service.ts';
import type { Answered } from '../surfaces/answered.ts';

/** What can be done in the space of a profile, and what was done there since it was entered. */
export interface Space {
	readonly asking: Asking;
	/** Opens a title that an answer shows. */
	readonly open: (titleId: string, page: Answered) => void;
	/** Notes which answer shows a title that is opened otherwise. */
	readonly show: (titleId: string, page: Answered) => void;
	/** Says what happened to a title, thanks to which answer; `requestId` where another answer than the page's led to it. */
	readonly report: (
		page: Answered | undefined,
		titleId: string,
		happening: Happening,
		requestId?: string,
	) => void;
	/** Does something with a title that an answer shows. */
	readonly act: (page: Answered | undefined) => Act;
	readonly activityOf: (titleId: string) => Activity | undefined;
	/** The answer that a title was opened from. */
	readonly shownBy: (titleId: string) => Answered | undefined;
}
