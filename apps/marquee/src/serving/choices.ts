import type { Catalogue } from '@marquee/catalogue';
import type { ViewingEvent } from '@marquee/contracts';
import type { GatewayParts } from '@marquee/gateway';
import { systemStopwatch } from '@marquee/pipeline';
import { type ControlPlane, type DecisionLog, openSegmentDecisionLog } from '@marquee/stores';
import { newTrailerModel, readModel, type TrailerModel, writtenModel } from '@marquee/trailers';
import { type Clock, type EpochMs, Failure } from '@marquee/units';
import type { EventLog, ProfileStates } from '@marquee/viewing';
import type { Facts } from '../facts/facts.ts';
import type { StateFolder } from '../facts/state-folder.ts';
import { leisure, Stopped } from './at-leisure.ts';
import { type LoggedChoice, recorder } from './decisions.ts';
import { type KeptText, keptText } from './kept-text.ts';
import { messageChoice } from './message-choice.ts';
import { messageOccasions } from './message-occasions.ts';
import { rememberChoices } from './remembered-choices.ts';
import { sentMessages } from './sent-messages.ts';
import { trailerChoice } from './trailer-choice.ts';
import { trailerLessons } from './trailer-lessons.ts';
import { type TrailerNews, trailerNews } from './trailer-news.ts';
import { mondayOf, type PlannedWeek, plannedWeek } from './week-plan.ts';

/** Choices that chance has a part in, as the gateway asks for them. */
export interface Choices extends Required<Pick<GatewayParts<never>, 'trailer' | 'notify'>> {
	/** Hears of every batch of events once it is durable. */
	readonly noticed: (events: readonly ViewingEvent[]) => void;
	/** Does what is due: plans the week, learns from trailers. Resolves when nothing is due any more; never fails. */
	readonly look: () => Promise<void>;
	/** Ends what is under way, writes what was decided, and closes the decision log. */
	readonly close: () => Promise<void>;
}

/** What choices are made from. */
export interface ChoicesParts {
	readonly catalogue: Catalogue;
	readonly states: Pick<ProfileStates, 'of' | 'profileIds' | 'newestAt'>;
	readonly events: Pick<EventLog, 'read' | 'end'>;
	readonly controlPlane: Pick<ControlPlane, 'profile'>;
	readonly decisionLog: DecisionLog<LoggedChoice>;
	/** What was learnt of trailers, and which of them were known. */
	readonly kept: { readonly trailerModel: KeptText; readonly trailersSeen: KeptText };
	readonly clock: Clock;
	readonly report: (stage: string, cause: unknown) => void;
}

/** What trailers have earned is learnt this often; a plan that failed is tried again. */
const triesEveryMs = 3_600_000;

/**
 * Chooses trailers and decides about messages, takes both down, and learns from them.
 *
 * Trailers are chosen at once, by what was kept of the last lesson; messages wait until it is known what was sent lately.
 */
