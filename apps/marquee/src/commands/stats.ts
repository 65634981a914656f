import { Command } from 'commander';
import type { Surroundings } from './command.ts';
import { abCommand, sequentialCommand } from './stats-ab.ts';
import { adjustCommand } from './stats-adjust.ts';
import { ksCommand, psiCommand } from './stats-drift.ts';
import { groupSequentialCommand } from './stats-group-sequential.ts';
import { powerCommand } from './stats-power.ts';
import { segmentsCommand } from './stats-segments.ts';
import { shiftCommand } from './stats-shift.ts';
import { srmCommand } from './stats-srm.ts';
import { testsCommand } from './stats-tests.ts';

/** `marquee stats …`: what numbers of an experiment say, from files. */
export const statsCommand = (around: Surroundings): Command =>
	new Command('stats')
		.description(
			'tell from files what an experiment says: tests, intervals, sample ratios, power, drift, many tests',
		)
		.addCommand(abCommand(around))
		.addCommand(sequentialCommand(around))
		.addCommand(groupSequentialCommand(around))
		.addCommand(segmentsCommand(around))
		.addCommand(shiftCommand(around))
		.addCommand(adjustCommand(around))
		.addCommand(srmCommand(around))
		.addCommand(powerCommand(around))
		.addCommand(psiCommand(around))
		.addCommand(ksCommand(around))
		.addCommand(testsCommand(around));
