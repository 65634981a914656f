import { Command } from 'commander';
import type { Surroundings } from './command.ts';
import { example, jsonOption, stateOption } from './options.ts';

interface DecideFlags {
	readonly state: string;
	readonly json?: boolean;
}

/** Who did it, as the trail says. */
const by = 'marquee experiment';

/** `marquee experiment define FILE`. */
export const defineCommand = (around: Surroundings): Command =>
	new Command('define')
		.description(
			'plan an experiment, or change its design; of one that runs only what moves nobody',
		)
		.argument('<file>', 'JSON: the design')
		.addOption(stateOption(around))
		.addOption(jsonOption())
		.addHelpText('after', `${anExample}\n${example('experiment define plain-rows.json')}`)
		.action(async (path: string, flags: DecideFlags) => {
			const { designIn } = await import('../serving/experiments/design-file.ts');
			const design = await designIn(path);
			await decided(around, flags, (keeping) => keeping.define(design, by));
		});

const anExample = `
A design:
  {
    "key": "plain-rows", "kind": "ab", "hypothesis": "rows without diversity are chosen from more often",
    "share": 0.2,
    "arms": [{ "key": "control", "recipe": {} }, { "key": "plain", "recipe": { "policy": "page-1-plain" } }],
    "primary": "hours-watched", "guardrails": [{ "metric": "returned-7d", "margin": 0.005 }],
    "secondary": ["distinct-titles"], "plannedMembers": 20000
  }
Recipes may name a bundle, ranker, policy, layout (pages) and searchWeights: policy or learnt. Beside these a design may have a
layer with slots, an audience by country, device or locale, forced profiles, and alpha. An interleaved one has "kind":
"interleaving" and "interleaves": rows, titles or search.`;

/** `marquee experiment start KEY`. */
export const startCommand = (around: Surroundings): Command =>
	new Command('start')
		.description('let an experiment run')
		.argument('<key>', 'which')
		.addOption(stateOption(around))
		.addOption(jsonOption())
		.addHelpText('after', example('experiment start plain-rows'))
		.action((key: string, flags: DecideFlags) =>
			decided(around, flags, (keeping) => keeping.start(key, by)),
		);

/** `marquee experiment stop KEY`. */
export const stopCommand = (around: Surroundings): Command =>
	new Command('stop')
		.description('stop an experiment for good: everybody is served as before')
		.argument('<key>', 'which')
		.addOption(stateOption(around))
		.addOption(jsonOption())
		.addHelpText('after', example('experiment stop plain-rows'))
		.action((key: string, flags: DecideFlags) =>
			decided(around, flags, (keeping) => keeping.stop(key, by)),
		);

type Keeping = import('../serving/experiments/experiment-keeping.ts').ExperimentKeeping;
type Kept = Awaited<ReturnType<Keeping['define']>>;

async function decided(
	around: Surroundings,
	{ state, json }: DecideFlags,
	decide: (keeping: Keeping) => Promise<Kept>,
): Promise<void> {
	const { keepingIn } = await import('../serving/experiments/keeping-in.ts');
	const experiment = await keepingIn(state, around.clock, decide);
	if (json) return around.print(JSON.stringify(experiment));
	around.print(`${experiment.design.key} ${inWords[experiment.status]}`);
}

const inWords: Readonly<Record<Kept['status'], string>> = {
	draft: 'is planned; start it with marquee experiment start',
	running: 'runs; a running service follows within two seconds',
	stopped: 'is over; a running service follows within two seconds',
};
