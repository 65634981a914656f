import type { ExperimentReading } from '@marquee/contracts';
import {
	type MetricRow,
	metricRows,
	type Role,
	roles,
	roleWords,
} from '../../experiments/metric-rows.ts';
import { type ExperimentRoute, hashOf } from '../../route.ts';
import { chanceWords } from '../../words/effects.ts';
import { IntervalBar } from '../charts/interval-bar.tsx';
import { VerdictBadge } from './verdict-badge.tsx';

/** What every metric says of one treatment, by what the metric is for. */
export function MetricTables({
	reading,
	arm,
	route,
}: {
	reading: ExperimentReading;
	arm: string;
	route: ExperimentRoute;
}) {
	const control = reading.arms[0]?.arm ?? 'control';
	return (
		<section className="metrics" aria-labelledby="metrics">
			<h2 id="metrics">
				Metrics{' '}
				<span className="small">
					{arm} against {control}; intervals hold however often they are read
				</span>
			</h2>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is wider than the window is scrolled by keys too */}
			<section className="scrolled" aria-label={`Metrics of ${arm}`} tabIndex={0}>
				<table className="surfaces effects">
					<thead>
						<tr>
							<th scope="col">Metric</th>
							<th scope="col">Relative to control</th>
							<th scope="col">
								<span className="unseen">Picture of the relative interval</span>
							</th>
							<th scope="col">Verdict</th>
							<th scope="col">Effect</th>
							<th scope="col">Raw, without CUPED</th>
							<th scope="col">{control}</th>
							<th scope="col">{arm}</th>
							<th scope="col">Chance, corrected</th>
						</tr>
					</thead>
					{roles.map((role) => (
						<RoleRows key={role} role={role} rows={metricRows(reading, role, arm)} route={route} />
					))}
				</table>
			</section>
		</section>
	);
}

function RoleRows({
	role,
	rows,
	route,
}: {
	role: Role;
	rows: readonly MetricRow[];
	route: ExperimentRoute;
}) {
	if (rows.length === 0) return null;
	return (
		<tbody>
			<tr className="role">
				<th scope="rowgroup" colSpan={9}>
					{roleWords[role].name} <span className="small">{roleWords[role].about}</span>
				</th>
			</tr>
			{rows.map((row) => (
				<EffectRow key={row.metric} row={row} route={route} />
			))}
		</tbody>
	);
}

function EffectRow({ row, route }: { row: MetricRow; route: ExperimentRoute }) {
	const isRead = row.verdict.tone !== 'quiet';
	return (
		<tr>
			<th scope="row">
				<a href={hashOf({ ...route, metric: row.metric })} title="Draw it over time">
					{row.name}
				</a>
				{row.margin && <span className="small">margin {row.margin}</span>}
				{row.waiting && <span className="small waits">{row.waiting}</span>}
			</th>
			{isRead ? <Compared row={row} /> : <td colSpan={2}>–</td>}
			<td>
				<VerdictBadge verdict={row.verdict} />
			</td>
			{isRead ? <Figures row={row} /> : <td colSpan={2}>–</td>}
			<td>{row.control}</td>
			<td>{row.treatment}</td>
			<td>{isRead ? chanceWords(row.chance) : '–'}</td>
		</tr>
	);
}

function Compared({ row }: { row: MetricRow }) {
	return (
		<>
			<td>
				<b>{row.relative}</b>
				<span className="small">{row.relativeInterval}</span>
			</td>
			<td className="pictured">{row.picture && <IntervalBar picture={row.picture} />}</td>
		</>
	);
}

function Figures({ row }: { row: MetricRow }) {
	return (
		<>
			<td>
				{row.effect}
				<span className="small">{row.interval}</span>
			</td>
			<td>
				{row.raw}
				<span className="small">{row.rawInterval}</span>
				<span className="small">{row.explained} explained</span>
			</td>
		</>
	);
}
