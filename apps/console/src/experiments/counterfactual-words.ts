import type { CounterfactualReading } from '@marquee/contracts';
import { type Cell, worst } from '../health/verdict.ts';
import { figureWords } from '../words/effects.ts';
import { count, percent, score } from '../words/figures.ts';

/** A diagnostic with what it means. */
export interface Diagnostic {
	readonly name: string;
	readonly cell: Cell;
	readonly about: string;
}

/** What an estimator says, beside what was logged. */
export interface EstimateRow {
	readonly name: string;
	readonly estimate: string;
	readonly interval: string;
	/** Of what the policies of the log earned. */
	readonly change: string;
}

/**
 * What the log can bear of a policy, judged: below 1 % effective, or one row with a tenth of the weight, and a few rows
 * speak for all; a mean weight far from 1 says that chances were written down wrongly.
 */
export function diagnosticsOf({
	diagnostics,
}: CounterfactualReading): readonly [Diagnostic, ...Diagnostic[]] {
	const { rows, effectiveSampleSize, meanWeight, largestWeightShare, unsupportedMass } =
		diagnostics;
	const effective = rows === 0 ? 0 : effectiveSampleSize / rows;
	const off = Math.abs(meanWeight - 1);
	const judged = (words: string, value: number, watch: number, bad: number): Cell => ({
		words,
		level: value >= bad ? 'bad' : value >= watch ? 'watch' : 'good',
	});
	return [
		{
			name: 'Effective rows',
			cell: judged(
				`${count(Math.round(effectiveSampleSize))} of ${count(rows)}`,
				1 - effective,
				0.9,
				0.99,
			),
			about: 'as many rows as the weighted log is worth',
		},
		{
			name: 'Mean weight',
			cell: judged(score(meanWeight), off, 0.05, 0.2),
			about: '1 where chances were logged right and every choice could be made',
		},
		{
			name: 'Largest weight',
			cell: judged(`${percent(largestWeightShare)} of all`, largestWeightShare, 0.01, 0.1),
			about: 'how much one row alone decides',
		},
		{
			name: 'Unsupported',
			cell: judged(percent(unsupportedMass), unsupportedMass, 0.01, 0.1),
			about: 'of what the policy would choose, the log never chose',
		},
	];
}

/** The estimators' answers against the log. */
export const estimateRows = ({ estimators, logged }: CounterfactualReading): EstimateRow[] =>
	estimators.map(({ name, effect }) => ({
		name,
		...figureWords(effect),
		change: logged === 0 ? '–' : signedPercent(effect.estimate / logged - 1),
	}));

const signedPercent = (share: number): string =>
	`${share < 0 ? '−' : '+'}${percent(Math.abs(share))}`;

/** What may be said of the policy, in a sentence. */
export function counterfactualSentence(reading: CounterfactualReading): string {
	const { target, surface, identifiable, estimators, logged } = reading;
	if (!identifiable) return `What ${target} would have earned on ${surface} cannot be told.`;
	const ends = estimators.flatMap(({ effect: { low, high } }) =>
		low === null || high === null ? [] : [{ low, high }],
	);
	const [least, most] = [
		Math.min(...ends.map(({ low }) => low)),
		Math.max(...ends.map(({ high }) => high)),
	];
	const level = worst(diagnosticsOf(reading).map(({ cell }) => cell.level));
	const caution = level === 'good' ? '' : ' The log bears it weakly: see below.';
	if (ends.length === 0) return `${target} was tried on the log of ${surface}.${caution}`;
	if (least > logged) return `${target} would have earned more on ${surface}.${caution}`;
	if (most < logged) return `${target} would have earned less on ${surface}.${caution}`;
	return `The log does not tell whether ${target} earns more on ${surface}.${caution}`;
}
