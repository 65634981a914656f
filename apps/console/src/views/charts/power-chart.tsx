import { type PowerCurve, powerTable, sizeWords } from '../../experiments/power-words.ts';
import { ticksOf } from '../../experiments/sequence-chart.ts';
import { useWidth } from '../use-width.ts';
import { TableAlternative } from './table-alternative.tsx';

const height = 280;
const edge = { left: 58, right: 20, top: 14, bottom: 40 };

/** The smallest effect that would be seen, by days of running. */
export function PowerChart({ curve, sentence }: { curve: PowerCurve; sentence: string }) {
	const [box, width] = useWidth<HTMLDivElement>();
	return (
		<figure className="chart sequence">
			<figcaption>
				Smallest change that is seen <span className="small">of what the metric is now</span>
			</figcaption>
			<div ref={box} role="img" aria-label={sentence}>
				{width > 0 && <Drawing curve={curve} width={width} />}
			</div>
			<TableAlternative
				caption="Smallest change that is seen"
				heads={['Days', 'Members', 'Smallest change']}
				rows={powerTable(curve)}
			/>
		</figure>
	);
}

function Drawing({ curve, width }: { curve: PowerCurve; width: number }) {
	const { points, hoped, neededDay, top, lastDay } = curve;
	const [right, bottom] = [width - edge.right, height - edge.bottom];
	const x = (day: number) => edge.left + ((right - edge.left) * day) / lastDay;
	const y = (size: number) => bottom - ((bottom - edge.top) * Math.min(size, top)) / top;
	const line = points.filter(({ smallest }) => smallest <= top);
	return (
		<svg width={width} height={height} aria-hidden="true">
			{ticksOf({ low: 0, high: top }, 6).map((tick) => (
				<g key={tick}>
					<line className="grid" x1={edge.left} x2={right} y1={y(tick)} y2={y(tick)} />
					<text className="tick ends" x={edge.left - 7} y={y(tick) + 4}>
						{sizeWords(tick)}
					</text>
				</g>
			))}
			{ticksOf({ low: 0, high: lastDay }, width < 500 ? 4 : 9)
				.filter(Number.isInteger)
				.map((tick) => (
					<text key={tick} className="tick middle" x={x(tick)} y={bottom + 16}>
						{tick}
					</text>
				))}
			<text className="tick middle" x={(edge.left + right) / 2} y={height - 6}>
				days of running
			</text>
			<polygon
				className="band seen"
				points={[
					`${x(line[0]?.day ?? 0)},${edge.top}`,
					...line.map(({ day, smallest }) => `${x(day)},${y(smallest)}`),
					`${x(line.at(-1)?.day ?? 0)},${edge.top}`,
				].join(' ')}
			/>
			<polyline
				className="known"
				points={line.map(({ day, smallest }) => `${x(day)},${y(smallest)}`).join(' ')}
			/>
			<text className="named ends" x={right - 4} y={edge.top + 14}>
				would be seen
			</text>
			<text className="named" x={edge.left + 6} y={bottom - 7}>
				would not
			</text>
			{hoped !== undefined && (
				<line className="margin" x1={edge.left} x2={right} y1={y(hoped)} y2={y(hoped)} />
			)}
			{hoped !== undefined && (
				<text className="named margin ends" x={right - 4} y={y(hoped) - 5}>
					hoped for: {sizeWords(hoped)}
				</text>
			)}
			{hoped !== undefined && neededDay !== undefined && (
				<>
					<line className="pointed" x1={x(neededDay)} x2={x(neededDay)} y1={y(hoped)} y2={bottom} />
					<circle className="newest" cx={x(neededDay)} cy={y(hoped)} r="5" />
				</>
			)}
		</svg>
	);
}
