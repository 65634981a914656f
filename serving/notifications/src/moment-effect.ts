import { type Interval, interval } from './difference.ts';

/** One moment at which chance decided between a message and silence. */
export interface DrawnMoment {
	readonly profileId: string;
	readonly sent: boolean;
	/** How likely a message was. */
	readonly sendProbability: number;
	/** 1 if the profile came within the window, else 0. */
	readonly visited: number;
}

/** What a message did at the moments at which chance decided. */
export interface MomentEffect {
	readonly moments: number;
	readonly sent: number;
	/** How likely a visit was after silence, and with a message. */
	readonly afterSilence: number;
	readonly afterMessage: number;
	readonly uplift: Interval;
	/** So many evenly drawn moments would say as much, in the smaller of the two groups: (Σ w)² / Σ w². */
	readonly effectiveSampleSize: number;
}

/**
 * How likely a message brings a visit that silence would not have seen, by logged probabilities:
 *
 *   uplift = Σ yᵢ tᵢ/pᵢ / Σ tᵢ/pᵢ − Σ yᵢ (1−tᵢ)/(1−pᵢ) / Σ (1−tᵢ)/(1−pᵢ)
 *
 * Both sides self-normalised (Hájek). The error takes all moments of one profile as one piece of luck.
 * `undefined` if one side was never drawn: then nothing can be said.
 * @paper Hájek: Comment on "An Essay on the Logical Foundations of Survey Sampling". 1971.
 */
export function momentEffect(moments: readonly DrawnMoment[]): MomentEffect | undefined {
	const message = weighedMean(moments, ({ sent, sendProbability: p }) => (sent ? 1 / p : 0));
	const silence = weighedMean(moments, ({ sent, sendProbability: p }) => (sent ? 0 : 1 / (1 - p)));
	if (message === undefined || silence === undefined) return undefined;
	const byProfile = new Map<string, number>();
	for (const [i, { profileId }] of moments.entries()) {
		const influence = message.influences[i]! - silence.influences[i]!;
		byProfile.set(profileId, (byProfile.get(profileId) ?? 0) + influence);
	}
	const profiles = byProfile.size;
	let squares = 0;
	for (const influence of byProfile.values()) squares += influence * influence;
	const error = profiles < 2 ? Infinity : Math.sqrt((profiles / (profiles - 1)) * squares);
	return {
		moments: moments.length,
		sent: moments.filter(({ sent }) => sent).length,
		afterSilence: silence.mean,
		afterMessage: message.mean,
		uplift: interval(message.mean - silence.mean, error),
		effectiveSampleSize: Math.min(message.effective, silence.effective),
	};
}

function weighedMean(
	moments: readonly DrawnMoment[],
	weightOf: (moment: DrawnMoment) => number,
): { mean: number; influences: readonly number[]; effective: number } | undefined {
	const weights = moments.map(weightOf);
	const total = weights.reduce((sum, w) => sum + w, 0);
	if (!(total > 0)) return undefined;
	const mean = moments.reduce((sum, { visited }, i) => sum + weights[i]! * visited, 0) / total;
	const influences = moments.map(({ visited }, i) => (weights[i]! * (visited - mean)) / total);
	return { mean, influences, effective: total ** 2 / weights.reduce((sum, w) => sum + w * w, 0) };
}
