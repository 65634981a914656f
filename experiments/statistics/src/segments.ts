import { commonEffect, varianceBetween } from './paule-mandel.ts';
import type { Asked, Reading } from './reading.ts';
import { refusal } from './refusals.ts';
import { wald } from './wald.ts';

/** Effects in segments, drawn together as far as chance explains their spread. */
export interface Segments {
	/** The common effect. */
	readonly overall: Reading;
	/** Variance of true effects between segments; 0 where chance explains all. */
	readonly between: number;
	/** Of each segment, in order: its shrunken effect. */
	readonly segments: readonly Reading[];
}

/**
 * Effects by segment, shrunken towards the common one by empirical Bayes: the best of twenty segments is mostly lucky.
 *
 *   τ²: Σ (dᵢ − μ)² / (σᵢ² + τ²) = k − 1,   μ = Σ dᵢ / (σᵢ² + τ²) / Σ 1 / (σᵢ² + τ²)
 *   d̃ᵢ = μ + τ² / (τ² + σᵢ²) (dᵢ − μ),   Var = τ² σᵢ² / (τ² + σᵢ²) + (σᵢ² / (τ² + σᵢ²))² Var μ
 *
 * @throws {Failure} `statistics-sample-too-small` of fewer than two segments.
 * @paper Paule, Mandel: Consensus Values and Weighting Factors. J. Research of the National Bureau of Standards 1982.
 * @paper Morris: Parametric Empirical Bayes Inference. Journal of the American Statistical Association 1983.
 */
export function shrunkenSegments(
	readings: readonly Pick<Reading, 'estimate' | 'standardError'>[],
	asked: Asked = {},
): Segments {
	if (readings.length < 2)
		throw refusal(
			'statistics-sample-too-small',
			`${readings.length} segments`,
			'Give two or more.',
		);
	for (const reading of readings) wald(reading); // refuses what is no reading
	const group = {
		effects: readings.map(({ estimate }) => estimate),
		variances: readings.map(({ standardError }) => standardError ** 2),
	};
	const between = varianceBetween([group]);
	const { mean, variance } = commonEffect(group, between);
	return {
		overall: wald({ estimate: mean, standardError: Math.sqrt(variance) }, asked),
		between,
		segments: readings.map(({ estimate, standardError }) => {
			const chance = standardError ** 2 / (between + standardError ** 2);
			const own = between * chance + chance ** 2 * variance;
			return wald(
				{ estimate: mean + (1 - chance) * (estimate - mean), standardError: Math.sqrt(own) },
				asked,
			);
		}),
	};
}
