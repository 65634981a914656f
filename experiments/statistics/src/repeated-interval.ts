import { bracketedRoot } from '@marquee/numerics';
import { groupSequentialBounds, type Looks } from './group-sequential.ts';
import { type Asked, around, askedFully, type Reading } from './reading.ts';
import { refusal, requireFinite, requirePositive } from './refusals.ts';

/** A reading at one of a few looks that share alpha. */
export interface RepeatedReading extends Reading {
	/** In standard errors: what |estimate − margin| must exceed here. */
	readonly bound: number;
	readonly crossed: boolean;
}

/**
 * The interval at the last of these looks that holds at all looks together, and the p-value that goes with it: the least
 * alpha at which this look would have crossed its bound.
 *
 *   estimate ± c_k(α) SE,   p = min {α: |estimate − margin| / SE ≥ c_k(α)}
 *
 * One-sided where the question is; the interval is then open on the other side. It holds whether or not one stops, so it
 * is wider than an interval made for one stopping rule.
 *
 * @throws {Failure} `statistics-setting-malformed`, `statistics-sample-malformed`
 * @paper Jennison, Turnbull: Interim Analyses: The Repeated Confidence Interval Approach. JRSS B 1989.
 */
export function repeatedInterval(
	{ estimate, standardError }: Pick<Reading, 'estimate' | 'standardError'>,
	looks: Pick<Looks, 'information' | 'spending'>,
	asked: Asked = {},
): RepeatedReading {
	const { alpha, alternative, margin } = askedFully(asked);
	requireFinite({ estimate });
	requirePositive(standardError, 'the standard error');
	if (looks.information.length === 0)
		throw refusal('statistics-setting-malformed', 'there is no look', 'Name one or more.');
	const sided = alternative === 'two-sided' ? 2 : 1;
	const boundAt = (level: number) =>
		groupSequentialBounds({ ...looks, alpha: level, sided }).at(-1)!;
	const bound = boundAt(alpha);
	const z = (estimate - margin) / standardError;
	const apart = alternative === 'two-sided' ? Math.abs(z) : alternative === 'greater' ? z : -z;
	return {
		estimate,
		standardError,
		...around(estimate, bound * standardError, alternative),
		pValue: leastLevel(boundAt, apart),
		bound,
		crossed: apart >= bound,
	};
}

/** Nearest to 0 and 1 that a level is looked for. */
const edges = [1e-14, 1 - 1e-9] as const;

/** Bounds fall as the level rises: the level at which this is the bound, sought on the logarithm. */
function leastLevel(boundAt: (level: number) => number, apart: number): number {
	if (boundAt(edges[0]) <= apart) return edges[0];
	if (boundAt(edges[1]) > apart) return 1;
	const excess = (log: number) => apart - boundAt(Math.exp(log));
	return Math.exp(bracketedRoot(excess, Math.log(edges[0]), Math.log(edges[1])));
}
