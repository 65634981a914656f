import { writeSync } from 'node:fs';
import { join } from 'node:path';
import type { ViewingEvent } from '@marquee/contracts';
import { systemClock } from '@marquee/units';
import { catchUp, eventIntake } from '@marquee/viewing';
import { openLmdbProfileStates, openSegmentEventLog } from '../index.ts';

// A process of its own, to be killed: producers send events as fast as they are acknowledged and write down what was.
// Each goes on with the first event that was not acknowledged before, as a client does that got no answer.

const [folder, nextOfEach] = process.argv.slice(2);
const { log } = await openSegmentEventLog(join(folder!, 'log'), { segmentBytes: 2 ** 20 });
const { profileStates } = openLmdbProfileStates(join(folder!, 'profiles'));
await catchUp(log, profileStates);
const intake = eventIntake({ log, profileStates, clock: systemClock });

async function produce(producer: number, next: number): Promise<never> {
	for (let from = next; ; ) {
		const events = Array.from(
			{ length: 1 + (from % 3) },
			(_, i): ViewingEvent => ({
				kind: 'progress',
				eventId: `${producer}-${from + i}`,
				profileId: `p${producer % 50}`,
				titleId: `t${from % 20}`,
				happenedAt: systemClock.now(),
				positionSeconds: from,
			}),
		);
		await intake.accept(events);
		writeSync(1, events.map(({ eventId }) => `${eventId}\n`).join(''));
		from += events.length;
	}
}

await Promise.all((JSON.parse(nextOfEach!) as number[]).map((next, i) => produce(i, next)));
