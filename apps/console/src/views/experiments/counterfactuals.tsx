import type { CounterfactualReading } from '@marquee/contracts';
import {
	counterfactualSentence,
	diagnosticsOf,
	estimateRows,
} from '../../experiments/counterfactual-words.ts';
import { score } from '../../words/figures.ts';

/** What arms would have earned by the log of what was chosen with known chances. */
export function Counterfactuals({ readings }: { readings: readonly CounterfactualReading[] }) {
	return (
		<section aria-labelledby="counterfactual">
			<h2 id="counterfactual">
				Counterfactual <span className="small">what the log of chosen chances says</span>
			</h2>
			<div className="charts">
				{readings.map((reading) => (
					<Counterfactual key={`${reading.surface} ${reading.target}`} reading={reading} />
				))}
			</div>
		</section>
	);
}

function Counterfactual({ reading }: { reading: CounterfactualReading }) {
	const { identifiable, reasons, surface, target, logged } = reading;
	return (
		<article className="chart counterfactual">
			<h3>
				{target} <span className="small">on {surface}</span>
			</h3>
			<p className={identifiable ? '' : 'refused'}>
				{!identifiable && <span aria-hidden="true">⊘ </span>}
				<b>{counterfactualSentence(reading)}</b>
			</p>
			{reasons.length > 0 && (
				<ul className="reasons">
					{reasons.map((reason) => (
						<li key={reason}>{reason}</li>
					))}
				</ul>
			)}
			{identifiable && (
				<table className="plain">
					<thead>
						<tr>
							<th scope="col">Estimator</th>
							<th scope="col">Estimate</th>
							<th scope="col">Interval</th>
							<th scope="col">against the log, {score(logged)}</th>
						</tr>
					</thead>
					<tbody>
						{estimateRows(reading).map(({ name, estimate, interval, change }) => (
							<tr key={name}>
								<th scope="row">{name}</th>
								<td>{estimate}</td>
								<td>{interval}</td>
								<td>{change}</td>
							</tr>
						))}
					</tbody>
				</table>
			)}
			<Diagnostics reading={reading} />
		</article>
	);
}

const signs = { good: '✓ ', watch: '▲ ', bad: '■ ' };
const spoken = { good: '', watch: 'to be watched: ', bad: 'bad: ' };

function Diagnostics({ reading }: { reading: CounterfactualReading }) {
	return (
		<dl className="diagnostics">
			{diagnosticsOf(reading).map(({ name, cell, about }) => (
				<div key={name}>
					<dt>{name}</dt>
					<dd>
						<span className={`judged ${cell.level}`}>
							<span aria-hidden="true">{signs[cell.level]}</span>
							<span className="unseen">{spoken[cell.level]}</span>
							{cell.words}
						</span>
						<span className="small">{about}</span>
					</dd>
				</div>
			))}
		</dl>
	);
}
