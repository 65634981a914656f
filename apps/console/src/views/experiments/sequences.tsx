import type { ExperimentReading, MetricReading } from '@marquee/contracts';
import { waitingWords } from '../../experiments/metric-rows.ts';
import { sequenceChart } from '../../experiments/sequence-chart.ts';
import type { ExperimentRoute } from '../../route.ts';
import { headed } from '../../words/effects.ts';
import { SequenceChartView } from '../charts/sequence-chart.tsx';
import { useConsole } from '../console-context.ts';

/** How effects became known: the primary metric, guardrails, and one that is asked for. */
export function Sequences({
	reading,
	arm,
	route,
}: {
	reading: ExperimentReading;
	arm: string;
	route: ExperimentRoute;
}) {
	const shown = shownMetrics(reading.metrics, route.metric);
	return (
		<section aria-labelledby="over-time">
			<div className="titled">
				<h2 id="over-time">
					Over time{' '}
					<span className="small">estimate, and the interval that holds at all times</span>
				</h2>
				<MetricChoice metrics={reading.metrics} route={route} />
			</div>
			<div className="charts sequences">
				{shown.map((metric) => {
					const chart = sequenceChart(metric, arm);
					const waits = waitingWords(metric, reading.asOf);
					return chart ? (
						<SequenceChartView
							key={metric.metric}
							chart={chart}
							{...(waits && { note: `${waits}.` })}
						/>
					) : (
						<figure key={metric.metric} className="chart">
							<figcaption>{headed(metric.name)}</figcaption>
							<p className="waiting">Nothing to draw yet. {waits && `${waits}.`}</p>
						</figure>
					);
				})}
			</div>
		</section>
	);
}

function MetricChoice({
	metrics,
	route,
}: {
	metrics: readonly MetricReading[];
	route: ExperimentRoute;
}) {
	const { navigation } = useConsole();
	return (
		<label className="beside">
			Draw first
			<select
				value={route.metric ?? ''}
				onChange={({ currentTarget: { value } }) => {
					const { metric: _, ...others } = route;
					navigation.replace(value === '' ? others : { ...others, metric: value });
				}}
			>
				<option value="">the primary metric</option>
				{metrics.map(({ metric, name }) => (
					<option key={metric} value={metric}>
						{headed(name)}
					</option>
				))}
			</select>
		</label>
	);
}

/** Those that decide, with the one that is asked for before them. */
const shownMetrics = (
	metrics: readonly MetricReading[],
	chosen: string | undefined,
): readonly MetricReading[] => [
	...metrics.filter(({ metric }) => metric === chosen),
	...metrics.filter(({ metric, role }) => metric !== chosen && role !== 'secondary'),
];
