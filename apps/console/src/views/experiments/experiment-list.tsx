import type { ExperimentStatus } from '@marquee/contracts';
import type { ListedExperiment } from '../../answers/experiment.ts';
import { shareWords } from '../../experiments/life.ts';
import { countsOf, listed, statuses, statusWords } from '../../experiments/listing.ts';
import { hashOf, type Route } from '../../route.ts';
import { count } from '../../words/figures.ts';
import { useConsole } from '../console-context.ts';
import { Problem } from '../problem.tsx';
import { useAsked } from '../use-asked.ts';
import { ListedExperimentRow } from './listed-experiment.tsx';

type ListRoute = Extract<Route, { at: 'experiments' }>;

/** All experiments: what runs, what is planned, and what became of the rest. */
export function ExperimentList({ route }: { route: ListRoute }) {
	const { service } = useConsole();
	const { answer, error, waiting, again } = useAsked('experiments', service.experiments);
	return (
		<div className="experiments">
			<header className="headline">
				<h1>Experiments</h1>
				<a className="button primary" href={hashOf({ at: 'plan', asked: {} })}>
					Plan one
				</a>
			</header>
			{error !== undefined && <Problem error={error} again={again} />}
			{waiting && <p className="waiting">Asking …</p>}
			{answer?.length === 0 && <NoExperiments />}
			{answer && answer.length > 0 && <Listed experiments={answer} route={route} />}
		</div>
	);
}

function NoExperiments() {
	return (
		<section className="empty">
			<h2>No experiment yet</h2>
			<p>
				Plan one: pick the metric that decides, see how long a change of the size you hope for
				takes, say what each arm changes, and start it. <kbd>g</kbd> <kbd>p</kbd> leads there;{' '}
				<code>marquee experiment define FILE</code> does the same from a file.
			</p>
			<p>
				<a className="button primary" href={hashOf({ at: 'plan', asked: {} })}>
					Plan an experiment
				</a>
			</p>
		</section>
	);
}

function Listed({
	experiments,
	route,
}: {
	experiments: readonly ListedExperiment[];
	route: ListRoute;
}) {
	const { navigation } = useConsole();
	const shown = listed(experiments, route);
	const counts = countsOf(experiments);
	const { show: _, ...whatever } = route;
	return (
		<>
			<div className="tools">
				<nav aria-label="Status" className="choices">
					<Choice route={whatever} isChosen={route.show === undefined}>
						all <span className="tally">{count(experiments.length)}</span>
					</Choice>
					{statuses.map((status: ExperimentStatus) => (
						<Choice
							key={status}
							route={{ ...route, show: status }}
							isChosen={route.show === status}
						>
							{status} <span className="tally">{count(counts[status])}</span>
						</Choice>
					))}
				</nav>
				<search className="find">
					<input
						type="search"
						data-search=""
						aria-label="Find an experiment"
						placeholder="Find by name, question, metric or arm"
						value={route.find ?? ''}
						onChange={({ currentTarget: { value } }) => {
							const { find: __, ...others } = route;
							navigation.replace(value === '' ? others : { ...others, find: value });
						}}
					/>
					<kbd>/</kbd>
				</search>
			</div>
			<p className="unseen" role="status">
				{shown.length} of {experiments.length} experiments
			</p>
			{shown.length === 0 && <p className="note">No experiment is like that.</p>}
			<ul className="listed">
				{shown.map((experiment) => (
					<ListedExperimentRow
						key={experiment.design.key}
						experiment={experiment}
						share={shareWords(experiment.design)}
						status={statusWords[experiment.status]}
					/>
				))}
			</ul>
		</>
	);
}

/** A link that is one of several choices. */
export function Choice({
	route,
	isChosen,
	children,
}: {
	route: Route;
	isChosen: boolean;
	children: React.ReactNode;
}) {
	return (
		<a href={hashOf(route)} {...(isChosen && { 'aria-current': 'true' as const })}>
			{children}
		</a>
	);
}
