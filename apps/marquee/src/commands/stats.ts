import type { Alternative } from '@marquee/statistics';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { Surroundings } from './command.ts';
import { example, jsonOption, wholeNumber } from './options.ts';
import type { AbAsked } from './stats-ab.ts';
import type { MetricKind } from './stats-arms.ts';
import type { NamedColumns } from './stats-columns.ts';

type Flags = NamedColumns & {
	readonly control?: string;
	readonly metric?: MetricKind;
	readonly quantile: number;
	readonly alpha: number;
	readonly alternative: Alternative;
	readonly margin: number;
	readonly relative?: boolean;
	readonly tuning: number;
	readonly adjust: boolean;
	readonly json?: boolean;
};

/** `marquee stats …`: what numbers of an experiment say, from files. */
export const statsCommand = (around: Surroundings): Command =>
	new Command('stats')
		.description(
			'tell from files what an experiment says: tests, intervals, sample ratios, power, drift',
		)
		.addCommand(abCommand(around))
		.addCommand(sequentialCommand(around))
		.addCommand(srmCommand(around))
		.addCommand(powerCommand(around))
		.addCommand(psiCommand(around))
		.addCommand(ksCommand(around));

/** A number, or it is said that it must be one. */
function number(text: string): number {
	const value = Number(text);
	if (text.trim() !== '' && Number.isFinite(value)) return value;
	throw new InvalidArgumentError('It must be a number.');
}

const numbers = (text: string): readonly number[] => text.split(/[,:/]/).map(number);

const columns = (command: Command): Command =>
	command
		.option(
			'--arm <column>',
			'column of the arm; otherwise one that is called arm, variant, group …',
		)
		.option('--value <column>', 'column of the outcome')
		.option('--unit <column>', 'column of the unit that was assigned; its rows hang together')
		.option('--control <name>', 'arm to compare with; otherwise control, a, 0 …, or the first');

const question = (command: Command): Command =>
	command
		.addOption(
			new Option('--alpha <share>', 'one minus the confidence').argParser(number).default(0.05),
		)
		.addOption(
			new Option('--alternative <side>', 'which effects would be news')
				.choices(['two-sided', 'greater', 'less'])
				.default('two-sided'),
		)
		.addOption(
			new Option('--margin <effect>', 'effect that would be no news').argParser(number).default(0),
		);

const ofArms = (command: Command): Command =>
	question(columns(command))
		.option('--denominator <column>', 'column of the denominator of a ratio metric')
		.option('--covariate <column>', 'column known before the experiment: CUPED')
		.option('--stratum <column>', 'column of the stratum')
		.addOption(
			new Option(
				'--metric <kind>',
				'what the numbers are; otherwise told by what is given',
			).choices(['mean', 'proportion', 'ratio', 'quantile']),
		)
		.addOption(new Option('--quantile <share>', 'which quantile').argParser(number).default(0.5))
		.option('--relative', 'the effect as a share of the control')
		.option('--no-adjust', 'leave covariates and strata aside')
		.addOption(jsonOption());

const abAsked = (flags: Flags): AbAsked => ({ ...flags, columns: flags });

const abCommand = (around: Surroundings): Command =>
	ofArms(
		new Command('ab')
			.description('treatment against control at one look: Welch, ratios, quantiles, CUPED, strata')
			.argument('<file>', 'CSV, JSON Lines or JSON: rows of units, or sums of arms'),
	)
		.addHelpText('after', example('stats ab units.csv --value hours --control old --json'))
		.action(async (file: string, flags: Flags) => {
			const { abReport } = await import('./stats-ab.ts');
			await printed(around, abReport(file, abAsked(flags), false), flags.json);
		});

const sequentialCommand = (around: Surroundings): Command =>
	ofArms(
		new Command('sequential')
			.description('the same, looked at whenever one likes: confidence sequences')
			.argument('<file>', 'CSV, JSON Lines or JSON: rows of units, or sums of arms'),
	)
		.addOption(
			new Option('--tuning <n>', 'units of both arms at which a decision is expected')
				.argParser(number)
				.default(5000),
		)
		.addOption(
			new Option(
				'--method <name>',
				'asymptotic for any metric; exact for shares, also of rare events',
			)
				.choices(['asymptotic', 'exact'])
				.default('asymptotic'),
		)
		.addHelpText('after', example('stats sequential sums.json --tuning 20000 --json'))
		.action(async (file: string, flags: Flags & { readonly method: string }) => {
			if (flags.method === 'exact') {
				const { exactReport } = await import('./stats-exact.ts');
				return printed(around, exactReport(file, abAsked(flags)), flags.json);
			}
			const { abReport } = await import('./stats-ab.ts');
			return printed(around, abReport(file, abAsked(flags), true), flags.json);
		});

