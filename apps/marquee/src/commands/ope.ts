import { Command, InvalidArgumentError, Option } from 'commander';
import type { OpeAsked } from '../ope/judged-log.ts';
import type { Surface } from '../ope/service-log.ts';
import type { Surroundings } from './command.ts';
import { example, jsonOption, seedOption, wholeNumber } from './options.ts';

interface OpeFlags {
	readonly log: string;
	readonly policy: string;
	readonly surface: Surface;
	readonly rewardModel: string;
	readonly estimator?: readonly string[];
	readonly clip?: number;
	readonly switch?: number;
	readonly shrink?: number;
	readonly folds: number;
	readonly seed: number;
	readonly actions?: number;
	readonly embedding?: string;
	readonly embeddingColumn?: string;
	readonly action?: string;
	readonly reward?: string;
	readonly propensity?: string;
	readonly position?: string;
	readonly unit?: string;
	readonly regardless?: boolean;
	readonly json?: boolean;
}

/** Every estimator by the name under which it is answered. */
const estimators = [
	...['ips', 'clippedIps', 'snips', 'dm', 'dr', 'sndr', 'switchDr', 'dros', 'mips', 'replay'],
	...['sips', 'iips', 'rips', 'cascadeDr'],
];

/** `marquee ope`: what another policy would have earned, from a log, or why that cannot be told. */
export const opeCommand = (around: Surroundings): Command =>
	new Command('ope')
		.description(
			'estimate from a log what another policy would have earned per choice; where the log does not carry it, say so instead',
		)
		.requiredOption(
			'--log <path>',
			"Open Bandit's CSV, any CSV or JSON Lines with a choice, its probability and its reward, slates, or the folder of a service",
		)
		.requiredOption(
			'--policy <name>',
			'uniform, logged, always:ACTION, column:NAME, a file of probabilities by action, position or row, or a mixture as 0.9*logged+0.1*uniform; of pages also best and drawn; slates hold their own, by whatever name',
		)
		.addOption(
			new Option('--surface <name>', 'of a service: what it chose')
				.choices(['trailers', 'messages', 'pages'] satisfies readonly Surface[])
				.default('trailers'),
		)
		.option(
			'--reward-model <name>',
			'what is expected of each action: cross-fitted (its mean by position), ridge, logistic, none, or a file of numbers by action, position or row',
			'cross-fitted',
		)
		.option(
			'--estimator <names>',
			`only these, separated by commas: ${estimators.join(', ')}`,
			estimatorNames,
		)
		.option('--clip <limit>', 'where weights of clipped IPS end', amountAbove0)
		.option(
			'--switch <weight>',
			'above which weight Switch-DR believes the model; by SLOPE',
			amount,
		)
		.option('--shrink <lambda>', 'λ of DRos; by SLOPE', amount)
		.addOption(
			new Option('--folds <n>', 'folds over which models are fitted')
				.argParser(wholeNumber(2, 100))
				.default(2),
		)
		.addOption(seedOption())
		.option('--actions <n>', 'how many actions there are, 0 … n − 1', wholeNumber(1, 1e6))
		.option('--embedding <file>', 'what actions have in common, for MIPS: a row per action')
		.option('--embedding-column <name>', 'which column of it')
		.option('--action <column>', 'the column of what was chosen')
		.option('--reward <column>', 'the column of what came of it')
		.option('--propensity <column>', 'the column of how likely the choice was')
		.option('--position <column>', 'the column of the place')
		.option(
			'--unit <column>',
			'the column of whom it happened to: rows of one unit may go together',
		)
		.option(
			'--regardless',
			'print numbers also where the gate refuses; they are not to be relied on',
		)
		.addOption(jsonOption())
		.addHelpText('after', example('ope --log obd/bts/men/men.csv --policy uniform'))
		.addHelpText(
			'after',
			[
				'  $ marquee ope --log choices.jsonl --policy 0.9*logged+0.1*uniform --unit user_id --json',
				'  $ marquee ope --log choices.csv --policy chances-by-action.csv --reward-model ridge --estimator snips,dr',
				'  $ marquee ope --log slates.csv --policy column --estimator rips,cascade-dr',
				'  $ marquee ope --log .marquee --surface pages --policy best',
			].join('\n'),
		)
		.action(async ({ json, ...flags }: OpeFlags) => {
			// Loaded only here: no other verb should wait for it.
			const { judgedLog } = await import('../ope/judged-log.ts');
			const report = await judgedLog(askedBy(flags, around));
			if (json) return around.print(JSON.stringify(report));
			const { opePrinted } = await import('../ope/ope-printed.ts');
			around.print(opePrinted(report));
		});

function askedBy(
	flags: Omit<OpeFlags, 'json'>,
	{ clock, log: tell, signal }: Surroundings,
): OpeAsked {
	const { action, reward, propensity, position, unit, estimator = [], ...rest } = flags;
	const { clip, switch: switchAt, shrink: shrinkage, regardless = false, ...asked } = rest;
	const given = <Values extends object>(values: Values) =>
		Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
	return {
		...asked,
		estimators: estimator,
		roles: given({ action, reward, propensity, position, unit }),
		tuning: given({ clip, switchAt, shrinkage }),
		regardless,
		until: clock.now(),
		tell,
		signal,
	};
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]/g, '');

/** Refuses a name that is no estimator's, saying which there are. */
function estimatorNames(text: string): readonly string[] {
	const names = text.split(',').map((name) => name.trim());
	const known = new Map(estimators.map((name) => [plain(name), name]));
	return names.map((name) => {
		const found = known.get(plain(name));
		if (found !== undefined) return found;
		throw new InvalidArgumentError(`There are ${estimators.join(', ')}.`);
	});
}

/** Refuses what is not a number from 0 up. */
function amount(text: string): number {
	const value = /^inf(inity)?$/i.test(text) ? Number.POSITIVE_INFINITY : Number(text);
	if (text.trim() !== '' && value >= 0) return value;
	throw new InvalidArgumentError('It must be a number from 0 up.');
}

/** Refuses 0 too. */
function amountAbove0(text: string): number {
	const value = amount(text);
	if (value > 0) return value;
	throw new InvalidArgumentError('It must be a number above 0.');
}
