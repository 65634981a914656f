import type { Trace } from '../../answers/trace.ts';
import { removals, takenWords } from '../../inspector/why.ts';
import { count, counted, setting } from '../../words/figures.ts';
import { StageWaterfall } from './stage-waterfall.tsx';
import { Pair } from './title-panel.tsx';

/** What was decided about the page as a whole. */
export function PagePanel({ trace }: { trace: Trace | undefined }) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than the window is scrolled by keys too
		<aside className="panel" aria-label="The page as a whole" tabIndex={0} data-why="">
			<header>
				<h2>The page as a whole</h2>
			</header>
			{trace ? <Decisions trace={trace} /> : <p className="note">No trace of it is kept.</p>}
		</aside>
	);
}

function Decisions({ trace }: { trace: Trace }) {
	const passed = trace.rows.filter(({ outcome }) => outcome !== 'shown');
	const removed = removals(trace);
	const most = removed[0]?.titles ?? 1;
	return (
		<>
			<p className="small">Choose a card to learn why it stands there.</p>
			<Legend />
			<dl className="pairs">
				{trace.ranker && <Pair name="ranker" value={trace.ranker} />}
				{trace.diversity && (
					<Pair
						name="diversity"
						value={`took ${takenWords(trace.diversity)}; dial at ${setting(trace.diversity.share)}`}
					/>
				)}
				{trace.facts && <Pair name="log position" value={count(trace.facts.logPosition)} />}
				{trace.seed !== undefined && <Pair name="seed" value={String(trace.seed)} />}
				{trace.maturityLimit !== undefined && (
					<Pair name="for ages up to" value={String(trace.maturityLimit)} />
				)}
				{trace.digest && <Pair name="digest" value={trace.digest.slice(0, 16)} />}
			</dl>
			<StageWaterfall trace={trace} />
			{removed.length > 0 && (
				<section>
					<h3>Taken out by rules</h3>
					<dl className="bars">
						{removed.map(({ rule, titles }) => (
							<div key={rule}>
								<dt>{rule}</dt>
								<dd>
									<span className="track">
										<span className="fill" style={{ width: `${(titles / most) * 100}%` }} />
									</span>
									<span className="figure">{count(titles)}</span>
								</dd>
							</div>
						))}
					</dl>
				</section>
			)}
			{trace.skipped && trace.skipped.length > 0 && (
				<section>
					<h3>Done without</h3>
					<ul className="fate">
						{trace.skipped.map(({ stage, cause }) => (
							<li key={stage}>
								<span className="badge rejected">{stage}</span>
								<span>{cause}</span>
							</li>
						))}
					</ul>
				</section>
			)}
			{passed.length > 0 && (
				<section>
					<h3>{counted(passed.length, 'row')} not shown</h3>
					<ul className="fate">
						{passed.map(({ row, heading, outcome, reason }) => (
							<li key={row}>
								<span className={`badge ${outcome}`}>{outcome}</span>
								<b>{heading}</b>
								<span>{reason}</span>
							</li>
						))}
					</ul>
				</section>
			)}
		</>
	);
}

/** What the small bars of a card are. */
function Legend() {
	return (
		<ul className="legend" aria-label="The small bars of a card">
			{['engagement', 'retention', 'satisfaction', 'freshness'].map((name) => (
				<li key={name} className={name}>
					{name}
				</li>
			))}
		</ul>
	);
}
