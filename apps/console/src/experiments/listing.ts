import type { ExperimentReading, ExperimentStatus, MetricVerdict } from '@marquee/contracts';
import { type ListedExperiment, membersOf } from '../answers/experiment.ts';
import {
	directionScale,
	type EffectWords,
	effectWords,
	headed,
	ownScale,
	relativeScale,
} from '../words/effects.ts';
import { type IntervalPicture, pictured, reachOf } from './interval-picture.ts';
import { metricVerdicts, type VerdictWords } from './verdict-words.ts';

/** What may be shown of the list, in the order in which it stands. */
export const statuses = ['running', 'draft', 'stopped'] as const satisfies ExperimentStatus[];

/** A status as it is shown. */
export const statusWords: Readonly<
	Record<ExperimentStatus, { readonly sign: string; readonly words: string }>
> = {
	running: { sign: '▶', words: 'running' },
	draft: { sign: '◌', words: 'draft' },
	stopped: { sign: '■', words: 'stopped' },
};

/** Which of them somebody wants to see. */
export interface Wanted {
	readonly show?: ExperimentStatus;
	readonly find?: string;
}

/** The experiments that are wanted: running first, then drafts, then stopped; the newest of each first. */
export function listed(
	experiments: readonly ListedExperiment[],
	{ show, find }: Wanted,
): readonly ListedExperiment[] {
	const sought = find?.trim().toLocaleLowerCase('en') ?? '';
	return experiments
		.filter(({ status }) => show === undefined || status === show)
		.filter((experiment) => textOf(experiment).includes(sought))
		.toSorted(
			(a, b) =>
				statuses.indexOf(a.status) - statuses.indexOf(b.status) ||
				sinceOf(b) - sinceOf(a) ||
				(a.design.key < b.design.key ? -1 : 1),
		);
}

/** How many there are of each status. */
export const countsOf = (
	experiments: readonly ListedExperiment[],
): Readonly<Record<ExperimentStatus, number>> => ({
	running: experiments.filter(({ status }) => status === 'running').length,
	draft: experiments.filter(({ status }) => status === 'draft').length,
	stopped: experiments.filter(({ status }) => status === 'stopped').length,
});

const textOf = ({ design }: ListedExperiment): string =>
	[design.key, design.hypothesis, design.primary, ...design.arms.map(({ key }) => key)]
		.join(' ')
		.toLocaleLowerCase('en');

/** Since when an experiment is what it is. */
export const sinceOf = (experiment: ListedExperiment): number =>
	(experiment.status === 'stopped' ? experiment.stoppedAt : experiment.startedAt) ??
	experiment.changedAt;

/** An arm with those who met it, beside its share of the members that were planned. */
export interface ListedArm {
	readonly arm: string;
	readonly isControl: boolean;
	readonly members: number;
}

/** The arms in the order of the design; the first is the control. */
export const armsOf = ({ design, members = {} }: ListedExperiment): readonly ListedArm[] =>
	design.arms.map(({ key }, i) => ({ arm: key, isControl: i === 0, members: members[key] ?? 0 }));

/** How far along the way to the planned members, 0 to 1. */
export const progressOf = (experiment: ListedExperiment): number =>
	Math.min(1, membersOf(experiment) / experiment.design.plannedMembers);

/** What the list says of what decides. */
export interface Headline {
	readonly what: string;
	readonly words: EffectWords;
	readonly picture: IntervalPicture;
	readonly verdict: VerdictWords;
	/** The treatment it is about. */
	readonly arm: string;
}

const isRead = ({ verdict }: { readonly verdict: MetricVerdict }): boolean =>
	verdict !== 'too-few' && verdict !== 'not-matured';

/** The effect that decides, of the treatment about which most is known; `undefined` where none can be told yet. */
export function headlineOf({ metrics, interleaving }: ExperimentReading): Headline | undefined {
	if (interleaving !== null && interleaving.voting > 0) {
		const { preference, verdict, arms } = interleaving;
		return {
			what: 'preference',
			words: effectWords(preference, directionScale),
			picture: pictured(preference, reachOf([preference], [-0.1, 0.1]), { better: 'higher' }),
			verdict: metricVerdicts[verdict],
			arm: arms[1],
		};
	}
	const primary = metrics.find(({ role }) => role === 'primary');
	const comparison = primary?.comparisons
		.filter(isRead)
		.toSorted((a, b) => a.effect.pValue - b.effect.pValue || (a.arm < b.arm ? -1 : 1))[0];
	if (primary === undefined || comparison === undefined) return undefined;
	const shown = comparison.relative ?? comparison.effect;
	return {
		what: headed(primary.name),
		words: effectWords(shown, comparison.relative ? relativeScale : ownScale(primary.unit)),
		picture: pictured(shown, reachOf([shown]), { better: primary.better }),
		verdict: metricVerdicts[comparison.verdict],
		arm: comparison.arm,
	};
}
