import type { Catalogue } from '@marquee/catalogue';
import type { ViewingEvent } from '@marquee/contracts';
import { eachMoment, featureReader } from '@marquee/features';
import { type EpochMs, seededRandom } from '@marquee/units';
import type { ProfileState } from '@marquee/viewing';
import { candidatePool, type PoolDepths, poolDepths } from './candidate-pool.ts';
import { isPlayed, type PastRequest } from './requests.ts';
import { type DrawnSlates, type SlateDraw, slateWriter } from './slate-writer.ts';

/** What the model said of profiles at past moments, without knowing what came after. */
export interface PastTaste {
	/** For each of the moments a score of every title of the catalogue, in deviations from the mean. */
	readonly of: (
		asked: readonly { readonly state: ProfileState | undefined; readonly now: EpochMs }[],
	) => Promise<readonly Float32Array[]>; // each (V)
	/** How alike titles are; `undefined` where nobody knows. */
	readonly likeness?: (a: number, b: number) => number | undefined;
}

/** What slates are made of. */
export interface SlatesTask {
	readonly catalogue: Catalogue;
	/** All events up to the last request, also those of other profiles: popularity is counted from them. */
	readonly events: readonly ViewingEvent[];
	readonly requests: readonly PastRequest[];
	readonly taste: PastTaste;
	readonly draw: SlateDraw;
	readonly depths?: PoolDepths;
	/** All chance in drawing flows from here. */
	readonly seed: number;
}

/** So many requests ask the model together. */
const askedTogether = 64;

/**
 * Past requests as slates, every feature as of its moment: no event at it or after it is known, popularity is as of then.
 *
 * Titles that the profile had played or judged before are no candidates; those it had kept for later are.
 */
export async function slatesOfRequests(task: SlatesTask): Promise<DrawnSlates> {
	const { catalogue, events, taste } = task;
	const requests = task.requests.toSorted((a, b) => a.at - b.at);
	const states = statesAt(task, requests);
	const reader = featureReader(catalogue);
	const writer = slateWriter(task.draw, requests, seededRandom(task.seed, 'slates'));
	const excluded = new Uint8Array(catalogue.size);
	let answers: readonly Float32Array[] = [];
	let n = 0;
	for (const { moment, past } of eachMoment(catalogue, events, requests)) {
		if (n % askedTogether === 0) {
			const some = requests.slice(n, n + askedTogether);
			answers = await taste.of(some.map(({ at }, i) => ({ state: states[n + i], now: at })));
		}
		const [state, liked] = [states[n], answers[n % askedTogether]!];
		const counts = past.counts.at(moment.at, moment.country);
		const engaged = engagedIn(state, catalogue);
		for (const { title, isKnown } of engaged) excluded[title] = Number(isKnown);
		const pool = candidatePool(liked, counts, excluded, task.depths ?? poolDepths);
		for (const { title } of engaged) excluded[title] = 0;
		const read = reader.reading({
			now: moment.at,
			state,
			counts,
			taste: liked,
			...(moment.device && { device: moment.device }),
			...likenessToLast(taste, engaged.at(-1)?.title),
		});
		writer.write({ request: moment, pool, read });
		n++;
	}
	return writer.drawn();
}

/** The profiles' states as of their requests: asked of the model before the walk that reads the features. */
function statesAt(
	{ catalogue, events }: SlatesTask,
	requests: readonly PastRequest[],
): readonly (ProfileState | undefined)[] {
	const states: (ProfileState | undefined)[] = [];
	for (const { moment, past } of eachMoment(catalogue, events, requests))
		states.push(past.stateOf(moment.profileId));
	return states;
}

/** The profile's titles that the catalogue has, oldest engagement first. */
const engagedIn = (state: ProfileState | undefined, catalogue: Catalogue) =>
	(state?.titles ?? []).flatMap((activity) => {
		const title = catalogue.indexOf(activity.titleId);
		return title === undefined || activity.lastEngagedAt === undefined
			? []
			: [{ title, isKnown: isPlayed(activity) }];
	});

const likenessToLast = ({ likeness }: PastTaste, last: number | undefined) =>
	likeness === undefined || last === undefined
		? {}
		: { likenessToLast: (title: number) => likeness(last, title) };
