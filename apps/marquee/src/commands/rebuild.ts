import { openLmdbProfileStates, openSegmentEventLog } from '@marquee/stores';
import { catchUp } from '@marquee/viewing';
import { Command } from 'commander';
import { openedWarehouse } from '../facts/opened-warehouse.ts';
import { existingStateFolder } from '../facts/state-folder.ts';
import type { Surroundings } from './command.ts';
import { example, jsonOption, stateOption, threadsOption } from './options.ts';

interface RebuildFlags {
	readonly state: string;
	readonly threads: number;
	readonly json?: boolean;
}

/** `marquee rebuild`: drops every projection and builds it again from the log. */
export const rebuildCommand = (around: Surroundings): Command =>
	new Command('rebuild')
		.description(
			'drop profile states and warehouse and build them again from the log; nothing is lost',
		)
		.addOption(stateOption(around))
		.addOption(threadsOption(around))
		.addOption(jsonOption())
		.addHelpText('after', example('rebuild --state .marquee'))
		.action(async ({ state, threads, json }: RebuildFlags) => {
			const folder = existingStateFolder(state);
			const { progress } = around;
			const { log } = await openSegmentEventLog(folder.log);
			try {
				const { profileStates } = openLmdbProfileStates(folder.profiles);
				progress.begin('building profile states');
				await profileStates.reset();
				const states = await catchUp(log, profileStates, progress.update);
				await profileStates.close();
				progress.end(`${states.applied.toLocaleString('en')} events`);

				const warehouse = await openedWarehouse(folder.warehouse, threads);
				progress.begin('building the warehouse');
				const columns = await warehouse.rebuild(log, progress.update);
				await warehouse.close();
				progress.end(`${columns.applied.toLocaleString('en')} events`);
				const answer = { profileStates: states.applied, warehouse: columns.applied };
				if (json) around.print(JSON.stringify(answer));
			} finally {
				await log.close();
			}
		});
