import type { InterleavingReading } from '@marquee/contracts';
import {
	interleavedWords,
	preferenceChart,
	preferenceSentence,
	voteParts,
} from '../../experiments/interleaving-words.ts';
import { directionScale, effectWords } from '../../words/effects.ts';
import { count } from '../../words/figures.ts';
import { SequenceChartView } from '../charts/sequence-chart.tsx';

/** Which of two rankings members chose from, when both were in every answer. */
export function Interleaving({ reading }: { reading: InterleavingReading }) {
	const chart = preferenceChart(reading);
	const { estimate, interval } = effectWords(reading.preference, directionScale);
	return (
		<section aria-labelledby="interleaving" className="interleaving">
			<h2 id="interleaving">Interleaving</h2>
			<p className="lead">{preferenceSentence(reading)}</p>
			<p className="small">
				{interleavedWords(reading)} {count(reading.members)} members met both,{' '}
				{count(reading.voting)} voted.
			</p>
			<div className="charts">
				<Votes reading={reading} />
				{chart && <SequenceChartView chart={chart} />}
			</div>
			<p className="note">
				Preference {estimate} ({interval}) on −1 to 1 is a <strong>direction, not a size</strong>:
				it says which is chosen, not what that is worth. An A/B test tells how much.
			</p>
		</section>
	);
}

function Votes({ reading }: { reading: InterleavingReading }) {
	const parts = voteParts(reading);
	return (
		<figure className="chart votes">
			<figcaption>Votes, one a member</figcaption>
			<div className="vote-bar" aria-hidden="true">
				{parts.map(({ side, share }) => (
					<span key={side} className={side} style={{ width: `${share * 100}%` }} />
				))}
			</div>
			<dl>
				{parts.map(({ side, name, words }) => (
					<div key={side} className={side}>
						<dt>{name}</dt>
						<dd>{words}</dd>
					</div>
				))}
			</dl>
		</figure>
	);
}
