import type { MetricDefinition } from '@marquee/contracts';
import { useEffect } from 'react';
import { type PowerQuestion, planned, powerFields } from '../../experiments/power-question.ts';
import {
	baselineWords,
	hopeSentence,
	inDaysSentence,
	powerCurve,
} from '../../experiments/power-words.ts';
import { said } from '../../said.ts';
import { Declined, secondsUntilMade } from '../../service.ts';
import { headed } from '../../words/effects.ts';
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
	const isBeingMade = useAgainWhenMade(error, again);
	if (isAboutData(error)) return <p className="note answer-to-come">{said(error).what}</p>;
	if (error !== undefined && !isBeingMade) return <Problem error={error} again={again} />;
	if (waiting || answer === undefined)
		return <p className="waiting answer-to-come">Reckoning with what members did lately …</p>;
	const curve = powerCurve(answer, asked.effect);
	const sentence = inDaysSentence(answer, definition && `“${definition.name}”`);
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
					{headed(definition.name)}: {definition.describe.replace(/\.?$/, '.')} Intervals may be
					looked at every day; that is reckoned in.
				</p>
			)}
		</div>
	);
}

/** A log that is too young to plan from is no mistake of anybody. */
const isAboutData = (error: unknown): boolean =>
	error instanceof Declined && error.problem.code === 'experiment-power-without-data';

/** Where the service is still making what it answers from, it is asked again when it said. */
function useAgainWhenMade(error: unknown, again: () => void): boolean {
	const seconds = secondsUntilMade(error);
	useEffect(() => {
		if (seconds === undefined) return;
		const timer = setTimeout(again, seconds * 1000);
		return () => clearTimeout(timer);
	}, [seconds, again]);
	return seconds !== undefined;
}
