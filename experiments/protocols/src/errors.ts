import { Failure } from '@marquee/units';

/** What this package can find wrong with the world, by code. */
export const failures = {
	'metric-sampled': (asked: string): Failure =>
		new Failure('metric-sampled', {
			responsible: 'caller',
			what:
				`${asked} would rank the right title among a sample of titles only. Such a number is no estimate of the ` +
				'metric over the catalogue: it favours models that rank the right title deep down, and puts models in ' +
				'another order (Krichene, Rendle: On Sampled Metrics for Item Recommendation, KDD 2020)',
			remedy:
				'Ask for the metric over all titles, as in ndcg@10; they are ranked whole here, and quickly.',
		}),
	'metric-unknown': (asked: string, known: readonly string[]): Failure =>
		new Failure('metric-unknown', {
			responsible: 'caller',
			what: `there is no metric ${JSON.stringify(asked)}`,
			remedy: `Choose among ${known.map((name) => `${name}@k`).join(', ')}.`,
		}),
	'protocol-data-mismatch': (protocol: string, expected: string, found: string): Failure =>
		new Failure('protocol-data-mismatch', {
			responsible: 'caller',
			what: `${protocol} is defined on ${expected}; these data are ${found}`,
			remedy:
				'Give the published file, or use the protocol of the same form without a data set in its name.',
		}),
	'protocol-label-unknown': (protocol: string, label: string, known: readonly string[]): Failure =>
		new Failure('protocol-label-unknown', {
			responsible: 'caller',
			what: `${protocol} holds out ${JSON.stringify(label)}, which no profile is of`,
			remedy:
				known.length > 0
					? `Hold out one of ${known.join(', ')}.`
					: 'The data say it of no profile: use another protocol.',
		}),
	'protocol-needs-time': (protocol: string, row: number): Failure =>
		new Failure('protocol-needs-time', {
			responsible: 'caller',
			what: `${protocol} cuts at a moment, and an event has no time`,
			where: `row ${row}`,
			remedy: 'Use data with times, or the protocol `loo`, which needs only their order.',
		}),
	'protocol-without-cases': (protocol: string, excluded: string): Failure =>
		new Failure('protocol-without-cases', {
			responsible: 'caller',
			what: `${protocol} leaves no profile to test on (excluded: ${excluded})`,
			remedy: 'Use more data or another cut-off.',
		}),
} as const;
