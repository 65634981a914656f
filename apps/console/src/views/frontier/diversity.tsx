import { useMemo } from 'react';
import { estimateOf, type Figure, type Frontier } from '../../answers/frontier.ts';
import { costWords, currentPoint, estimateWords, tradeOff } from '../../frontier/trade-off.ts';
import { counted, moment, percent, setting, shortHash } from '../../words/figures.ts';
import { TradeOffChart } from '../charts/trade-off-chart.tsx';
import { useConsole } from '../console-context.ts';
import { Problem } from '../problem.tsx';
import { useAsked } from '../use-asked.ts';

/** What diversity costs and brings at each setting of its dial, as last measured. */
export function Diversity() {
	const { service } = useConsole();
	const { answer, error, waiting, again } = useAsked('frontier', service.frontier);
	return (
		<div className="diversity">
			<header className="headline">
				<h1>Diversity frontier</h1>
			</header>
			{error !== undefined && <Problem error={error} again={again} />}
			{waiting && <p className="waiting">Asking …</p>}
			{!waiting && error === undefined && answer === undefined && (
				<section className="empty">
					<h2>Not measured yet</h2>
					<p>
						<code>marquee frontier</code> measures what diversity costs and brings at each setting
						of its dial; the answer then stands here.
					</p>
				</section>
			)}
			{answer && <Measured frontier={answer} />}
		</div>
	);
}

function Measured({ frontier }: { frontier: Frontier }) {
	const byDiversity = useMemo(() => tradeOff(frontier, 'intraListDiversity'), [frontier]);
	const bySerendipity = useMemo(() => tradeOff(frontier, 'serendipity'), [frontier]);
	const cost = costWords(frontier);
	return (
		<>
			<p className="page-words">
				{frontier.policy && (
					<span>
						serving <code>{frontier.policy.version}</code>
					</span>
				)}
				{frontier.measuredAt !== undefined && <span>measured {moment(frontier.measuredAt)}</span>}
				{frontier.over && (
					<span>
						over {counted(frontier.over.cases, 'profile')} and{' '}
						{counted(frontier.over.titles, 'title')}, by what they took up since{' '}
						{moment(frontier.over.cutAt)} and the model has not learnt
					</span>
				)}
				{frontier.over && (
					<span>
						bundle <code title={frontier.over.bundle}>{shortHash(frontier.over.bundle)}</code>,
						ranker <code>{frontier.over.ranker}</code>
					</span>
				)}
			</p>
			{cost && <p className="lead">{cost}</p>}
			<div className="charts">
				<TradeOffChart tradeOff={byDiversity} />
				<TradeOffChart tradeOff={bySerendipity} />
			</div>
			<p className="small">
				Each point is a setting of the dial, with 95 % intervals; the large one serves. Up and to
				the right is better.
			</p>
			<SettingsTable frontier={frontier} />
		</>
	);
}

function SettingsTable({ frontier }: { frontier: Frontier }) {
	const current = currentPoint(frontier);
	const words = (figure: Figure | undefined) =>
		figure === undefined ? '–' : estimateWords(estimateOf(figure));
	const shareWords = (figure: Figure | undefined) =>
		figure === undefined ? '–' : percent(estimateOf(figure).value);
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is wider than the window is scrolled by keys too
		<section className="scrolled" aria-label="Settings of the dial" tabIndex={0}>
			<table className="surfaces">
				<thead>
					<tr>
						<th scope="col">Dial</th>
						<th scope="col">NDCG@10</th>
						<th scope="col">against best-first</th>
						<th scope="col">Intra-list diversity</th>
						<th scope="col">Serendipity</th>
						<th scope="col">Calibration, nats</th>
						<th scope="col">Coverage</th>
						<th scope="col">Of the score</th>
						<th scope="col">Relevance lost</th>
					</tr>
				</thead>
				<tbody>
					{frontier.points.map((point) => (
						<tr key={point.share} className={point === current ? 'chosen' : ''}>
							<th scope="row">
								{setting(point.share)}
								{point === current && ' · serves'}
							</th>
							<td>{words(point['ndcg@10'])}</td>
							<td>{words(point['ndcg@10Gained'])}</td>
							<td>{words(point.intraListDiversity)}</td>
							<td>{words(point.serendipity)}</td>
							<td>{words(point.calibrationKl)}</td>
							<td>{shareWords(point.coverage)}</td>
							<td>{shareWords(point.ofScore)}</td>
							<td>{shareWords(point.relevanceLost)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}
