import type { EpochMs } from '@marquee/units';
import type { Occasion, OccasionKind } from './occasion.ts';
import type { Pace } from './weekly-plan.ts';

/** What a profile has done with a title, as far as it forbids to speak of it. */
export type Standing = 'begun' | 'finished' | 'disliked';

/** A message that went out. */
export interface SentMessage {
	readonly titleId: string;
	readonly sentAt: EpochMs;
}

/** A moment at which a profile might be told something. */
export interface NotificationRequest {
	/** Also the id of the message, should there be one. */
	readonly requestId: string;
	readonly profileId: string;
	readonly now: EpochMs;
	/** IANA, as `America/Sao_Paulo`. */
	readonly timeZone: string;
	/** The profile's pace in the plan of this week; absent if it has none. */
	readonly pace?: Pace;
	readonly optedOut?: boolean;
	readonly lastVisitAt?: EpochMs;
	/** What it was sent within two weeks at least, in any order. */
	readonly sent: readonly SentMessage[];
	/** From its reactions. */
	readonly visitsByHour?: readonly number[];
	/** When it will be asked again today; absent: it is now or not today. */
	readonly laterMoments?: readonly EpochMs[];
	readonly standings: ReadonlyMap<string, Standing>;
	readonly occasions: readonly Occasion[];
}

/** Why nothing was sent, in the order in which it is found out. */
export const silenceReasons = [
	'opted-out',
	'held-back',
	'no-plan',
	'no-budget',
	'unknown-local-time',
	'quiet-hours',
	'budget-spent',
	'too-soon',
	'just-visited',
	'no-occasion',
	'below-price',
	'better-hour-ahead',
	'random-silence',
] as const;
export type SilenceReason = (typeof silenceReasons)[number];

/** Why an occasion was passed over. */
export type PassedReason = Standing | 'over' | 'told-lately';

/** What was decided and how; plain JSON, the record from which worth is measured. */
export interface NotificationDecision {
	readonly requestId: string;
	readonly profileId: string;
	readonly decidedAt: EpochMs;
	readonly decision: 'send' | 'silent';
	/** What it is about, or why nothing was sent. */
	readonly reason: OccasionKind | SilenceReason;
	/** How likely this decision was: 1 where rules leave no choice. */
	readonly propensity: number;
	/** How likely a message was at this moment: 0 by rule, else 1 − silence, whatever was drawn. */
	readonly sendProbability: number;
	/** Whether chance had a say; only then does the moment teach what a message does. */
	readonly randomised: boolean;
	/** Days since 1970 by the profile's calendar: there is one draw a day. */
	readonly localDay?: number;
	readonly titleId?: string;
	readonly trailerId?: string;
	readonly occasion?: Occasion;
	/** How likely the best message was to bring a visit that would not have been, fatigue included: what was foretold. */
	readonly uplift?: number;
	/** What the best message was worth, in visits. */
	readonly worth?: number;
	readonly price?: number;
	readonly passed: readonly {
		readonly titleId: string;
		readonly kind: OccasionKind;
		readonly reason: PassedReason;
	}[];
	readonly policy: string;
}
