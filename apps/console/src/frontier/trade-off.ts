import {
	type Estimate,
	estimateOf,
	type Frontier,
	type FrontierPoint,
} from '../answers/frontier.ts';
import { percent, score, setting } from '../words/figures.ts';

/** What diversity brings, as one may plot relevance against it. */
export const gains = {
	intraListDiversity: 'Intra-list diversity',
	serendipity: 'Serendipity',
} as const;
export type Gain = keyof typeof gains;

/** A setting of the dial as a point with its intervals. */
export interface TradeOffPoint {
	readonly share: number;
	readonly x: Estimate;
	readonly y: Estimate;
	/** The setting that serves. */
	readonly isCurrent: boolean;
	/** Whether its setting is written beside it: the ends of the dial and the one that serves, for all would overlap. */
	readonly isLabelled: boolean;
}

/** NDCG@10 against what diversity brings, in the order of the dial. */
export interface TradeOff {
	readonly title: string;
	readonly xName: string;
	readonly yName: string;
	readonly points: readonly TradeOffPoint[];
}

/** Relevance against one gain. */
export function tradeOff(frontier: Frontier, gain: Gain): TradeOff {
	const current = currentPoint(frontier);
	return {
		title: `NDCG@10 against ${gains[gain].toLowerCase()}`,
		xName: gains[gain],
		yName: 'NDCG@10',
		points: frontier.points
			.toSorted((a, b) => a.share - b.share)
			.map((point, i, { length }) => ({
				share: point.share,
				x: estimateOf(point[gain]),
				y: estimateOf(point['ndcg@10']),
				isCurrent: point === current,
				isLabelled: i === 0 || i === length - 1 || point === current,
			})),
	};
}

/** The measured setting nearest to the one that serves; `undefined` where nobody says which that is. */
export function currentPoint({ points, policy }: Frontier): FrontierPoint | undefined {
	if (policy === undefined || typeof policy.share !== 'number') return undefined;
	const distance = ({ share }: FrontierPoint) => Math.abs(share - policy.share);
	return points.toSorted((a, b) => distance(a) - distance(b))[0];
}

/** From where to where an axis goes so that every interval is on it, with a little air. */
export function rangeOf(estimates: readonly Estimate[]): readonly [number, number] {
	const low = Math.min(...estimates.map((each) => each.low));
	const high = Math.max(...estimates.map((each) => each.high));
	if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, 1];
	const air = (high - low) * 0.08 || Math.abs(high) * 0.1 || 0.5;
	return [low - air, high + air];
}

/** What the current setting costs and brings against none at all, in a sentence; `undefined` where that was not measured. */
export function costWords(frontier: Frontier): string | undefined {
	const current = currentPoint(frontier);
	const none = frontier.points.find(({ share }) => share === 0);
	if (current === undefined || none === undefined) return undefined;
	const change = (of: 'ndcg@10' | Gain) => {
		const [is, was] = [estimateOf(current[of]).value, estimateOf(none[of]).value];
		return was === 0 ? 'no change' : signed((is - was) / was);
	};
	return `At ${setting(current.share)} against none: NDCG@10 ${change('ndcg@10')}, intra-list diversity ${change('intraListDiversity')}, serendipity ${change('serendipity')}.`;
}

const signed = (share: number): string => `${share < 0 ? '−' : '+'}${percent(Math.abs(share))}`;

/** A figure with its interval: `0.141 (0.137 – 0.146)`; without one the figure alone. */
export function estimateWords({ value, low, high }: Estimate): string {
	return low === high ? score(value) : `${score(value)} (${score(low)} – ${score(high)})`;
}

/** The ticks of an axis with as many digits as it takes to say them exactly, eight at most: `0.0160`, `0.0165`. */
export function tickWords(ticks: readonly number[]): string[] {
	const exact = (digits: number) =>
		ticks.every((tick) => Math.abs(Number(tick.toFixed(digits)) - tick) < 1e-9);
	let digits = 0;
	while (digits < 8 && !exact(digits)) digits++;
	return ticks.map((tick) => tick.toFixed(digits));
}