export function choices(parts: ChoicesParts): Choices {
	const { catalogue, states, events, controlPlane, decisionLog, kept, clock, report } = parts;
	const work = leisure(systemStopwatch.elapsedMs);
	const lessons = trailerLessons(keptModel(kept.trailerModel, report));
	const sent = sentMessages();
	const { record, settled } = recorder(decisionLog, report);
	let week: PlannedWeek | undefined;
	let plannedAt = -Infinity;
	let learntAt = -Infinity;

	const tell = (stage: string, cause: unknown) => {
		if (!(cause instanceof Stopped)) report(stage, cause);
	};
	const { pause } = work;
	const remembering = { decisionLog, events, sent, lessons, now: clock.now(), pause };
	const ready = rememberChoices(remembering).catch((cause) => tell('decision-log', cause));
	const plan = async (now: EpochMs) => {
		if (week?.plan.from === mondayOf(now) || now - plannedAt < triesEveryMs) return;
		plannedAt = now;
		sent.forget(now);
		week = await plannedWeek(now, { events, states }, pause);
	};
	const learn = async (now: EpochMs) => {
		if (now - learntAt < triesEveryMs) return;
		learntAt = now;
		if ((await lessons.learn(now, pause)) > 0)
			await kept.trailerModel.write(writtenModel(lessons.model()));
	};
	const doDue = async () => {
		await ready;
		await plan(clock.now()).catch((cause) => tell('weekly-plan', cause));
		await learn(clock.now()).catch((cause) => tell('trailer-lessons', cause));
	};
	let looking: Promise<void> | undefined;
	const look = () => {
		looking ??= doDue().finally(() => {
			looking = undefined;
		});
		return looking;
	};

	const chooseTrailer = trailerChoice({ catalogue, states, model: lessons.model });
	const occasions = messageOccasions(catalogue, keptNews(parts));
	const inParts = { catalogue, states, controlPlane, occasions, sent, report };
	const decide = messageChoice({ ...inParts, week: () => week });
	return {
		trailer: async (asked) => {
			const chosen = chooseTrailer(asked);
			if ('refused' in chosen) return chosen;
			const { decision, asOf } = chosen;
			lessons.decided(decision);
			record({ surface: 'trailers', decision });
			const { arms, probabilities } = decision;
			return {
				decision: { ...decision, arms: [...arms], probabilities: [...probabilities] },
				asOf,
			};
		},
		notify: async (asked) => {
			await ready;
			const { decision, asOf } = await decide(asked);
			record({ surface: 'notifications', decision });
			return { ...decision, asOf };
		},
		noticed: (batch) => {
			for (const event of batch) lessons.happened(event);
		},
		look,
		close: async () => {
			work.stop();
			await looking;
			await ready;
			await settled();
			await decisionLog.close();
		},
	};
}

/** What was learnt before; nothing, and a line for the operator, where it cannot be read. */
function keptModel(kept: KeptText, report: ChoicesParts['report']): TrailerModel {
	const text = kept.read();
	if (text === undefined) return newTrailerModel;
	try {
		return readModel(text);
	} catch (cause) {
		if (!(cause instanceof Failure)) throw cause;
		report('trailer-model', cause);
		return newTrailerModel;
	}
}

/** Which trailers are new; none, and a line for the operator, where it cannot be read which were known. */
function keptNews({ catalogue, kept, clock, report }: ChoicesParts): TrailerNews {
	const news = (text: string | undefined) => trailerNews(catalogue, text, clock.now());
	let answer: TrailerNews;
	try {
		answer = news(kept.trailersSeen.read());
	} catch (cause) {
		if (!(cause instanceof Failure)) throw cause;
		report('trailers-seen', cause);
		answer = news(undefined);
	}
	kept.trailersSeen.write(answer.text).catch((cause) => report('trailers-seen', cause));
	return answer;
}

/** How often it is looked whether something is due. */
const looksEveryMs = 60_000;

/** Choices over the embedded decision log of a state folder; looks by itself what is due. */
export async function openChoices(
	folder: StateFolder,
	{ catalogue, profileStates: states, log: events, controlPlane }: Facts,
	{ clock, report }: Pick<ChoicesParts, 'clock' | 'report'>,
): Promise<Choices> {
	const { decisionLog, discarded } = await openSegmentDecisionLog<LoggedChoice>(folder.decisions);
	if (discarded !== undefined) report('decision-log', `decisions were discarded: ${discarded}`);
	const kept = {
		trailerModel: keptText(folder.trailerModel),
		trailersSeen: keptText(folder.trailersSeen),
	};
	const opened = choices({
		catalogue,
		states,
		events,
		controlPlane,
		decisionLog,
		kept,
		clock,
		report,
	});
	void opened.look();
	const looking = setInterval(opened.look, looksEveryMs);
	const close = () => {
		clearInterval(looking);
		return opened.close();
	};
	return { ...opened, close };
}
