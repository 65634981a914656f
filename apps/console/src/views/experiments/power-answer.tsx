import type { MetricDefinition } from '@marquee/contracts';
import { type PowerQuestion, planned, powerFields } from '../../experiments/power-question.ts';
import {
	baselineWords,
	hopeSentence,
	inDaysSentence,
	powerCurve,
} from '../../experiments/power-words.ts';
import { PowerChart } from '../charts/power-chart.tsx';
import { useConsole } from '../console-context.ts';
import { Problem } from '../problem.tsx';
import { useAsked } from '../use-asked.ts';

/** What would be seen after how many days, in words and as a curve. */
export function PowerAnswer({
	asked,
	definition,
}: {
	asked: PowerQuestion & { readonly metric: string };
	definition: MetricDefinition | undefined;
}) {
	const { service } = useConsole();
	const about = String(new URLSearchParams(powerFields(asked)));
	const { answer, error, waiting, again } = useAsked(about, (signal) =>
		planned((question) => service.power(question, signal), asked),
	);
	if (error !== undefined) return <Problem error={error} again={again} />;
	if (waiting || answer === undefined)
		return <p className="waiting answer-to-come">Reckoning with what members did lately …</p>;
	const curve = powerCurve(answer, asked.effect);
	const sentence = inDaysSentence(answer, definition?.name);
	const hope = hopeSentence(answer, asked.effect, definition?.unit ?? '');
	return (
		<div className="power-answer">
			<p className="lead" role="status">
				{sentence} {hope && <b>{hope}</b>}
			</p>
			{curve.points.length > 0 && (
				<PowerChart curve={curve} sentence={`${sentence} ${hope ?? ''}`} />
			)}
			<p className="page-words">
				{baselineWords(answer, definition).map((words) => (
					<span key={words}>{words}</span>
				))}
			</p>
			{definition && (
				<p className="small">
					{definition.name}: {definition.describe} Intervals may be looked at every day; that is
					reckoned in.
				</p>
			)}
		</div>
	);
}
