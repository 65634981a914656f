import { existsSync } from 'node:fs';
import type { ViewingEvent } from '@marquee/contracts';
import type { NotificationDecision } from '@marquee/notifications';
import { readSegmentDecisionLog, readSegmentEventLog } from '@marquee/stores';
import type { TrailerDecision } from '@marquee/trailers';
import type { StateFolder } from '../facts/state-folder.ts';
import type { LoggedChoice } from './decisions.ts';

/** All decisions that are kept, by what they were about. */
export interface PastChoices {
	readonly trailers: readonly TrailerDecision[];
	readonly messages: readonly NotificationDecision[];
}

/** Reads the decision log of a state folder, also beside the service that writes it. */
export async function pastChoices(folder: StateFolder): Promise<PastChoices> {
	const trailers: TrailerDecision[] = [];
	const messages: NotificationDecision[] = [];
	if (!existsSync(folder.decisions)) return { trailers, messages };
	for await (const batch of readSegmentDecisionLog<LoggedChoice>(folder.decisions).read(0))
		for (const { decision } of batch)
			if (decision.surface === 'trailers') trailers.push(decision.decision);
			else messages.push(decision.decision);
	return { trailers, messages };
}

/** What is kept of each event that `keep` wants something of, oldest first by when it was taken in. */
export async function pastEvents<Kept>(
	folder: StateFolder,
	keep: (event: ViewingEvent) => Kept | undefined,
): Promise<readonly Kept[]> {
	const kept: Kept[] = [];
	for await (const batch of readSegmentEventLog(folder.log).read(0))
		for (const { event } of batch) {
			const of = keep(event);
			if (of !== undefined) kept.push(of);
		}
	return kept;
}
