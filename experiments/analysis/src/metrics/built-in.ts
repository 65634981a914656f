import { Failure } from '@marquee/units';
import type { Metric } from '../metric.ts';
import { finding } from './finding.ts';
import { judging } from './judging.ts';
import { returning } from './returning.ts';
import { watching } from './watching.ts';

/** Every metric that an experiment may name. A new one is an entry in its family. */
export const builtInMetrics: readonly Metric[] = [
	...watching,
	...returning,
	...judging,
	...finding,
];

const byKey = new Map(builtInMetrics.map((metric) => [metric.key, metric]));

/** The metric of this key. @throws {Failure} `metric-unknown` */
export function metricNamed(key: string): Metric {
	const metric = byKey.get(key);
	if (metric !== undefined) return metric;
	throw new Failure('metric-unknown', {
		responsible: 'caller',
		what: `there is no metric ${key}`,
		remedy: `Name one of ${[...byKey.keys()].join(', ')}.`,
	});
}
