import { Command } from 'commander';
import type { Surroundings } from './command.ts';
import { searchEvalCommand } from './search-eval.ts';
import { searchTestCommand } from './search-test.ts';

/** `marquee search …`: how well titles are found by what people type. */
export const searchCommand = (around: Surroundings): Command =>
	new Command('search')
		.description('measure how well titles are found by what people type')
		.addCommand(searchEvalCommand(around))
		.addCommand(searchTestCommand(around));
