import { Command } from 'commander';
import { allocateCommand } from './allocate.ts';
import { bundlesCommand } from './bundles.ts';
import { cardCommand } from './card.ts';
import type { Surroundings } from './command.ts';
import { diagnoseCommand } from './diagnose.ts';
import { embeddingsCommand } from './embeddings.ts';
import { evaluateCommand } from './evaluate.ts';
import { experimentCommand } from './experiment.ts';
import { explainCommand } from './explain.ts';
import { frontierCommand } from './frontier.ts';
import { homeCommand } from './home.ts';
import { importCommand } from './import.ts';
import { keysCommand } from './keys.ts';
import { messagesCommand } from './messages.ts';
import { metricsCommand } from './metrics.ts';
import { opeCommand } from './ope.ts';
import { proveCommand } from './prove.ts';
import { trainRankerCommand } from './rank.ts';
import { rebuildCommand } from './rebuild.ts';
import { rewardCommand } from './reward.ts';
import { searchCommand } from './search.ts';
import { serveCommand } from './serve.ts';
import { simulateCommand } from './simulate.ts';
import { statsCommand } from './stats.ts';
import { trailersCommand } from './trailers.ts';
import { trainCommand } from './train.ts';
import { upCommand } from './up.ts';

/** The command line with all its verbs; whoever parses hears of wrong usage as a CommanderError. */
export function program(around: Surroundings): Command {
	const marquee = new Command('marquee')
		.description('The personalisation layer of a streaming service.')
		.exitOverride()
		.addCommand(upCommand(around))
		.addCommand(importCommand(around))
		.addCommand(trainCommand(around))
		.addCommand(trainRankerCommand(around))
		.addCommand(evaluateCommand(around))
		.addCommand(serveCommand(around))
		.addCommand(homeCommand(around))
		.addCommand(explainCommand(around))
		.addCommand(diagnoseCommand(around))
		.addCommand(frontierCommand(around))
		.addCommand(rebuildCommand(around))
		.addCommand(keysCommand(around))
		.addCommand(bundlesCommand(around))
		.addCommand(embeddingsCommand(around))
		.addCommand(cardCommand(around))
		.addCommand(trailersCommand(around))
		.addCommand(messagesCommand(around))
		.addCommand(searchCommand(around))
		.addCommand(experimentCommand(around))
		.addCommand(statsCommand(around))
		.addCommand(opeCommand(around))
		.addCommand(proveCommand(around))
		.addCommand(metricsCommand(around))
		.addCommand(rewardCommand(around))
		.addCommand(allocateCommand(around))
		.addCommand(simulateCommand(around));
	for (const command of marquee.commands) {
		command.exitOverride().showHelpAfterError('(see --help)');
		for (const nested of command.commands) nested.exitOverride().showHelpAfterError('(see --help)');
	}
	return marquee;
}
