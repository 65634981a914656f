import { pairedDifference, resampled } from '@marquee/metrics';
import { seededRandom } from '@marquee/units';
import type { Evaluation } from './evaluate.ts';
import type { Difference } from './report.ts';

/**
 * How much higher one model of an evaluation is than another on the same cases, metric by metric: also where neither is
 * the best baseline, as a model and the one it replaces.
 *
 * @throws {RangeError} if the evaluation has no model of either name.
 */
export function pairedWith(
	{ perCase, report }: Evaluation,
	model: string,
	against: string,
	{ replicates = 1000 }: { readonly replicates?: number } = {},
): Difference {
	const [one, other] = [model, against].map((name) => {
		if (perCase[name] === undefined) throw new RangeError(`no model ${name} was evaluated`);
		return perCase[name];
	});
	const names = Object.keys(one!);
	const random = seededRandom(report.seed, `bootstrap of ${model} against ${against}`);
	const columns = names.flatMap((name) => [one![name]!, other![name]!]);
	const drawn = resampled(columns, { random, replicates });
	const metrics = names.map(
		(name, at) => [name, pairedDifference(drawn[2 * at]!, drawn[2 * at + 1]!)] as const,
	);
	return { model, against, metrics: Object.fromEntries(metrics) };
}
