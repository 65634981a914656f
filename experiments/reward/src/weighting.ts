import { sigmoid } from '@marquee/numerics';
import { hash32 } from '@marquee/units';
import { refusal } from './refusals.ts';

/** What one signal is worth. */
export interface SignalWeight {
	readonly name: string;
	/** Per unit of the signal: of log odds where the outcome is yes or no. */
	readonly weight: number;
	readonly low: number;
	readonly high: number;
	/** Per standard deviation of the signal, to compare signals with each other. */
	readonly perDeviation: number;
	/** The signal's mean where it was learnt: what it is taken for where nothing else is known. */
	readonly mean: number;
}

/** A reward that a person can read: what each signal of today adds to the outcome that is meant. */
export interface Weighting {
	/** Names the numbers below: another weight is another version, and rewards of two versions are never mixed. */
	readonly version: string;
	/** What it stands for: retained in the fourth week, say. */
	readonly outcome: string;
	/** `chance`: of a yes; `number`: of the outcome's own unit. */
	readonly answers: 'chance' | 'number';
	readonly intercept: number;
	readonly signals: readonly SignalWeight[];
	readonly ridge: number;
	readonly units: number;
}

/** The weighting under the name of its own content. */
export function versioned(content: Omit<Weighting, 'version'>): Weighting {
	const hash = hash32(JSON.stringify(content)).toString(16).padStart(8, '0');
	return { version: `${content.outcome}-${hash}`, ...content };
}

/**
 * What these signals are worth: the expected outcome.
 *
 *   chance σ(intercept + Σ weight · (signal − mean)), or the sum itself
 *
 * @throws {Failure} `reward-data-malformed` if a signal is missing or no number: it is not taken for 0 in silence.
 */
export function rewardOf(
	{ intercept, signals, answers }: Weighting,
	seen: Readonly<Record<string, number>>,
): number {
	let total = intercept;
	for (const { name, weight, mean } of signals) {
		const value = seen[name];
		if (value === undefined || !Number.isFinite(value))
			throw refusal(
				'reward-data-malformed',
				`the signal ${name} is ${value}`,
				'Give every signal of the weighting.',
			);
		total += weight * (value - mean);
	}
	return answers === 'chance' ? sigmoid(total) : total;
}
