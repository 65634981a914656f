import type { ChoiceLog, Target } from '@marquee/counterfactual';
import type { EpochMs } from '@marquee/units';
import type { StateFolder } from '../facts/state-folder.ts';
import { messageLog } from './message-log.ts';
import { pageLog } from './page-log.ts';
import { trailerLog } from './trailer-log.ts';

/** A log of a service, and the policies that can be named only there. */
export interface ServiceLog {
	readonly log: ChoiceLog;
	readonly special: ReadonlyMap<string, Target>;
}

/** What a service decides by chance, and so can be judged by. */
export const surfaces = ['trailers', 'messages', 'pages'] as const;
export type Surface = (typeof surfaces)[number];

const readers: Readonly<
	Record<Surface, (folder: StateFolder, until: EpochMs) => Promise<ServiceLog>>
> = { trailers: trailerLog, messages: messageLog, pages: pageLog };

/**
 * Reads what a service chose on one surface and what came of it, also beside the running service.
 *
 * @throws {Failure} `ope-log-empty` if nothing is settled yet.
 */
export const serviceLog = (folder: StateFolder, surface: Surface, until: EpochMs) =>
	readers[surface](folder, until);
