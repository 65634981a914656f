import type { EventReceipt, ViewingEvent } from '@marquee/contracts';
import { type EventIntake, EventsImplausible } from '@marquee/viewing';

/** An event of a file that cannot have happened as the file tells it, and why. */
export interface ImplausibleEvent {
	readonly profileId: string;
	readonly titleId: string;
	readonly field: string;
	readonly found: string;
	readonly expected: string;
}

/** What became of a batch. */
export type SiftedReceipt = EventReceipt & { readonly implausible: readonly ImplausibleEvent[] };

/**
 * Takes in what is plausible of a batch and answers the rest by name.
 *
 * The intake refuses a batch whole: a sender corrects it and sends it again. A file is not sent again, and one row from
 * the year 2128 must not keep ten million others out.
 */
export async function acceptPlausible(
	intake: Pick<EventIntake, 'accept'>,
	events: readonly ViewingEvent[],
): Promise<SiftedReceipt> {
	try {
		return { ...(await intake.accept(events)), implausible: [] };
	} catch (cause) {
		if (!(cause instanceof EventsImplausible)) throw cause;
		const named = new Map<number, ImplausibleEvent>();
		for (const { at, found, expected } of cause.problems) {
			const [, index, field] = /^\/events\/(\d+)\/(.*)$/.exec(at)!;
			const { profileId, titleId } = events[Number(index)]!;
			named.set(Number(index), { profileId, titleId, field: field!, found, expected });
		}
		const receipt = await intake.accept(events.filter((_, index) => !named.has(index)));
		return { ...receipt, implausible: [...named.values()] };
	}
}
