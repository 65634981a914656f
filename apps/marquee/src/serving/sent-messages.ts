import type { NotificationDecision, SentMessage } from '@marquee/notifications';
import { type EpochMs, msPerDay } from '@marquee/units';
import type { ProfileState } from '@marquee/viewing';

/** What profiles were told lately: what was decided here, and what the events say. */
export interface SentMessages {
	readonly decided: (decision: NotificationDecision) => void;
	/** The messages of the last two weeks. */
	readonly to: (
		profileId: string,
		state: ProfileState | undefined,
		now: EpochMs,
	) => readonly SentMessage[];
	/** Lets go of what is older than two weeks. */
	readonly forget: (now: EpochMs) => void;
}

/** No rule looks back farther. */
export const sentMemoryMs = 14 * msPerDay;
/** A decision and the event that it went out are so far apart at most. */
const sameMessageMs = msPerDay;

/**
 * Remembers messages from the decision to send them on: whoever sends may take a while, and must not be told to send
 * another in the meantime. What went out by the events alone counts too, so that a decision log that was lost, or another
 * sender, makes nobody be told twice.
 */
export function sentMessages(): SentMessages {
	const known = new Map<string, Map<string, SentMessage>>();
	return {
		decided: ({ requestId, profileId, decision, titleId, decidedAt }) => {
			if (decision !== 'send' || titleId === undefined) return;
			const others = known.get(profileId) ?? new Map<string, SentMessage>();
			known.set(profileId, others.set(requestId, { titleId, sentAt: decidedAt }));
		},
		to: (profileId, state, now) => {
			const decided = [...(known.get(profileId)?.values() ?? [])];
			const told = (state?.titles ?? []).flatMap(({ titleId, lastNotifiedAt: sentAt }) =>
				sentAt === undefined ? [] : [{ titleId, sentAt }],
			);
			const others = told.filter((event) => !decided.some((message) => isSame(message, event)));
			return [...decided, ...others].filter(({ sentAt }) => sentAt > now - sentMemoryMs);
		},
		forget: (now) => {
			for (const [profileId, messages] of known) {
				for (const [requestId, { sentAt }] of messages)
					if (sentAt <= now - sentMemoryMs) messages.delete(requestId);
				if (messages.size === 0) known.delete(profileId);
			}
		},
	};
}

const isSame = (a: SentMessage, b: SentMessage): boolean =>
	a.titleId === b.titleId && Math.abs(a.sentAt - b.sentAt) < sameMessageMs;
