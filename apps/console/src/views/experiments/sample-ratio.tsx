import type { SampleRatioReading } from '@marquee/contracts';
import {
	contaminatedWords,
	type EpochBars,
	epochBars,
	ofExpected,
	sampleRatioSentence,
	whatToLookAt,
} from '../../experiments/sample-ratio-words.ts';
import { count } from '../../words/figures.ts';

const signs = { fair: '✓', unfair: '⚠', 'too-few': '…' };

/** Whether arms got the members that they should have, epoch by epoch. */
export function SampleRatio({ reading }: { reading: SampleRatioReading }) {
	const contaminated = contaminatedWords(reading);
	const isUnfair = reading.state === 'unfair';
	return (
		<section className={`sample-ratio ${reading.state}`} aria-labelledby="sample-ratio">
			<details open={isUnfair}>
				<summary>
					<h2 id="sample-ratio" className="ratio-word">
						<span aria-hidden="true">{signs[reading.state]} </span>Sample ratio
					</h2>{' '}
					<span>{sampleRatioSentence(reading)}</span>
				</summary>
				{isUnfair && (
					<ul className="sentences advice" aria-label="What to look at">
						{whatToLookAt.map((words) => (
							<li key={words}>{words}</li>
						))}
					</ul>
				)}
				<div className="epochs">
					{epochBars(reading).map((epoch) => (
						<Epoch key={epoch.epoch} epoch={epoch} />
					))}
				</div>
				{contaminated && <p className="small">{contaminated}</p>}
			</details>
		</section>
	);
}

function Epoch({ epoch: { epoch, members, arms } }: { epoch: EpochBars }) {
	return (
		<table className="ratio">
			<caption>
				Epoch {epoch} <span className="small">{count(members)} members</span>
			</caption>
			<thead className="unseen">
				<tr>
					<th scope="col">Arm</th>
					<th scope="col">Observed against expected</th>
					<th scope="col">Members of expected</th>
					<th scope="col">Off by</th>
				</tr>
			</thead>
			<tbody>
				{arms.map((bar) => (
					<tr key={bar.arm}>
						<th scope="row">{bar.arm}</th>
						<td>
							<span className="track" aria-hidden="true">
								<span className="fill" style={{ width: `${bar.share * 100}%` }} />
								<span
									className="tick"
									style={{ insetInlineStart: `calc(${bar.expectedShare * 100}% - 1px)` }}
								/>
							</span>
						</td>
						<td>{ofExpected(bar)}</td>
						<td>{bar.off}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
