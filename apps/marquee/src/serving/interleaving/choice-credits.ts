import type { Experiment, ViewingEvent } from '@marquee/contracts';
import type { PackedTrace } from '@marquee/page';
import { type ControlPlane, type DecisionLog, openSegmentDecisionLog } from '@marquee/stores';
import { type Clock, type EpochMs, msPerDay, type RequestId } from '@marquee/units';
import type { EventLog, LogPosition } from '@marquee/viewing';
import type { StateFolder } from '../../facts/state-folder.ts';
import { positionAt } from '../events-since.ts';
import { choosing } from '../search/chosen-searches.ts';
import type { LoggedSearch } from '../search/service-search.ts';
import { type Credit, creditOfPage, creditOfSearch, creditWindowMs } from './credited.ts';

/** Puts down who chose what one of two interleaved rankings had put there, while it is still known what was shown. */
export interface ChoiceCredits {
	/** Looks at what happened since it last did. */
	readonly follow: () => Promise<void>;
	/** Ends what is followed after the event at hand, however much is left: it is looked at when it is next begun. */
	readonly close: () => Promise<void>;
}

/** What credits are made from. */
export interface ChoiceCreditsParts {
	readonly events: Pick<EventLog, 'read' | 'end'>;
	readonly controlPlane: Pick<ControlPlane, 'tried'>;
	readonly page: (requestId: RequestId) => Promise<PackedTrace | undefined>;
	readonly search: (requestId: RequestId) => Promise<LoggedSearch | undefined>;
	readonly clock: Clock;
}

/** A choice counts for a day, and a device’s clock may run ahead by another. */
const seenAgainMs = creditWindowMs + msPerDay;

/**
 * Follows the log of events while an experiment interleaves, and a day longer. A title counts once for each answer, whatever is done
 * with it. After a restart the last two days are looked at again: pages are kept that long, and what is credited already is known.
 */
export function choiceCredits(
	credits: DecisionLog<Credit>,
	{ events, controlPlane, page, search, clock }: ChoiceCreditsParts,
): ChoiceCredits {
	/** What is credited already, by when it was chosen; only of what may still be seen again. */
	const known = new Map<string, number>();
	let position: LogPosition | undefined;
	let closed = false;
	const begun = async (now: number): Promise<LogPosition> => {
		for await (const batch of credits.read(credits.start()))
			for (const { decision } of batch)
				if (decision.at >= now - seenAgainMs) known.set(keyOf(decision), decision.at);
		return positionAt(events, (now - seenAgainMs) as EpochMs);
	};
	const forget = (now: number): void => {
		for (const [key, at] of known) if (at < now - 2 * seenAgainMs) known.delete(key);
	};
	const creditOf = async (event: ViewingEvent): Promise<Credit | undefined> => {
		const { requestId } = event;
		if (requestId === undefined || known.has(keyOf({ ...event, requestId }))) return undefined;
		// Of pages only plays count, and pages are dear to look up: a log of two days has many other events.
		const made = event.kind === 'play' ? await page(requestId as RequestId) : undefined;
		if (made !== undefined) return creditOfPage(event, made);
		const searched = await search(requestId as RequestId);
		return searched && creditOfSearch(event, searched);
	};
	const lookAt = async (event: ViewingEvent) => {
		const credit = await creditOf(event);
		if (credit === undefined) return;
		known.set(keyOf(credit), credit.at);
		await credits.append(credit);
	};
	const follow = async () => {
		const now = clock.now();
		const { experiments } = await controlPlane.tried();
		if (!experiments.some((one) => interleavesAt(one, now))) {
			position = undefined; // nothing is shown that could be credited
			return;
		}
		position ??= await begun(now);
		forget(now);
		for await (const batch of events.read(position))
			for (const { event, position: at } of batch) {
				if (closed) return; // what was not looked at yet is when it is next begun
				if (choosing.has(event.kind)) await lookAt(event);
				position = at + 1;
			}
	};
	let following: Promise<void> | undefined;
	return {
		follow: async () => {
			if (closed) return;
			following ??= follow().finally(() => {
				following = undefined;
			});
			await following;
		},
		close: async () => {
			closed = true;
			await following?.catch(() => undefined); // told of by whoever asked for it
			await credits.close();
		},
	};
}

/** Whether choices may come of it: while it runs, and for as long as a choice counts after that. */
const interleavesAt = ({ design, status, stoppedAt = 0 }: Experiment, now: number): boolean =>
	design.kind === 'interleaving' &&
	(status === 'running' || (status === 'stopped' && now < stoppedAt + creditWindowMs));

const keyOf = ({ requestId, titleId }: Pick<Credit, 'requestId' | 'titleId'>): string =>
	`${requestId} ${titleId}`;

/** A hundred bytes a choice: room for millions of them. */
const largestBytes = 2 ** 30;

/** Credits over the embedded log of a state folder. */
export async function openChoiceCredits(
	folder: Pick<StateFolder, 'credits'>,
	parts: ChoiceCreditsParts & { readonly report: (stage: string, cause: unknown) => void },
): Promise<ChoiceCredits> {
	const { decisionLog, discarded } = await openSegmentDecisionLog<Credit>(folder.credits, {
		largestBytes,
	});
	if (discarded !== undefined) parts.report('credits', `credits were discarded: ${discarded}`);
	return choiceCredits(decisionLog, parts);
}
