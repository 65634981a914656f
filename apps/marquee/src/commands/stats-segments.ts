import { Command } from 'commander';
import type { Surroundings } from './command.ts';
import { example } from './options.ts';
import { type ArmFlags, armsAsked, ofArms, printed } from './stats-flags.ts';

/** `marquee stats segments`: the effect by segment, without the luck of the best one. */
export const segmentsCommand = (around: Surroundings): Command =>
	ofArms(
		new Command('segments')
			.description(
				'the effect by segment, shrunken, and whether segments differ by more than chance',
			)
			.argument('<file>', 'CSV, JSON Lines or JSON: rows of units, or sums of arms by segment')
			.option('--segment <column>', 'column of the segment; otherwise segment, stratum, epoch'),
	)
		.addHelpText('after', example('stats segments units.csv --segment country --json'))
		.action(async (file: string, flags: ArmFlags) => {
			const { segmentsReport } = await import('../stats/segments-report.ts');
			await printed(around, segmentsReport(file, armsAsked(flags, around)), flags.json);
		});