const srmCommand = (around: Surroundings): Command =>
	new Command('srm')
		.description('whether arms have the shares that they should have, at one look and at all looks')
		.argument('[file]', 'rows of units, or rows with arm, count and perhaps weight and epoch')
		.option('--arm <column>', 'column of the arm')
		.option('--unit <column>', 'column of the unit: only its first exposure counts')
		.addOption(new Option('--counts <n,n,…>', 'in place of a file').argParser(numbers))
		.addOption(
			new Option(
				'--weights <w,w,…>',
				'shares that arms should have; equal ones otherwise',
			).argParser(numbers),
		)
		.addOption(
			new Option('--concentration <n>', 'of the Dirichlet prior of the sequential test')
				.argParser(number)
				.default(10_000),
		)
		.addOption(jsonOption())
		.addHelpText('after', example('stats srm --counts 821588,815482 --json'))
		.action(async (file: string | undefined, flags) => {
			const { srmReport } = await import('./stats-srm.ts');
			await printed(
				around,
				srmReport(file, { ...flags, columns: { arm: flags.arm, unit: flags.unit } }),
				flags.json,
			);
		});

const powerCommand = (around: Surroundings): Command =>
	question(
		new Command('power')
			.description('units, smallest effect or power, from the other two; and how long that takes')
			.addOption(
				new Option('--baseline <mean>', 'mean of the control; a share without --sd').argParser(
					number,
				),
			)
			.addOption(new Option('--sd <deviation>', 'standard deviation of a unit').argParser(number))
			.addOption(new Option('--effect <difference>', 'effect to be seen').argParser(number))
			.addOption(
				new Option('--lift <share>', 'effect to be seen, as a share of the baseline').argParser(
					number,
				),
			)
			.addOption(new Option('--units <n>', 'units of both arms').argParser(number))
			.addOption(new Option('--power <share>', 'chance to see it; 0.8 otherwise').argParser(number))
			.addOption(
				new Option('--treated <share>', 'share of units in treatment')
					.argParser(number)
					.default(0.5),
			)
			.option('--sequential', 'looked at all the time, by confidence sequence')
			.addOption(
				new Option('--tuning <n>', 'units at which the sequence is narrowest').argParser(number),
			)
			.addOption(
				new Option('--per-day <n>', 'new units a day: tells the run length').argParser(number),
			)
			.addOption(
				new Option('--matures-in-days <n>', 'until the metric can be read')
					.argParser(wholeNumber(0, 3650))
					.default(0),
			),
	)
		.addOption(jsonOption())
		.addHelpText('after', example('stats power --baseline 0.1 --lift 0.05 --per-day 20000 --json'))
		.action(async (flags) => {
			const { powerReport } = await import('./stats-power.ts');
			const asked = { ...flags, deviation: flags.sd, sequential: flags.sequential === true };
			await printed(around, powerReport(asked), flags.json);
		});

const ofSamples = (command: Command): Command =>
	columns(command)
		.argument('<files...>', 'reference and current values, or one file with arms')
		.addOption(
			new Option('--alpha <share>', 'one minus the confidence').argParser(number).default(0.05),
		);

const psiCommand = (around: Surroundings): Command =>
	ofSamples(
		new Command('psi').description(
			'population stability index of current against reference values',
		),
	)
		.addOption(
			new Option('--bins <n>', 'bins between quantiles of the reference')
				.argParser(wholeNumber(2, 10_000))
				.default(10),
		)
		.addOption(jsonOption())
		.addHelpText('after', example('stats psi last-month.csv this-month.csv --value score --json'))
		.action(async (paths: readonly string[], flags) => {
			const { psiReport } = await import('./stats-samples.ts');
			await printed(
				around,
				psiReport({ paths, columns: flags }, flags.bins, flags.alpha),
				flags.json,
			);
		});

const ksCommand = (around: Surroundings): Command =>
	ofSamples(
		new Command('ks').description(
			'Kolmogorov–Smirnov test of two samples, and the shift between them',
		),
	)
		.addOption(jsonOption())
		.addHelpText('after', example('stats ks last-month.csv this-month.csv --value score --json'))
		.action(async (paths: readonly string[], flags) => {
			const { ksReport } = await import('./stats-samples.ts');
			await printed(around, ksReport({ paths, columns: flags }, flags.alpha), flags.json);
		});

async function printed(
	{ print }: Surroundings,
	report: object,
	json: boolean | undefined,
): Promise<void> {
	if (json) return print(JSON.stringify(report));
	const { statsPrinted } = await import('./stats-printed.ts');
	print(statsPrinted(report));
}
