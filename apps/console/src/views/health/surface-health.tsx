import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { inputs } from '../../answers/surfaces.ts';
import { healthCharts } from '../../health/health-charts.ts';
import { type Cell, type SurfaceRow, surfaceRow, worst } from '../../health/verdict.ts';
import { hashOf } from '../../route.ts';
import { isAboutKey } from '../../service.ts';
import { age, bytes, count, duration, shortHash } from '../../words/figures.ts';
import { TimeChartView } from '../charts/time-chart.tsx';
import { useConsole } from '../console-context.ts';
import { Problem } from '../problem.tsx';
import { useAsked } from '../use-asked.ts';
import { Ladder } from './ladder.tsx';

/** How every surface does: a table of now, and lines of the last five minutes. */
export function SurfaceHealth({ surface }: { surface: string | undefined }) {
	const { health, key } = useConsole();
	const { samples, error } = useSyncExternalStore(health.watch, health.now);
	useEffect(() => {
		if (isAboutKey(error)) key.forget(error.message);
	}, [error, key]);
	const newest = samples.at(-1);
	const rows = useMemo(() => newest?.surfaces.map(surfaceRow) ?? [], [newest]);
	const chosen = surface ?? rows[0]?.surface ?? 'home';
	const charts = useMemo(() => healthCharts(samples, chosen), [samples, chosen]);
	return (
		<div className="health">
			<header className="headline">
				<h1>Surface health</h1>
				{rows.length > 0 && <Overall rows={rows} />}
			</header>
			<ServiceWords />
			{error !== undefined && <Problem error={error} />}
			{newest === undefined && error === undefined && <p className="waiting">Asking …</p>}
			{rows.length > 0 && (
				<>
					<SurfaceTable rows={rows} chosen={chosen} />
					<div className="charts">
						<TimeChartView chart={charts.rate} />
						<TimeChartView chart={charts.latency} />
						<TimeChartView chart={charts.notFresh} />
						<TimeChartView chart={charts.ages} />
					</div>
				</>
			)}
			{newest?.ladder && <Ladder ladder={newest.ladder} />}
		</div>
	);
}

const overallWords = { good: 'All is well', watch: 'Keep an eye on it', bad: 'Act' };

function Overall({ rows }: { rows: readonly SurfaceRow[] }) {
	const level = worst(rows.map((row) => row.level));
	return (
		<p className={`overall ${level}`} role="status">
			{overallWords[level]}
		</p>
	);
}

function ServiceWords() {
	const { service } = useConsole();
	const { answer } = useAsked('status', service.status);
	if (answer === undefined) return null;
	const { service: serving, eventLoop, process, requests, now, startedAt } = answer;
	return (
		<p className="page-words">
			<span>up {age(now - startedAt)}</span>
			<span>log {count(serving.log.end)} events</span>
			<span>
				bundle{' '}
				{serving.model ? (
					<code>{shortHash(serving.model.bundle)}</code>
				) : (
					'none: nothing is trained'
				)}
			</span>
			<span>
				event loop {duration(eventLoop.recentMs)} late, p99 {duration(eventLoop.p99Ms)}
			</span>
			<span>memory {bytes(process.residentBytes)}</span>
			<span>
				{count(requests.underWay)} under way, {count(requests.shed)} shed
			</span>
		</p>
	);
}

const signs = { good: '', watch: '▲ ', bad: '■ ' };
const spoken = { good: '', watch: 'to be watched: ', bad: 'bad: ' };

function Value({ cell }: { cell: Cell }) {
	return (
		<td className={cell.level}>
			<span aria-hidden="true">{signs[cell.level]}</span>
			<span className="unseen">{spoken[cell.level]}</span>
			{cell.words}
		</td>
	);
}

const inputNames = {
	events: 'Age of events',
	popularity: 'popularity',
	model: 'model',
	plan: 'plan',
};

const verdictOf = ({ because, isAsked }: SurfaceRow): string =>
	because.join('; ') || (isAsked ? 'well' : 'nobody asked yet');

function SurfaceTable({ rows, chosen }: { rows: readonly SurfaceRow[]; chosen: string }) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is wider than the window is scrolled by keys too
		<section className="scrolled" aria-label="Surfaces, the last five minutes" tabIndex={0}>
			<table className="surfaces">
				<thead>
					<tr>
						<th scope="col">Surface</th>
						<th scope="col">Requests</th>
						<th scope="col">p50</th>
						<th scope="col">p99</th>
						<th scope="col">p99.9</th>
						<th scope="col">Fresh</th>
						<th scope="col">Kept</th>
						<th scope="col">Popular</th>
						<th scope="col">Errors</th>
						{inputs.map((input) => (
							<th key={input} scope="col">
								{inputNames[input]}
							</th>
						))}
						<th scope="col">Verdict</th>
					</tr>
				</thead>
				<tbody>
					{rows.map((row) => (
						<tr key={row.surface} className={row.surface === chosen ? 'chosen' : ''}>
							<th scope="row">
								<a
									href={hashOf({ at: 'surfaces', surface: row.surface })}
									{...(row.surface === chosen && { 'aria-current': 'true' as const })}
								>
									{row.surface}
								</a>
							</th>
							<td>{count(row.requests)}</td>
							<Value cell={row.latency.p50} />
							<Value cell={row.latency.p99} />
							<Value cell={row.latency.p999} />
							<Value cell={row.fresh} />
							<Value cell={row.kept} />
							<Value cell={row.popular} />
							<Value cell={row.errors} />
							{inputs.map((input) => (
								<Value key={input} cell={row.ages[input]} />
							))}
							<td className={`words ${row.level}`}>{verdictOf(row)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}
