import type { Histories } from '@marquee/histories';
import type { Metric } from '@marquee/metrics';
import { type CutOff, momentsIn } from './cut-off.ts';
import type { Split } from './protocol.ts';
import { splitBetween, timeSplit } from './time-split.ts';

/** How `windows` differs from its defaults. */
export interface WindowSettings {
	/** How many windows follow each other. Default: 5. */
	readonly count?: number;
	/** Where the first begins. Default: when half of all events have happened. */
	readonly from?: CutOff;
}

/** Several splits, one after the other, for each of which every model is fitted anew. */
export interface SuccessiveSplits<Data> {
	readonly name: string;
	readonly describe: string;
	readonly metrics: readonly Metric[];
	readonly primary: string;
	/** Oldest first; each says until when it trains and until when it asks. */
	readonly splits: (data: Data) => readonly (Split & {
		readonly trainedUntilMs: number;
		readonly askedUntilMs: number;
	})[];
}

/**
 * Successive windows (rolling origin): at each of several moments a model is fitted on all that had happened by then, and
 * asked what profiles watched in the window that follows; then time moves on by one window, and the answers become
 * training. One cut may fall on a lucky week: windows show whether a lead lasts.
 *
 * Windows are equally long in events of the whole service: from `from` to the end, in `count` parts.
 *
 * @throws {Failure} `protocol-needs-time` if an event has no time.
 * @paper Tashman: Out-of-Sample Tests of Forecasting Accuracy. International Journal of Forecasting 2000.
 * @paper Ji, Sun, Zhang, Li: A Critical Study on Data Leakage in Recommender System Offline Evaluation. ACM TOIS 2023.
 */
export function windows(settings: WindowSettings = {}): SuccessiveSplits<Histories> {
	const { count = 5, from = { share: 0.5 } } = settings;
	if (!(Number.isInteger(count) && count >= 1)) throw new RangeError(`${count} windows`);
	const { metrics, primary } = timeSplit();
	return {
		name: 'windows',
		describe:
			`${count} successive windows in time. For each, trained anew on nothing after its beginning, and asked there for ` +
			'the titles that each profile watched in it for the first time. Full ranking over all titles, whole history filtered.',
		metrics,
		primary,
		splits: (all) => {
			const momentOf = momentsIn(all, 'windows');
			const begin = momentOf(from);
			const begun = shareUntil(all, begin);
			const cuts = Array.from({ length: count }, (_, window) =>
				window === 0 ? begin : momentOf({ share: begun + ((1 - begun) * window) / count }),
			);
			// Where many events share a moment two cuts may be one: the window between them is empty.
			const distinct = [...new Set(cuts)];
			return distinct.map((cut, window) => {
				const askedUntilMs = distinct[window + 1] ?? momentOf({ share: 1 });
				const split = splitBetween(all, cut, askedUntilMs);
				return { ...split, trainedUntilMs: cut, askedUntilMs };
			});
		},
	};
}

const shareUntil = ({ happenedAtMs }: Histories, momentMs: number): number =>
	happenedAtMs.filter((at) => at <= momentMs).length / happenedAtMs.length;
