import type { ExperimentReading } from '@marquee/contracts';
import { decisions } from '../../experiments/verdict-words.ts';

/** What to do, and why, in plain words. */
export function Verdict({ reading: { verdict } }: { reading: ExperimentReading }) {
	const { sign, words, tone } = decisions[verdict.decision];
	return (
		<section className={`decision ${tone}`} aria-labelledby="decision">
			<h2 id="decision" className="decided-word">
				<span aria-hidden="true">{sign} </span>
				{words}
			</h2>
			<div>
				<p className="sentence">{verdict.sentence}</p>
				{verdict.reasons.length > 0 && (
					<ul>
						{verdict.reasons.map((reason) => (
							<li key={reason}>{reason}</li>
						))}
					</ul>
				)}
			</div>
		</section>
	);
}
