export type { Brand } from './brand.ts';
export { Failure, type FailureDetails, type Responsible } from './failure.ts';
export {
	type EventId,
	eventId,
	identifierPattern,
	isIdentifier,
	type ProfileId,
	profileId,
	type RequestId,
	requestId,
	type TitleId,
	titleId,
} from './identifiers.ts';
export { completion, type Probability, probability, type Seconds, seconds } from './quantities.ts';
export { hash32, type Random, type RandomState, resumedRandom, seededRandom } from './random.ts';
export { shuffled } from './shuffled.ts';
export {
	type Clock,
	type EpochMs,
	epochMs,
	isoMoment,
	msPerDay,
	msPerSecond,
	settableClock,
	systemClock,
	utcDay,
} from './time.ts';
