import type {
	Experiment,
	ExperimentDesign,
	ExperimentReading,
	PowerAsked,
	PowerPlanned,
	Problem,
} from '@marquee/contracts';
import { minimumDetectableEffect, type Plan, unitsNeeded } from '@marquee/statistics';
import type { ListedExperiment } from '../answers/experiment.ts';
import { metricDefinitions, rehearsedMetrics } from './rehearsal-metrics.ts';
import { type RehearsedExperiment, rehearsedPlans } from './rehearsal-plans.ts';
import { comersByDay, rehearsedReading } from './rehearsal-readings.ts';

/** How readings come: at once, not made yet, or not at all. */
export type RehearsedReadings = 'here' | 'making' | 'failing';

/** Experiments that are kept in memory, as the gateway's routes answer them. */
export interface RehearsedExperiments {
	readings: RehearsedReadings;
	/** Whether there is any. */
	any: boolean;
	readonly answer: (method: string, path: readonly string[], body: unknown) => unknown;
}

type Refuse = (status: number, code: string, detail: string) => Problem;

/** The experiments of a rehearsed team at this moment. */
export function rehearsedExperiments(now: number, problem: Refuse): RehearsedExperiments {
	const all = new Map(rehearsedPlans(now).map((each) => [each.experiment.design.key, each]));
	const made = new Map<string, ExperimentReading>();
	const readingOf = (key: string, rehearsed: RehearsedExperiment) => {
		const reading = made.get(key) ?? rehearsedReading(rehearsed, now);
		made.set(key, reading);
		return reading;
	};
	const listedOf = (rehearsed: RehearsedExperiment): ListedExperiment => {
		const { experiment } = rehearsed;
		if (experiment.status === 'draft') return { ...experiment, members: {} };
		const { arms } = readingOf(experiment.design.key, rehearsed);
		return {
			...experiment,
			members: Object.fromEntries(arms.map(({ arm, members }) => [arm, members])),
		};
	};
	const state: RehearsedExperiments = {
		readings: 'here',
		any: true,
		answer: (method, [key = '', verb], body) => {
			if (key === '') return { experiments: state.any ? [...all.values()].map(listedOf) : [] };
			if (key === 'power' && method === 'POST') return powerOf(body as PowerAsked);
			const rehearsed = all.get(key);
			if (method === 'PUT') return define(body as ExperimentDesign, rehearsed);
			return rehearsed === undefined
				? problem(404, 'experiment-unknown', `There is no experiment ${key}.`)
				: answerOf(key, verb, rehearsed);
		},
	};
	const answerOf = (key: string, verb: string | undefined, rehearsed: RehearsedExperiment) => {
		if (verb === 'start' || verb === 'stop') return turned(rehearsed, verb);
		return verb === 'reading' ? readingAnswer(key, rehearsed) : listedOf(rehearsed);
	};
	const readingAnswer = (key: string, rehearsed: RehearsedExperiment): unknown => {
		if (state.readings === 'making')
			return problem(
				503,
				'experiment-reading-unready',
				'The first reading of this experiment is being made.',
			);
		if (state.readings === 'failing')
			return problem(500, 'warehouse-locked', 'The warehouse is open elsewhere.');
		return readingOf(key, rehearsed);
	};
	const turned = (rehearsed: RehearsedExperiment, verb: 'start' | 'stop'): unknown => {
		const { experiment } = rehearsed;
		if (experiment.status !== (verb === 'start' ? 'draft' : 'running'))
			return problem(409, 'experiment-over', `It is ${experiment.status}.`);
		rehearsed.experiment = {
			...experiment,
			status: verb === 'start' ? 'running' : 'stopped',
			changedAt: now,
			...(verb === 'start' ? { startedAt: now } : { stoppedAt: now }),
		};
		made.delete(experiment.design.key);
		return listedOf(rehearsed);
	};
	const define = (design: ExperimentDesign, before: RehearsedExperiment | undefined): unknown => {
		if (before?.experiment.status === 'running' && design.share < before.experiment.design.share)
			return problem(409, 'experiment-runs', 'The share of a running experiment only grows.');
		const experiment: Experiment = before
			? { ...before.experiment, design, changedAt: now }
			: { design, status: 'draft', createdAt: now, changedAt: now };
		if (before) before.experiment = experiment;
		else all.set(design.key, { experiment, truth: {} });
		return experiment;
	};
	const powerOf = (asked: PowerAsked): unknown =>
		rehearsedMetrics.some(({ key }) => key === asked.metric)
			? rehearsedPower(asked)
			: problem(404, 'metric-unknown', `There is no metric ${asked.metric}.`);
	return state;
}

/** The metrics' route. */
export const rehearsedDefinitions = () => ({ metrics: metricDefinitions() });

/** What an experiment of this share would see, by the estimators that the service uses. */
export function rehearsedPower({
	metric,
	share,
	arms,
	alpha = 0.05,
	power = 0.8,
	effect,
}: PowerAsked): PowerPlanned {
	const { mean, deviation, correlation } = rehearsedMetrics.find(({ key }) => key === metric)!;
	const variance = deviation ** 2 * (1 - correlation ** 2);
	const plan = { variances: [variance, variance] as const, alpha, sequential: true };
	let members = 0;
	const byDay = comersByDay(share, 60).map((comers, i) => {
		members += comers;
		const pair = (members * 2) / arms;
		const smallestEffect =
			pair < 200 ? null : minimumDetectableEffect(pair, power, { ...plan, tuning: pair });
		return {
			day: i + 1,
			members,
			smallestEffect,
			smallestRelative: smallestEffect === null ? null : smallestEffect / mean,
		};
	});
	const needed =
		effect === undefined ? null : Math.ceil((pairNeeded(effect, power, plan) * arms) / 2);
	return {
		metric,
		baseline: {
			mean,
			standardDeviation: deviation,
			members: 96_400,
			newMembersPerDay: comersByDay(1, 60).at(-1)!,
			varianceExplained: correlation ** 2,
		},
		byDay,
		needed:
			needed === null
				? null
				: { members: needed, days: byDay.find((each) => each.members >= needed)?.day ?? null },
	};
}

/** Members of two arms at which this effect is seen when intervals are tuned to that very number. */
function pairNeeded(effect: number, power: number, plan: Plan): number {
	let needed = 10_000;
	for (let round = 0; round < 20; round++)
		needed = unitsNeeded(effect, power, { ...plan, tuning: needed });
	return needed;
}
