import { Command } from 'commander';
import type { Surroundings } from './command.ts';
import { defineCommand, startCommand, stopCommand } from './experiment-decide.ts';
import { endHoldoutCommand, holdOutCommand } from './experiment-holdout.ts';
import { listCommand, showCommand } from './experiment-list.ts';
import { experimentPowerCommand } from './experiment-power.ts';
import { experimentReadCommand } from './experiment-read.ts';

/** `marquee experiment …`: plan experiments, let them run, read them, stop them; a running service follows within two seconds. */
export const experimentCommand = (around: Surroundings): Command =>
	new Command('experiment')
		.description('plan, start, read and stop experiments; a running service follows by itself')
		.addCommand(listCommand(around))
		.addCommand(showCommand(around))
		.addCommand(experimentPowerCommand(around))
		.addCommand(defineCommand(around))
		.addCommand(startCommand(around))
		.addCommand(experimentReadCommand(around))
		.addCommand(stopCommand(around))
		.addCommand(holdOutCommand(around))
		.addCommand(endHoldoutCommand(around));
