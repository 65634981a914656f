import { existsSync } from 'node:fs';
import { type Catalogue, catalogueOf, readCatalogue } from '@marquee/catalogue';
import {
	type ControlPlane,
	openLmdbProfileStates,
	openSegmentEventLog,
	openSqliteControlPlane,
	type TellChanges,
} from '@marquee/stores';
import type { Clock } from '@marquee/units';
import {
	catchUp,
	type EventIntake,
	type EventLog,
	eventIntake,
	type ProfileStates,
} from '@marquee/viewing';
import type { StateFolder } from './state-folder.ts';

/** The facts of one service, opened for writing: at most one process has them at a time. */
export interface Facts {
	readonly log: EventLog;
	readonly profileStates: ProfileStates;
	readonly intake: EventIntake;
	readonly controlPlane: ControlPlane;
	readonly catalogue: Catalogue;
	/** What had to be mended at the start, in words. */
	readonly mended: readonly string[];
	readonly close: () => Promise<void>;
}

/**
 * Opens log, projections and control plane on the embedded engines, and brings the projections up to the log. From then
 * on `tell` hears what every batch changed.
 *
 * @throws {Failure} `log-in-use` if another process has them, `log-corrupt` if an acknowledged event is damaged.
 */
export async function openFacts(
	folder: StateFolder,
	clock: Clock,
	tell?: TellChanges,
): Promise<Facts> {
	const { log, tornBytes } = await openSegmentEventLog(folder.log);
	const { profileStates, dropped } = openLmdbProfileStates(folder.profiles, tell);
	const controlPlane = openSqliteControlPlane(folder.controlPlane);
	const close = async () => {
		await log.close();
		await profileStates.close();
		await controlPlane.close();
	};
	try {
		const { applied, rebuilt } = await catchUp(log, profileStates);
		const catalogue = await catalogueIn(folder);
		const intake = eventIntake({
			log,
			profileStates,
			clock,
			isKnownTitle: (titleId) => catalogue.title(titleId) !== undefined,
		});
		const mended = [
			...(tornBytes > 0 ? [`cut ${tornBytes} bytes of a write that was never acknowledged`] : []),
			...(dropped === undefined ? [] : [`profile states were dropped: ${dropped}`]),
			...(rebuilt ? ['profile states were ahead of the log and were built anew'] : []),
			...(applied > 0 ? [`applied ${applied} events to the profile states`] : []),
		];
		return { log, profileStates, intake, controlPlane, catalogue, mended, close };
	} catch (cause) {
		await close();
		throw cause;
	}
}

/** The catalogue on disk; an empty one before the first import. */
export const catalogueIn = async (folder: StateFolder): Promise<Catalogue> =>
	existsSync(folder.catalogue) ? readCatalogue(folder.catalogue) : catalogueOf([]);
