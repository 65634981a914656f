import type { DecisionLog } from '@marquee/stores';
import type { EpochMs } from '@marquee/units';
import type { EventLog } from '@marquee/viewing';
import type { LoggedChoice } from './decisions.ts';
import { eventsSince } from './events-since.ts';
import { type SentMessages, sentMemoryMs } from './sent-messages.ts';
import type { TrailerLessons } from './trailer-lessons.ts';

/** Where what was decided before is read, and who is told of it. */
export interface Remembering {
	readonly decisionLog: Pick<DecisionLog<LoggedChoice>, 'read'>;
	readonly events: Pick<EventLog, 'read' | 'end'>;
	readonly sent: Pick<SentMessages, 'decided'>;
	readonly lessons: Pick<TrailerLessons, 'from' | 'decided' | 'happened'>;
	readonly now: EpochMs;
	readonly pause: () => Promise<void>;
}

/** Tells what was decided before: what was sent lately, and which trailers have not taught yet, with what came of them. */
export async function rememberChoices(remembering: Remembering): Promise<void> {
	const { lessons, events, pause } = remembering;
	const oldest = await rememberDecisions(remembering);
	if (oldest === undefined) return;
	for await (const batch of eventsSince(events, oldest)) {
		for (const event of batch) lessons.happened(event);
		await pause();
	}
}

/** Answers when the oldest trailer was chosen that has not taught yet. */
async function rememberDecisions({
	decisionLog,
	sent,
	lessons,
	now,
	pause,
}: Remembering): Promise<EpochMs | undefined> {
	const trailersFrom = lessons.from();
	let oldest = Infinity;
	const remember = ({ surface, decision }: LoggedChoice) => {
		if (surface === 'notifications') {
			if (decision.decidedAt > now - sentMemoryMs) sent.decided(decision);
		} else if (decision.decidedAt > trailersFrom) {
			lessons.decided(decision);
			oldest = Math.min(oldest, decision.decidedAt);
		}
	};
	for await (const batch of decisionLog.read(0)) {
		for (const { decision } of batch) remember(decision);
		await pause();
	}
	return oldest === Infinity ? undefined : (oldest as EpochMs);
}
