import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import { rangeOf, type TradeOff, type TradeOffPoint, tickWords } from '../../frontier/trade-off.ts';
import { setting } from '../../words/figures.ts';
import { colourOf, useIsDark } from './ink-colours.ts';
import { axisIn } from './time-chart.tsx';

const height = 340;

/** Relevance against a gain: the settings of the dial joined in their order, each with its intervals, the current one marked. */
export function TradeOffChart({ tradeOff }: { tradeOff: TradeOff }) {
	const box = useRef<HTMLDivElement>(null);
	const isDark = useIsDark();
	// biome-ignore lint/correctness/useExhaustiveDependencies: colours are read anew when it gets dark or light
	useEffect(() => {
		const within = box.current!;
		const data: uPlot.AlignedData = [
			tradeOff.points.map(({ x }) => x.value),
			tradeOff.points.map(({ y }) => y.value),
		];
		const plot = new uPlot(optionsOf(tradeOff, within), data, within);
		const watcher = new ResizeObserver(() => plot.setSize({ width: within.clientWidth, height }));
		watcher.observe(within);
		return () => {
			watcher.disconnect();
			plot.destroy();
		};
	}, [tradeOff, isDark]);
	return (
		<figure className="chart">
			<figcaption>{tradeOff.title}</figcaption>
			<div ref={box} role="img" aria-label={`${tradeOff.title}; the table below has the numbers`} />
		</figure>
	);
}

function optionsOf({ points, xName, yName }: TradeOff, within: HTMLElement): uPlot.Options {
	const axis = {
		...axisIn(within),
		values: (_: uPlot, ticks: number[]) => tickWords(ticks),
	};
	const xs = rangeOf(points.map(({ x }) => x));
	const ys = rangeOf(points.map(({ y }) => y));
	const ink = {
		line: colourOf('ink-1', within),
		current: colourOf('accent', within),
		text: colourOf('text', within),
		paper: colourOf('paper', within),
	};
	return {
		width: within.clientWidth,
		height,
		padding: [16, 16, 0, 0],
		legend: { show: false },
		cursor: { show: false },
		scales: {
			x: { time: false, range: () => [...xs] },
			y: { range: () => [...ys] },
		},
		axes: [
			{ ...axis, label: xName, size: 34, labelSize: 26 },
			{ ...axis, label: yName, size: 60 },
		],
		series: [{}, { label: yName, paths: () => null, points: { show: false } }],
		// uPlot joins points from left to right; a dial that is turned further may come back.
		hooks: { draw: [(plot) => drawn(plot, points, ink)] },
	};
}

function drawn(
	plot: uPlot,
	points: readonly TradeOffPoint[],
	ink: Readonly<Record<'line' | 'current' | 'text' | 'paper', string>>,
) {
	const { ctx } = plot;
	const x = (value: number) => plot.valToPos(value, 'x', true);
	const y = (value: number) => plot.valToPos(value, 'y', true);
	const dot = uPlot.pxRatio;
	const line = (from: readonly [number, number], to: readonly [number, number]) => {
		ctx.beginPath();
		ctx.moveTo(...from);
		ctx.lineTo(...to);
		ctx.stroke();
	};
	ctx.save();
	ctx.textAlign = 'left';
	ctx.textBaseline = 'alphabetic';
	ctx.strokeStyle = ink.line;
	ctx.lineWidth = 1.5 * dot;
	for (const [i, point] of points.slice(1).entries()) {
		const before = points[i]!;
		line([x(before.x.value), y(before.y.value)], [x(point.x.value), y(point.y.value)]);
	}
	ctx.globalAlpha = 0.45;
	for (const each of points) {
		line([x(each.x.value), y(each.y.low)], [x(each.x.value), y(each.y.high)]);
		line([x(each.x.low), y(each.y.value)], [x(each.x.high), y(each.y.value)]);
	}
	ctx.globalAlpha = 1;
	for (const { x: at, y: up, isCurrent, isLabelled, share } of points) {
		ctx.beginPath();
		ctx.arc(x(at.value), y(up.value), (isCurrent ? 7 : 3.5) * dot, 0, 2 * Math.PI);
		ctx.fillStyle = isCurrent ? ink.current : ink.line;
		ctx.fill();
		if (!isLabelled) continue;
		ctx.fillStyle = ink.text;
		ctx.font = `${(isCurrent ? 'bold ' : '') + 11 * dot}px system-ui, sans-serif`;
		ctx.fillText(setting(share), x(at.value) + 8 * dot, y(up.value) - 7 * dot);
	}
	ctx.restore();
}
