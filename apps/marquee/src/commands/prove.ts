import type { MetricName } from '@marquee/ladder';
import type { Choosing } from '@marquee/simulation';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { ProofAsked } from '../proof/proven-as-asked.ts';
import type { Surroundings } from './command.ts';
import { example, jsonOption, seedOption, wholeNumber } from './options.ts';

interface ProveFlags {
	readonly pairs?: string;
	readonly state?: string;
	readonly world: Choosing | 'all';
	readonly members?: number;
	readonly titles: number;
	readonly metric: MetricName;
	readonly exploration: number;
	readonly seed: number;
	readonly repeats: number;
	readonly json?: boolean;
}

const laws: readonly Choosing[] = ['one-a-visit', 'each-on-its-merit'];

/** `marquee prove`: which of two rankers, or of two ways to make pages, is better, as each rung of the ladder sees it, beside the truth. */
export const proveCommand = (around: Surroundings): Command =>
	new Command('prove')
		.description(
			'prove rankers, or page policies, in a simulated world offline, by counterfactuals, interleaved and in an A/B test, beside the truth',
		)
		.argument(
			'[a]',
			'a ranker: popularity, ease, taste:0.5, ials+diverse:0.3 …; or pages: policy:page-1-diverse, layout:generative, both with +bundle:HASH',
		)
		.argument('[b]', 'another one')
		.option(
			'--pairs <list>',
			'many pairs, and how often rungs agree: how many of the standard ones, A/B,C/D, or all:A,B,C',
		)
		.addOption(
			new Option(
				'--world <law>',
				'why members play: they came to watch one thing, or judge each title by itself',
			)
				.choices([...laws, 'all'])
				.default('one-a-visit'),
		)
		.addOption(
			new Option(
				'--members <n>',
				'who live in the world; unless given 6,000, and 800 where pages are made for them, which takes minutes',
			).argParser(wholeNumber(500, 1_000_000)),
		)
		.option(
			'--state <dir>',
			'a service: its titles are those of the world, its bundles are rankers (bundle:serving, bundle:HASH), and pages ask the one that serves',
		)
		.addOption(
			new Option('--titles <n>', 'titles that are made up')
				.conflicts('state')
				.argParser(wholeNumber(50, 8_000))
				.default(500),
		)
		.addOption(
			new Option('--metric <name>', 'what the A/B test decides by')
				.choices(['plays', 'hours', 'completions', 'visits'] satisfies readonly MetricName[])
				.default('completions'),
		)
		.addOption(
			new Option('--exploration <share>', 'of visits at which chance says what the log puts first')
				.argParser(share)
				.default(0.5),
		)
		.addOption(seedOption())
		.addOption(
			new Option('--repeats <n>', 'worlds one after the other, from the seed on')
				.argParser(wholeNumber(1, 1_000))
				.default(1),
		)
		.addOption(jsonOption())
		.addHelpText(
			'after',
			`${example('prove popularity ease')}\n  $ marquee prove --pairs 20 --world all\n  $ marquee prove policy:page-1 layout:generative`,
		)
		.action(
			async (a: string | undefined, b: string | undefined, flags: ProveFlags, command: Command) => {
				around.ifStopped('begun again it begins anew, and proves the same');
				const text = pairsText([a, b], flags, (why) => command.error(why));
				// Loaded only here: no other verb should wait for it.
				const { provenAsAsked } = await import('../proof/proven-as-asked.ts');
				const report = await provenAsAsked(text, orderOf(flags), around);
				if (flags.json) return around.print(JSON.stringify(report));
				const { proofPrinted } = await import('../proof/proof-printed.ts');
				around.print(proofPrinted(report));
			},
		);

/** The pairs as they are written in one flag. */
function pairsText(
	[a, b]: readonly [string | undefined, string | undefined],
	{ pairs }: ProveFlags,
	refuse: (why: string) => never,
): string {
	if (pairs !== undefined)
		return a === undefined ? pairs : refuse('Name two rankers or --pairs, not both.');
	if (a === undefined || b === undefined) return refuse('Name two rankers, or --pairs.');
	return `${a}/${b}`;
}

const orderOf = ({ world, seed, repeats, state, ...flags }: ProveFlags): ProofAsked => ({
	...flags,
	worlds: world === 'all' ? laws : [world],
	seeds: Array.from({ length: repeats }, (_, i) => seed + i),
	...(state !== undefined && { state }),
});

/** Refuses what is not a share, saying so. */
function share(text: string): number {
	const value = Number(text);
	if (text.trim() !== '' && value >= 0 && value <= 1) return value;
	throw new InvalidArgumentError('It must be a number from 0 to 1.');
}
