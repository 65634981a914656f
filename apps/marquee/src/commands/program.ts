import { Command } from 'commander';
import type { Surroundings } from './command.ts';

/** Every verb and where it stands, in the order of the help. */
const verbs: Readonly<Record<string, () => Promise<(around: Surroundings) => Command>>> = {
	up: async () => (await import('./up.ts')).upCommand,
	import: async () => (await import('./import.ts')).importCommand,
	train: async () => (await import('./train.ts')).trainCommand,
	'train-ranker': async () => (await import('./rank.ts')).trainRankerCommand,
	evaluate: async () => (await import('./evaluate.ts')).evaluateCommand,
	serve: async () => (await import('./serve.ts')).serveCommand,
	home: async () => (await import('./home.ts')).homeCommand,
	explain: async () => (await import('./explain.ts')).explainCommand,
	diagnose: async () => (await import('./diagnose.ts')).diagnoseCommand,
	frontier: async () => (await import('./frontier.ts')).frontierCommand,
	rebuild: async () => (await import('./rebuild.ts')).rebuildCommand,
	keys: async () => (await import('./keys.ts')).keysCommand,
	profiles: async () => (await import('./profiles.ts')).profilesCommand,
	bundles: async () => (await import('./bundles.ts')).bundlesCommand,
	embeddings: async () => (await import('./embeddings.ts')).embeddingsCommand,
	card: async () => (await import('./card.ts')).cardCommand,
	trailers: async () => (await import('./trailers.ts')).trailersCommand,
	messages: async () => (await import('./messages.ts')).messagesCommand,
	search: async () => (await import('./search.ts')).searchCommand,
	experiment: async () => (await import('./experiment.ts')).experimentCommand,
	stats: async () => (await import('./stats.ts')).statsCommand,
	ope: async () => (await import('./ope.ts')).opeCommand,
	prove: async () => (await import('./prove.ts')).proveCommand,
	metrics: async () => (await import('./metrics.ts')).metricsCommand,
	reward: async () => (await import('./reward.ts')).rewardCommand,
	allocate: async () => (await import('./allocate.ts')).allocateCommand,
	simulate: async () => (await import('./simulate.ts')).simulateCommand,
};

/**
 * The command line with all its verbs, or with the one that is asked for: reading what all of them need takes as long as
 * most of them work. Whoever parses hears of wrong usage as a CommanderError.
 */
export async function program(around: Surroundings, asked?: string): Promise<Command> {
	const only = asked !== undefined && Object.hasOwn(verbs, asked) ? verbs[asked] : undefined;
	const read = await Promise.all((only ? [only] : Object.values(verbs)).map((verb) => verb()));
	const marquee = new Command('marquee')
		.description('The personalisation layer of a streaming service.')
		.exitOverride();
	for (const verb of read) marquee.addCommand(verb(around));
	for (const command of marquee.commands) {
		command.exitOverride().showHelpAfterError('(see --help)');
		for (const nested of command.commands) nested.exitOverride().showHelpAfterError('(see --help)');
	}
	return marquee;
}
