import type { MetricDefinition } from '@marquee/contracts';
import type { ListedExperiment } from '../../answers/experiment.ts';
import { draftOf, emptyDraft } from '../../experiments/draft-design.ts';
import type { PowerQuestion } from '../../experiments/power-question.ts';
import { usual } from '../../experiments/power-question.ts';
import type { Route } from '../../route.ts';
import { useConsole } from '../console-context.ts';
import { Problem } from '../problem.tsx';
import { useAsked } from '../use-asked.ts';
import { DesignForm } from './design-form.tsx';
import { PowerAnswer } from './power-answer.tsx';
import { PowerForm } from './power-form.tsx';

type PlanRoute = Extract<Route, { at: 'plan' }>;

/** What an experiment would see and how long it takes; then what it is. */
export function Plan({ route }: { route: PlanRoute }) {
	const { service } = useConsole();
	const { answer, error, waiting, again } = useAsked(`plan ${route.key ?? ''}`, async (signal) => {
		const [metrics, experiment] = await Promise.all([
			service.metrics(signal),
			route.key === undefined ? undefined : service.experiment(route.key, signal),
		]);
		return { metrics, experiment };
	});
	return (
		<div className="plan">
			<header className="headline">
				<h1>{route.key === undefined ? 'Plan an experiment' : `Design of ${route.key}`}</h1>
			</header>
			{error !== undefined && <Problem error={error} again={again} />}
			{waiting && <p className="waiting">Asking …</p>}
			{answer && answer.metrics.length === 0 && (
				<p className="note">The service has no metric: nothing can decide an experiment.</p>
			)}
			{answer && answer.metrics.length > 0 && (
				<Planned
					metrics={answer.metrics}
					experiment={answer.experiment}
					isUnknown={route.key !== undefined && answer.experiment === undefined}
					route={route}
				/>
			)}
		</div>
	);
}

function Planned({
	metrics,
	experiment,
	isUnknown,
	route,
}: {
	metrics: readonly MetricDefinition[];
	experiment: ListedExperiment | undefined;
	isUnknown: boolean;
	route: PlanRoute;
}) {
	const asked = questionOf(route.asked, experiment, metrics);
	const draft = experiment
		? draftOf(experiment.design)
		: emptyDraft({
				...(route.key !== undefined && { key: route.key }),
				primary: asked.metric,
				share: String((asked.share ?? usual.share) * 100),
				alpha: String(asked.alpha ?? usual.alpha),
			});
	return (
		<>
			{isUnknown && (
				<p className="note">There is no experiment {route.key} yet: saving makes it.</p>
			)}
			<section aria-labelledby="power">
				<h2 id="power">What would be seen</h2>
				<PowerForm metrics={metrics} asked={asked} route={route} />
				<PowerAnswer asked={asked} definition={metrics.find(({ key }) => key === asked.metric)} />
			</section>
			<DesignForm metrics={metrics} experiment={experiment} draft={draft} asked={asked} />
		</>
	);
}

/** What is asked about: as the address says, else as the design, else as is usual. */
function questionOf(
	asked: PowerQuestion,
	experiment: ListedExperiment | undefined,
	metrics: readonly MetricDefinition[],
): PowerQuestion & { readonly metric: string } {
	const design = experiment?.design;
	const metric = asked.metric ?? design?.primary ?? metrics[0]!.key;
	return {
		...(design &&
			design.share > 0 && {
				share: design.share,
				arms: design.arms.length,
				...(design.alpha !== undefined && { alpha: design.alpha }),
			}),
		...asked,
		metric,
	};
}
