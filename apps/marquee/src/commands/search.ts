import { Command } from 'commander';
import type { Surroundings } from './command.ts';
import { searchAskCommand } from './search-ask.ts';
import { searchEvalCommand } from './search-eval.ts';
import { searchTestCommand } from './search-test.ts';
import { searchTrainCommand } from './search-train.ts';

/** `marquee search …`: find titles by what people type, learn from what they choose, measure how well it goes. */
export const searchCommand = (around: Surroundings): Command =>
	new Command('search')
		.description('find titles by what people type, and measure how well')
		.addCommand(searchAskCommand(around))
		.addCommand(searchTrainCommand(around))
		.addCommand(searchEvalCommand(around))
		.addCommand(searchTestCommand(around));
