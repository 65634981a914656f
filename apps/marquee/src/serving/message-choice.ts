import type { Catalogue } from '@marquee/catalogue';
import type { Preferences } from '@marquee/contracts';
import type { Asking, NotificationAnswer } from '@marquee/gateway';
import { type NotificationDecision, notificationPolicy, notifier } from '@marquee/notifications';
import type { ControlPlane } from '@marquee/stores';
import type { EpochMs } from '@marquee/units';
import type { ProfileState, ProfileStates } from '@marquee/viewing';
import { type Occasions, standingsOf } from './message-occasions.ts';
import type { SentMessages } from './sent-messages.ts';
import type { PlannedWeek } from './week-plan.ts';

/** What deciding about messages rests on. */
export interface MessageChoiceParts {
	readonly catalogue: Pick<Catalogue, 'title'>;
	readonly states: Pick<ProfileStates, 'of' | 'newestAt'>;
	readonly controlPlane: Pick<ControlPlane, 'profile'>;
	readonly occasions: Occasions;
	readonly sent: Pick<SentMessages, 'to' | 'decided'>;
	/** `undefined` while it is being made. */
	readonly week: () => PlannedWeek | undefined;
	readonly report: (stage: string, cause: unknown) => void;
}

/** Where the draws of random silence begin. */
const seed = 1;

/** What was decided about a message, and as of when what that rests on was known. */
export interface DecidedMessage {
	readonly decision: NotificationDecision;
	readonly asOf: NotificationAnswer['asOf'];
}

/**
 * Decides whether a profile is told something now, and of what.
 *
 * Where the control plane does not say what a profile prefers, neither its clock nor its consent is known: there is silence,
 * for want of its local time.
 */
export function messageChoice(
	parts: MessageChoiceParts,
): (asked: Asking) => Promise<DecidedMessage> {
	const decide = notifier(notificationPolicy, seed);
	const { catalogue, states, controlPlane, occasions, sent, week, report } = parts;
	const preferencesOf = async (profileId: Asking['profileId']): Promise<Preferences> => {
		try {
			return (await controlPlane.profile(profileId))?.preferences ?? {};
		} catch (cause) {
			report('preferences of a message', cause);
			return {};
		}
	};
	return async (asked) => {
		const { requestId, profileId, now } = asked;
		const { timeZone = noZone, messages = true } = await preferencesOf(profileId);
		const state = states.of(profileId);
		const planned = week();
		const pace = planned?.paceOf(profileId);
		const lastVisitAt = lastVisitOf(state);
		const decision = decide({
			requestId,
			profileId,
			now,
			timeZone,
			optedOut: !messages,
			sent: sent.to(profileId, state, now),
			standings: standingsOf(state, catalogue),
			// Looked for only where no rule forbids a message, which is seldom.
			get occasions() {
				return occasions(asked, state);
			},
			...(pace !== undefined && { pace }),
			...(lastVisitAt !== undefined && { lastVisitAt }),
			...(planned && { visitsByHour: planned.reactions.of(profileId).visitsByHour }),
		});
		sent.decided(decision); // before anybody else can ask: of two who ask at once, one is told to send
		const asOf = {
			profile: state?.newestAt ?? null,
			events: states.newestAt() ?? null,
			plan: planned?.plan.from ?? null,
		};
		return { decision, asOf };
	};
}

/** The name of no zone: whose clock nobody knows is not told anything. */
const noZone = '';

/** When the profile was last here: a message that went out is no visit. */
function lastVisitOf(state: ProfileState | undefined): EpochMs | undefined {
	if (state === undefined) return undefined;
	const newest = (moments: readonly (EpochMs | undefined)[]) =>
		moments.reduce<number>(
			(latest, moment = -Infinity as EpochMs) => Math.max(latest, moment),
			-Infinity,
		);
	const told = newest(state.titles.map(({ lastNotifiedAt }) => lastNotifiedAt));
	if (state.newestAt > told) return state.newestAt;
	const came = newest(
		state.titles.flatMap((each) => [each.lastEngagedAt, each.lastImpressionAt, each.lastTrailerAt]),
	);
	return came === -Infinity ? undefined : (came as EpochMs);
}
