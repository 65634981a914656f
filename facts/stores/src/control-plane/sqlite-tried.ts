import type { DatabaseSync } from 'node:sqlite';
import type { Experiment, ExperimentHoldout } from '@marquee/contracts';
import { holdoutUnknown } from '../errors.ts';
import { atOnce, changed } from './audited.ts';
import type { ControlPlane, Tried } from './control-plane.ts';

/** What is tried, in a database: experiments and holdouts as JSON, each whole. */
export function triedIn(
	database: DatabaseSync,
): Pick<ControlPlane, 'tried' | 'decideExperiment' | 'holdOut' | 'endHoldout'> {
	const texts = (sql: string) =>
		database
			.prepare(sql)
			.all()
			.map(({ text }) => text as string);
	const tried = (): Tried => ({
		experiments: texts('SELECT experiment AS text FROM experiments ORDER BY created_at, key').map(
			(text) => JSON.parse(text) as Experiment,
		),
		holdouts: texts('SELECT holdout AS text FROM holdouts ORDER BY key').map(
			(text) => JSON.parse(text) as ExperimentHoldout,
		),
	});
	return {
		tried: async () => tried(),
		decideExperiment: async (change, decide) =>
			atOnce(database, () => {
				const now = tried();
				const { what, experiment } = decide(now);
				if (now.experiments.includes(experiment)) return experiment;
				const { design, createdAt } = experiment;
				changed(
					database,
					{ ...change, what, to: design.key },
					'INSERT OR REPLACE INTO experiments VALUES (?, ?, ?)',
					...[design.key, createdAt, JSON.stringify(experiment)],
				);
				return experiment;
			}),
		holdOut: async (change, decide) =>
			atOnce(database, () => {
				const holdout = decide(tried());
				changed(
					database,
					{ ...change, what: 'hold-out', to: holdout.key },
					'INSERT OR REPLACE INTO holdouts VALUES (?, ?)',
					...[holdout.key, JSON.stringify(holdout)],
				);
				return holdout;
			}),
		endHoldout: async (key, change) => {
			const ended = atOnce(database, () =>
				changed(
					database,
					{ ...change, what: 'end-holdout', to: key },
					'DELETE FROM holdouts WHERE key = ?',
					key,
				),
			);
			if (ended === 0) throw holdoutUnknown(key);
		},
	};
}
