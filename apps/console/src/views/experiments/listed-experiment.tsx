import type { ListedExperiment } from '../../answers/experiment.ts';
import { membersOf } from '../../answers/experiment.ts';
import { plannedWords } from '../../experiments/life.ts';
import { armsOf, headlineOf, progressOf, sinceOf } from '../../experiments/listing.ts';
import { makingWords, type Shelved } from '../../experiments/reading-shelf.ts';
import { decisions, voidedBy } from '../../experiments/verdict-words.ts';
import { hashOf } from '../../route.ts';
import { said } from '../../said.ts';
import { dayWords } from '../../words/effects.ts';
import { count } from '../../words/figures.ts';
import { IntervalBar } from '../charts/interval-bar.tsx';
import { useReading } from './use-reading.ts';
import { VerdictBadge } from './verdict-badge.tsx';

const sinceWords = { running: 'since', draft: 'changed', stopped: 'stopped' } as const;

/** An experiment as a line of the list, with what its reading says first. */
export function ListedExperimentRow({
	experiment,
	share,
	status,
}: {
	experiment: ListedExperiment;
	share: string;
	status: { readonly sign: string; readonly words: string };
}) {
	const { design } = experiment;
	const shelved = useReading(design.key, experiment.status !== 'draft');
	return (
		<li className={experiment.status}>
			<div className="named-as">
				<p>
					<span className={`status ${experiment.status}`}>
						<span aria-hidden="true">{status.sign} </span>
						{status.words}
					</span>
					<span className="small">
						{sinceWords[experiment.status]} {dayWords(sinceOf(experiment))}
					</span>
					{design.kind === 'interleaving' && <span className="badge">interleaving</span>}
				</p>
				<h2>
					<a href={hashOf({ at: 'experiment', key: design.key })}>{design.key}</a>
				</h2>
				<p className="question">{design.hypothesis}</p>
			</div>
			<Who experiment={experiment} share={share} />
			<Headline shelved={shelved} />
		</li>
	);
}

function Who({ experiment, share }: { experiment: ListedExperiment; share: string }) {
	const { design, status } = experiment;
	const members = membersOf(experiment);
	return (
		<div className="who">
			<p>{share}</p>
			{design.kind === 'interleaving' ? (
				<p className="small">{design.arms.map(({ key }) => key).join(' and ')} in every answer</p>
			) : (
				<ul className="arms">
					{armsOf(experiment).map(({ arm, isControl, members: met }) => (
						<li key={arm}>
							<span>
								{arm}
								{isControl && arm !== 'control' && <span className="small"> control</span>}
							</span>
							{status !== 'draft' && <span>{count(met)}</span>}
						</li>
					))}
				</ul>
			)}
			{status !== 'draft' && (
				<>
					<progress value={progressOf(experiment)} max={1} aria-hidden="true" />
					<p className="small">{plannedWords(members, design)}</p>
				</>
			)}
		</div>
	);
}

function Headline({ shelved }: { shelved: Shelved | undefined }) {
	if (shelved === undefined)
		return <p className="small headlines">Not started: nothing to read.</p>;
	const { reading, is, error } = shelved;
	if (reading === undefined)
		return (
			<p className="small headlines">
				{is === 'asking' && 'Reading …'}
				{is === 'making' && `… ${makingWords(shelved)}`}
				{is === 'failed' && `✗ No reading: ${said(error).what}`}
			</p>
		);
	const headline = headlineOf(reading);
	const isVoid = voidedBy(reading) !== undefined;
	return (
		<div className="headlines">
			<p className="decided">
				<VerdictBadge verdict={decisions[reading.verdict.decision]} />
				{reading.sampleRatio.state === 'unfair' && (
					<span className="judged bad">
						<span aria-hidden="true">⚠ </span>sample ratio
					</span>
				)}
			</p>
			{headline && !isVoid && (
				<div className="effect">
					<IntervalBar picture={headline.picture} />
					<p>
						<b>{headline.words.estimate}</b>{' '}
						<span className="small">
							({headline.words.interval}) {headline.what}, {headline.arm}
						</span>
					</p>
				</div>
			)}
			<p className="small">{reading.verdict.sentence}</p>
		</div>
	);
}
