import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import { newestOf, newestWords, spanOf, type TimeChart, tableOf } from '../../charts/chart.ts';
import { colourOf, useIsDark } from './ink-colours.ts';

const height = 190;

/** Lines over the last minutes, and the same as a table. */
export function TimeChartView({ chart }: { chart: TimeChart }) {
	const box = useRef<HTMLDivElement>(null);
	const plot = useRef<uPlot | undefined>(undefined);
	const isDark = useIsDark();
	const newest = useRef(chart);
	newest.current = chart;
	const kind = `${chart.title} ${chart.lines.map(({ name }) => name).join()} ${isDark}`;

	// biome-ignore lint/correctness/useExhaustiveDependencies: `kind` is all that makes a chart another one
	useEffect(() => {
		const within = box.current!;
		const made = new uPlot(optionsOf(newest.current, within), dataOf(newest.current), within);
		plot.current = made;
		const watcher = new ResizeObserver(() => made.setSize({ width: within.clientWidth, height }));
		watcher.observe(within);
		return () => {
			watcher.disconnect();
			made.destroy();
			plot.current = undefined;
		};
	}, [kind]);
	useEffect(() => plot.current?.setData(dataOf(chart)), [chart]);

	return (
		<figure className="chart">
			<figcaption>{chart.title}</figcaption>
			<div ref={box} role="img" aria-label={newestWords(chart)} />
			<details>
				<summary>As a table</summary>
				<table>
					<caption className="unseen">{chart.title}</caption>
					<thead>
						<tr>
							<th scope="col">UTC</th>
							{chart.lines.map(({ name }) => (
								<th key={name} scope="col">
									{name}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{tableOf(chart).map(([second, ...values]) => (
							<tr key={second}>
								<th scope="row">{second}</th>
								{values.map((words, i) => (
									<td key={chart.lines[i]!.name}>{words}</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			</details>
		</figure>
	);
}

const dataOf = ({ at, lines }: TimeChart): uPlot.AlignedData =>
	[[...at], ...lines.map(({ values }) => [...values])] as uPlot.AlignedData;

function optionsOf(chart: TimeChart, within: HTMLElement): uPlot.Options {
	const axis = axisIn(within);
	const { words, steps, isShare } = chart;
	return {
		width: within.clientWidth,
		height,
		padding: [8, 8, 0, 0],
		tzDate: (second) => uPlot.tzDate(new Date(second * 1000), 'Etc/UTC'),
		scales: {
			x: { range: ({ data }, first, last) => spanOf(data[0].length, first, last) },
			y: steps ? { distr: 3 } : { range: (_, __, top) => [0, isShare ? 1 : (top || 1) * 1.1] },
		},
		axes: [
			{ ...axis, size: 34, values: (_, ticks) => ticks.map(timeOfDay) },
			{
				...axis,
				size: 64,
				...(steps && {
					splits: (_: uPlot, __: number, low: number, high: number) =>
						steps.filter((step) => step >= low && step <= high),
					filter: (_: uPlot, splits: number[]) => splits,
				}),
				values: (_, ticks) => ticks.map((tick) => (tick === null ? '' : words(tick))),
			},
		],
		series: [
			{
				label: 'UTC',
				value: ({ data }, second) => timeOfDay(second ?? data[0].at(-1) ?? 0),
			},
			...chart.lines.map(({ name, ink }) => ({
				label: name,
				stroke: colourOf(ink, within),
				width: 1.75,
				spanGaps: false,
				points: { show: false },
				// Where nobody points at a moment, the newest.
				value: ({ data }: uPlot, value: number | null, at: number, moment: number | null) =>
					moment === null
						? newestOf({ name, ink, values: [...data[at]!].map((each) => each ?? null) }, words)
						: value === null
							? '–'
							: words(value),
			})),
		],
	};
}

const timeOfDay = (second: number): string => new Date(second * 1000).toISOString().slice(11, 19);

/** Ink and lines of an axis. */
export function axisIn(within: HTMLElement): uPlot.Axis {
	const line = colourOf('line', within);
	return {
		stroke: colourOf('text-quiet', within),
		font: '11px system-ui, sans-serif',
		labelFont: '12px system-ui, sans-serif',
		grid: { stroke: line, width: 1 },
		ticks: { stroke: line, width: 1, size: 4 },
	};
}
