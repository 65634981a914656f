import { type PointerEvent, useState } from 'react';
import {
	axisWords,
	type SequenceChart,
	sequenceTable,
	ticksOf,
	tickWords,
} from '../../experiments/sequence-chart.ts';
import { dayWords, effectWords } from '../../words/effects.ts';
import { count } from '../../words/figures.ts';
import { useWidth } from '../use-width.ts';
import { TableAlternative } from './table-alternative.tsx';

const height = 230;
const edge = { left: 58, right: 16, top: 10, bottom: 26 };

/** A confidence sequence over time: the band in which the effect lies, however often one looks. */
export function SequenceChartView({ chart, note }: { chart: SequenceChart; note?: string }) {
	const [box, width] = useWidth<HTMLDivElement>();
	const [pointed, setPointed] = useState<number | undefined>(undefined);
	const { looks, scale, title, sentence, beyondUntil } = chart;
	const look = looks[pointed ?? looks.length - 1]!;
	const words = effectWords(look, scale);
	return (
		<figure className="chart sequence">
			<figcaption>
				{title}
				{scale.unit !== title.toLocaleLowerCase('en') && (
					<span className="small"> {axisWords(scale.unit)}</span>
				)}
			</figcaption>
			<p className="looked">
				<b>{words.estimate}</b> <span>{words.interval}</span>
				<span className="small">
					{dayWords(look.at)}, {count(look.members)} members
				</span>
			</p>
			<div ref={box} role="img" aria-label={sentence}>
				{width > 0 && (
					<Drawing chart={chart} width={width} pointed={pointed} setPointed={setPointed} />
				)}
			</div>
			{note && <p className="small">{note}</p>}
			{beyondUntil !== undefined && beyondUntil !== looks.at(-1)!.at && (
				<p className="small">
					Until {dayWords(beyondUntil)} the interval reaches beyond the picture.
				</p>
			)}
			<TableAlternative
				caption={title}
				heads={['Until', 'Members', 'Estimate', 'Interval']}
				rows={sequenceTable(chart)}
			/>
		</figure>
	);
}

function Drawing({
	chart,
	width,
	pointed,
	setPointed,
}: {
	chart: SequenceChart;
	width: number;
	pointed: number | undefined;
	setPointed: (at: number | undefined) => void;
}) {
	const { looks, reach, scale, margin, sides } = chart;
	const [first, last] = [looks[0]!.at, looks.at(-1)!.at];
	const [right, bottom] = [width - edge.right, height - edge.bottom];
	const x = (at: number) =>
		edge.left + (right - edge.left) * (last === first ? 1 : (at - first) / (last - first));
	const y = (value: number) =>
		bottom -
		((bottom - edge.top) * (Math.min(reach.high, Math.max(reach.low, value)) - reach.low)) /
			(reach.high - reach.low);
	const ticks = ticksOf(reach, 5);
	const step = ticks.length > 1 ? ticks[1]! - ticks[0]! : 1;
	const upper = looks.map(({ at, high }) => `${x(at)},${y(high ?? reach.high)}`);
	const lower = looks.map(({ at, low }) => `${x(at)},${y(low ?? reach.low)}`);
	const point = ({ nativeEvent }: PointerEvent<SVGSVGElement>) =>
		setPointed(
			nearest(
				looks.map(({ at }) => x(at)),
				nativeEvent.offsetX,
			),
		);
	const shown = looks[pointed ?? looks.length - 1]!;
	return (
		<svg
			width={width}
			height={height}
			aria-hidden="true"
			onPointerMove={point}
			onPointerLeave={() => setPointed(undefined)}
		>
			{ticks.map((tick) => (
				<g key={tick}>
					<line className="grid" x1={edge.left} x2={right} y1={y(tick)} y2={y(tick)} />
					<text className="tick ends" x={edge.left - 7} y={y(tick) + 4}>
						{tickWords(tick, step, scale)}
					</text>
				</g>
			))}
			{dayTicks(first, last, width).map((at) => (
				<text
					key={at}
					className={x(at) > width - 40 ? 'tick ends' : 'tick middle'}
					x={x(at) > width - 40 ? width - 2 : x(at)}
					y={height - 8}
				>
					{dayWords(at)}
				</text>
			))}
			<polygon className="band" points={[...upper, ...lower.toReversed()].join(' ')} />
			{looks.length === 1 && (
				<line
					className="only"
					x1={x(last)}
					x2={x(last)}
					y1={y(looks[0]!.high ?? reach.high)}
					y2={y(looks[0]!.low ?? reach.low)}
				/>
			)}
			<line className="zero" x1={edge.left} x2={right} y1={y(0)} y2={y(0)} />
			{margin !== undefined && (
				<>
					<line className="margin" x1={edge.left} x2={right} y1={y(margin)} y2={y(margin)} />
					<text className="named margin" x={edge.left + 6} y={y(margin) + (margin < 0 ? 13 : -5)}>
						accepted loss
					</text>
				</>
			)}
			<polyline
				className="known"
				points={looks.map(({ at, estimate }) => `${x(at)},${y(estimate)}`).join(' ')}
			/>
			<text className="named ends" x={right - 2} y={edge.top + 10}>
				↑ {sides.above}
			</text>
			<text className="named ends" x={right - 2} y={bottom - 5}>
				↓ {sides.below}
			</text>
			{pointed !== undefined && (
				<line className="pointed" x1={x(shown.at)} x2={x(shown.at)} y1={edge.top} y2={bottom} />
			)}
			<circle className="newest" cx={x(shown.at)} cy={y(shown.estimate)} r="4.5" />
		</svg>
	);
}

/** Days across the axis, as many as can be read beside each other. */
function dayTicks(first: number, last: number, width: number): readonly number[] {
	const day = 86_400_000;
	const most = Math.max(2, Math.floor(width / 90));
	const days = Math.max(1, Math.ceil((last - first) / day / most));
	const from = last - Math.floor((last - first) / (days * day)) * days * day;
	return last === first
		? [last]
		: Array.from(
				{ length: Math.floor((last - from) / (days * day)) + 1 },
				(_, i) => from + i * days * day,
			);
}

function nearest(places: readonly number[], at: number): number {
	let best = 0;
	for (const [i, place] of places.entries())
		if (Math.abs(place - at) < Math.abs(places[best]! - at)) best = i;
	return best;
}
