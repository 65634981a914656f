import type { Catalogue } from '@marquee/catalogue';
import type { ViewingEvent } from '@marquee/contracts';
import { observedQuantile } from '@marquee/numerics';
import type { EpochMs } from '@marquee/units';
import { priorRanker } from './prior-ranker.ts';
import type { RankerPolicy } from './ranker.ts';
import { type PastRequest, requestsOf } from './requests.ts';
import { sampledDraw } from './slate-writer.ts';
import type { Slates } from './slates.ts';
import { type PastTaste, type SlatesTask, slatesOfRequests } from './slates-of-requests.ts';

/** Where the time of a ranker is cut. */
export interface LessonCuts {
	/** What lies before, the model of taste behind the lessons has learnt from; the ranker learns from what follows. */
	readonly learnFrom: EpochMs;
	readonly calibrateFrom: EpochMs;
	readonly testFrom: EpochMs;
	/** The first moment that is too late. */
	readonly end: EpochMs;
}

/** What a ranker learns from, is calibrated on and is judged by: three stretches of time, one after another. */
export type LessonParts<Of> = Readonly<Record<'learn' | 'calibrate' | 'test', Of>>;

/** Cuts at 70, 86 and 90 % of all engagements, given the moment of each, in ascending order. */
export function lessonCuts(ascendingMs: Float64Array): LessonCuts {
	const at = (share: number) => observedQuantile(ascendingMs, share);
	const [learnFrom, calibrateFrom, testFrom] = [at(0.7), at(0.86), at(0.9)] as EpochMs[];
	const end = (at(1) + 1) as EpochMs;
	return { learnFrom: learnFrom!, calibrateFrom: calibrateFrom!, testFrom: testFrom!, end };
}

/** The requests of each stretch. Of those to learn from nothing is known that happened once the test began. */
export function lessonRequests(
	events: readonly ViewingEvent[],
	catalogue: Catalogue,
	{ learnFrom, calibrateFrom, testFrom, end }: LessonCuts,
): LessonParts<readonly PastRequest[]> {
	const between = (from: EpochMs, until: EpochMs, knownUntil: EpochMs) =>
		requestsOf(events, catalogue, { from, until, knownUntil });
	return {
		learn: between(learnFrom, calibrateFrom, testFrom),
		calibrate: between(calibrateFrom, testFrom, testFrom),
		test: between(testFrom, end, end),
	};
}

/** A model's taste, and how to let the model go. */
export interface HeldTaste extends PastTaste {
	readonly release: () => Promise<void>;
}

/** What lessons are made of. */
export interface LessonsTask extends Pick<SlatesTask, 'catalogue' | 'events' | 'seed' | 'depths'> {
	readonly requests: LessonParts<readonly PastRequest[]>;
	readonly cuts: LessonCuts;
	/** What a model that saw nothing from this moment on says of profiles. */
	readonly tasteUntil: (until: EpochMs) => Promise<HeldTaste>;
	/** Told what is being made, and of how many requests; answers what the work answers. */
	readonly during: <Value>(
		what: string,
		work: () => Promise<Value>,
		requests: number,
	) => Promise<Value>;
}

/** Slates of a page's hundred, and of those to learn from fewer. */
export interface Lessons extends LessonParts<Slates> {
	/** Why requests and played titles are in no slate, by part and reason. */
	readonly left: LessonParts<Readonly<Record<string, number>>>;
}

/** As many as a page's ranker gets to see of a row. */
export const titlesOfSlate = 100;

/** What cuts a thousand to a hundred is after plays alone. */
const engagementOnly: RankerPolicy = {
	version: 'engagement 1',
	engagement: 1,
	retention: 0,
	satisfaction: 0,
	freshness: 0,
};

/**
 * The slates of all three stretches. A model that ends where learning begins speaks in those to learn from and to calibrate on; one
 * that ends where the test begins speaks in the test, since a service trains one every day.
 */
export async function lessonsOf(task: LessonsTask): Promise<Lessons> {
	const { requests, cuts, tasteUntil, during, ...known } = task;
	const cut = { kind: 'cut', titles: titlesOfSlate, by: priorRanker(engagementOnly) } as const;
	const slates = (part: keyof typeof requests, what: string, how: HowDrawn) => {
		const own = requests[part];
		const work = () => slatesOfRequests({ ...known, requests: own, ...how });
		return during(what, work, own.length);
	};
	const early = await tasteUntil(cuts.learnFrom);
	const [learn, calibrate] = await releasing(early, async () => [
		await slates('learn', 'slates to learn from', { taste: early, draw: sampledDraw }),
		await slates('calibrate', 'slates to calibrate on', { taste: early, draw: cut }),
	]);
	const late = await tasteUntil(cuts.testFrom);
	const test = await releasing(late, () =>
		slates('test', 'slates to test on', { taste: late, draw: cut }),
	);
	return {
		learn: learn!.slates,
		calibrate: calibrate!.slates,
		test: test.slates,
		left: { learn: learn!.left, calibrate: calibrate!.left, test: test.left },
	};
}

type HowDrawn = Pick<SlatesTask, 'taste' | 'draw'>;

async function releasing<Value>(taste: HeldTaste, work: () => Promise<Value>): Promise<Value> {
	try {
		return await work();
	} finally {
		await taste.release();
	}
}
