import type { ExperimentReading } from '@marquee/contracts';
import {
	type SegmentRow,
	segmentations,
	segmentRows,
	segmentsSentence,
} from '../../experiments/segment-rows.ts';
import type { ExperimentRoute } from '../../route.ts';
import { headed } from '../../words/effects.ts';
import { count } from '../../words/figures.ts';
import { IntervalBar } from '../charts/interval-bar.tsx';
import { Choice } from './experiment-list.tsx';

/** Whether the effect is another one among some of the members. */
export function Segments({
	reading,
	arm,
	route,
}: {
	reading: ExperimentReading;
	arm: string;
	route: ExperimentRoute;
}) {
	const primary = reading.metrics.find(({ role }) => role === 'primary');
	const all = segmentations(reading.segments);
	const by = all.find((each) => each === route.by) ?? all[0];
	if (primary === undefined || by === undefined) return null;
	const { unit, better, name } = primary;
	const rows = segmentRows(reading.segments, { by, arm, unit, better });
	return (
		<section aria-labelledby="segments">
			<div className="titled">
				<h2 id="segments">
					Segments{' '}
					<span className="small">
						{headed(name)} by {by}
					</span>
				</h2>
				<nav aria-label="Segmentation" className="choices">
					{all.map((each) => (
						<Choice key={each} route={{ ...route, by: each }} isChosen={each === by}>
							{each}
						</Choice>
					))}
				</nav>
			</div>
			<p>{segmentsSentence(rows)}</p>
			<SegmentTable rows={rows} by={by} />
			<p className="small">
				Drawn together as far as chance explains the spread: the best of many parts is mostly lucky.
				The thin bar is the raw interval. These are for looking, not for deciding.
			</p>
		</section>
	);
}

function SegmentTable({ rows, by }: { rows: readonly SegmentRow[]; by: string }) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is wider than the window is scrolled by keys too
		<section className="scrolled" aria-label={`Effects by ${by}`} tabIndex={0}>
			<table className="surfaces effects segment-table">
				<thead>
					<tr>
						<th scope="col">{by}</th>
						<th scope="col">Members</th>
						<th scope="col">Drawn together</th>
						<th scope="col">
							<span className="unseen">Picture of both intervals</span>
						</th>
						<th scope="col">Raw</th>
					</tr>
				</thead>
				<tbody>
					{rows.map((row) => (
						<tr key={row.value}>
							<th scope="row">{row.value}</th>
							<td>{count(row.members)}</td>
							<td>
								<b>{row.effect}</b>
								<span className="small">{row.interval}</span>
							</td>
							<td className="pictured double">
								<IntervalBar picture={row.picture} />
								<IntervalBar picture={row.rawPicture} isQuiet />
							</td>
							<td>
								{row.raw}
								<span className="small">{row.rawInterval}</span>
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}
