import type { PowerAsked } from '@marquee/contracts';
import { Command, InvalidArgumentError } from 'commander';
import { existingStateFolder } from '../facts/state-folder.ts';
import type { Surroundings } from './command.ts';
import { example, jsonOption, stateOption, threadsOption, wholeNumber } from './options.ts';

interface PowerFlags {
	readonly state: string;
	readonly metric: string;
	readonly share: number;
	readonly arms: number;
	readonly alpha: number;
	readonly power: number;
	readonly effect?: number;
	readonly threads: number;
	readonly json?: boolean;
}

/** `marquee experiment power`: what an experiment of some share would be able to see, day by day, from the last weeks of the log. */
export const experimentPowerCommand = (around: Surroundings): Command =>
	new Command('power')
		.description(
			'say what an experiment would be able to see, day by day, from what members did in the last weeks',
		)
		.requiredOption('--metric <key>', 'the metric that decides, as hours-watched')
		.option('--share <share>', 'of the profiles, who takes part', between(0, 1, true), 1)
		.option('--arms <n>', 'how many, of one size', wholeNumber(2, 8), 2)
		.option('--alpha <share>', 'how often no effect may look like one', between(0, 0.5, true), 0.05)
		.option('--power <share>', 'how surely an effect is to be seen', between(0, 1, false), 0.8)
		.option(
			'--effect <amount>',
			'in the unit of the metric: how many members and days it takes to see it',
			between(0, Number.MAX_VALUE, true),
		)
		.addOption(stateOption(around))
		.addOption(threadsOption(around))
		.addOption(jsonOption())
		.addHelpText(
			'after',
			example('experiment power --metric hours-watched --share 0.5 --effect 0.2'),
		)
		.action(async ({ state, threads, json, effect, ...rest }: PowerFlags) => {
			const { planPower } = await import('../experiments/plan-power.ts');
			const { metric, share, arms, alpha, power } = rest;
			const asked: PowerAsked = {
				...{ metric, share, arms, alpha, power },
				...(effect !== undefined && { effect }),
			};
			const limits = { threads, memoryLimitMiB: 2_048 };
			const now = around.clock.now();
			const planned = await planPower(existingStateFolder(state), asked, now, limits);
			if (json) return around.print(JSON.stringify(planned));
			const { powerPrinted } = await import('../experiments/power-printed.ts');
			around.print(powerPrinted(planned, asked));
		});

function between(least: number, most: number, withMost: boolean): (text: string) => number {
	return (text) => {
		const value = Number(text);
		const isWithin = value > least && (withMost ? value <= most : value < most);
		if (text.trim() !== '' && isWithin) return value;
		throw new InvalidArgumentError(`It must be a number above ${least}, at most ${most}.`);
	};
}
