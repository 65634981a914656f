import type { Catalogue } from '@marquee/catalogue';
import type { ViewingEvent } from '@marquee/contracts';
import { type CountedFacts, countedFacts } from '@marquee/page';
import { memoryProfileStates } from '@marquee/stores';
import { type EpochMs, epochMs } from '@marquee/units';

/** What is counted over all profiles from what happened before a moment. It stays as it is: nobody's page changes anybody else's. */
export async function pastFacts(
	catalogue: Catalogue,
	pasts: readonly (readonly ViewingEvent[])[],
	moment: number,
): Promise<CountedFacts> {
	const now = epochMs(moment);
	const events = pasts
		.flat()
		.filter(({ happenedAt }) => happenedAt <= now)
		.sort((one, other) => one.happenedAt - other.happenedAt);
	const states = memoryProfileStates();
	const recorded = (event: ViewingEvent, position: number) => ({
		position,
		recordedAt: now satisfies EpochMs,
		event,
	});
	await states.apply(events.map(recorded));
	return countedFacts({ catalogue, states, events: [events], now });
}
