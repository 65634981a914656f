import type { Trace } from '../../answers/trace.ts';
import { waterfall } from '../../inspector/waterfall.ts';
import { duration, percent } from '../../words/figures.ts';

/** Milliseconds per stage, one below another. */
export function StageWaterfall({ trace }: { trace: Trace }) {
	const { bars, totalMs } = waterfall(trace);
	if (bars.length === 0) return null;
	return (
		<section>
			<h3>
				Time per stage <span className="figure">{duration(totalMs)}</span>
			</h3>
			<ol className="waterfall" aria-label={`Stages, together ${duration(totalMs)}`}>
				{bars.map(({ stage, milliseconds, from, length, isSource }, i) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: a stage may run twice; order is what tells them apart
					<li key={`${i} ${stage}`}>
						<span className="stage">{stage}</span>
						<span className="track">
							<span
								className={isSource ? 'fill source' : 'fill'}
								style={{ insetInlineStart: percentage(from), width: percentage(length) }}
							/>
						</span>
						<span className="figure" title={percent(length)}>
							{duration(milliseconds)}
						</span>
					</li>
				))}
			</ol>
			<p className="small">
				The log has how long stages took, not when they began: they are drawn one after another,
				sources that waited side by side.
			</p>
		</section>
	);
}

const percentage = (share: number): string => `${(share * 100).toFixed(2)}%`;
