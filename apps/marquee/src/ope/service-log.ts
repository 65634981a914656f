import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ChoiceLog, Target } from '@marquee/counterfactual';
import type { EpochMs } from '@marquee/units';
import { Failure } from '@marquee/units';
import { existingStateFolder, type StateFolder } from '../facts/state-folder.ts';
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
 * The state of a service in a folder that was named as a log. A folder of data is none, and nothing is made in it.
 *
 * @throws {Failure} `state-folder-missing` if no service has been there.
 */
export function serviceFolder(path: string): StateFolder {
	if (existsSync(join(path, 'log'))) return existingStateFolder(path);
	throw new Failure('state-folder-missing', {
		responsible: 'caller',
		what: 'there is no service in this folder',
		where: resolve(path),
		remedy: 'Name the state folder of a service, or a file of choices.',
	});
}

/**
 * Reads what a service chose on one surface and what came of it, also beside the running service.
 *
 * @throws {Failure} `ope-log-empty` if nothing is settled yet.
 */
export const serviceLog = (folder: StateFolder, surface: Surface, until: EpochMs) =>
	readers[surface](folder, until);
