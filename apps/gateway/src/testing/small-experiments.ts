import type {
	Experiment,
	ExperimentDesign,
	ExperimentReading,
	PowerPlanned,
} from '@marquee/contracts';
import type { ControlPlane } from '@marquee/stores';
import { type Clock, Failure } from '@marquee/units';
import { exampleMetric, examplePower, exampleReading } from '../experiment-examples.ts';
import type { GatewayParts } from '../parts.ts';

/** An experiment that asks nothing. */
export const smallDesign = (key: string): ExperimentDesign => ({
	key,
	kind: 'ab',
	hypothesis: 'Nothing changes',
	share: 1,
	arms: [
		{ key: 'control', recipe: {} },
		{ key: 'treatment', recipe: {} },
	],
	primary: 'plays',
	guardrails: [],
	secondary: [],
	plannedMembers: 100,
});

/** Experiments of a control plane without any rule but one: what is over stays over. Their readings are all the same. */
export function smallExperiments(
	controlPlane: Pick<ControlPlane, 'tried' | 'decideExperiment'>,
	clock: Clock,
): Required<Pick<GatewayParts<never>, 'experiments' | 'experimentReadings'>> {
	const answer = (experiment: Experiment) => ({ ...experiment, members: { control: 1 } });
	const all = async () => (await controlPlane.tried()).experiments;
	const find = async (key: string) => (await all()).find(({ design }) => design.key === key);
	const changed = async (key: string, by: string, status: Experiment['status']) => {
		const at = clock.now();
		return answer(
			await controlPlane.decideExperiment({ by, at }, ({ experiments }) => {
				const known = experiments.find(({ design }) => design.key === key);
				if (known === undefined) throw refused('experiment-unknown', key);
				if (known.status === 'stopped') throw refused('experiment-over', key);
				return { what: 'change-experiment', experiment: { ...known, status, changedAt: at } };
			}),
		);
	};
	return {
		experiments: {
			list: async () => (await all()).map(answer),
			find: async (key) => {
				const found = await find(key);
				return found && answer(found);
			},
			define: async (design, by) => {
				const at = clock.now();
				const made = { design, status: 'draft', createdAt: at, changedAt: at } as const;
				const decide = () => ({ what: 'define-experiment', experiment: made }) as const;
				return answer(await controlPlane.decideExperiment({ by, at }, decide));
			},
			start: (key, by) => changed(key, by, 'running'),
			stop: (key, by) => changed(key, by, 'stopped'),
		},
		experimentReadings: {
			metrics: () => [exampleMetric as never],
			reading: async (key, { fresh }) => {
				const found = await find(key);
				if (found?.status === 'draft') throw unready(key);
				const at = fresh ? clock.now() : exampleReading.asOf;
				return found && ({ ...exampleReading, experiment: key, asOf: at } as ExperimentReading);
			},
			power: async ({ metric }) => ({ ...examplePower, metric }) as PowerPlanned,
		},
	};
}

const refused = (code: string, key: string) =>
	new Failure(code, { responsible: 'caller', what: `no: ${key}`, remedy: 'Leave it.' });

const unready = (key: string) =>
	new Failure('experiment-reading-unready', {
		responsible: 'dependency',
		what: `the first reading of ${key} is being made`,
		remedy: 'Ask again in some seconds.',
	});
