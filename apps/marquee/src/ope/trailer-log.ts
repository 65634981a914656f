import { settle, trailerChoices } from '@marquee/trailers';
import type { EpochMs } from '@marquee/units';
import type { StateFolder } from '../facts/state-folder.ts';
import { pastChoices, pastEvents } from '../serving/past-choices.ts';
import { nothingSettled } from './logged-columns.ts';
import type { ServiceLog } from './service-log.ts';

/** Trailers that were chosen among several, with the rewards that the service itself learns from. */
export async function trailerLog(folder: StateFolder, until: EpochMs): Promise<ServiceLog> {
	const { trailers: decisions } = await pastChoices(folder);
	const profiles = new Set(decisions.map(({ profileId }) => profileId));
	const events = await pastEvents(folder, (event) =>
		profiles.has(event.profileId) && (event.kind === 'play' || event.kind === 'trailer-play')
			? event
			: undefined,
	);
	const { settled } = settle({ decisions, events, until });
	const choices = settled.filter(({ arms }) => arms.length > 1);
	if (choices.length === 0) throw nothingSettled(folder.decisions);
	return { log: trailerChoices(choices), special: new Map() };
}
