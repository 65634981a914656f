import { Command, Option } from 'commander';
import type { NamedColumns } from '../stats/columns.ts';
import { placed } from '../stats/placed.ts';
import type { Surroundings } from './command.ts';
import { example, jsonOption, seedOption, share } from './options.ts';
import { numberFrom, printed } from './stats-flags.ts';

/** `marquee reward …`: what today's watching says of next month's, from files of the past. */
export const rewardCommand = (around: Surroundings): Command =>
	new Command('reward')
		.description(
			'learn rewards from the past: what foretells staying, what is still to come, whom to trust',
		)
		.addCommand(fitCommand(around))
		.addCommand(settledCommand(around))
		.addCommand(proxiesCommand(around))
		.addCommand(agreementCommand(around));

const fileOption = (holds: string): Option =>
	new Option('--file <file>', holds).makeOptionMandatory();

interface FitFlags {
	readonly file: string;
	readonly outcome: string;
	readonly signals?: readonly string[];
	readonly seed: number;
	readonly json?: boolean;
}

const fitCommand = (around: Surroundings): Command =>
	new Command('fit')
		.description(
			'weigh early signals by what they say of a later outcome: readable, versioned, calibrated',
		)
		.addOption(fileOption('rows of past units: early signals and the outcome that came of them'))
		.requiredOption('--outcome <column>', 'column of the outcome: 0 and 1, or a number')
		.addOption(
			new Option(
				'--signals <list>',
				'columns of signals, with commas; otherwise every other column of numbers but ids',
			).argParser((text) => text.split(',').map((name) => name.trim())),
		)
		.addOption(seedOption())
		.addOption(jsonOption())
		.addHelpText(
			'after',
			example(
				'reward fit --file members.csv --outcome retained_week_4 --signals completion,thumbs_up,returned --json',
			),
		)
		.action(async ({ file, outcome, signals, seed, json }: FitFlags) => {
			const [{ fitWeighting }, { pastUnitsIn }, { seededRandom }] = await Promise.all([
				import('@marquee/reward'),
				import('../reward/past-units.ts'),
				import('@marquee/units'),
			]);
			const random = seededRandom(seed, 'folds of past units');
			const past = pastUnitsIn(file, { outcome, signals });
			const fitted = placed(file, () => fitWeighting(past, { random }));
			if (json) return around.print(JSON.stringify(fitted));
			const { weightingPrinted } = await import('../reward/weighting-printed.ts');
			around.print(weightingPrinted(fitted));
		});

interface SettledFlags extends NamedColumns {
	readonly file: string;
	readonly horizonHours: number;
	readonly control?: string;
	readonly perPlay?: boolean;
	readonly json?: boolean;
}

const settledCommand = (around: Surroundings): Command =>
	new Command('settled')
		.description('the share of plays that will be completed, before all of them are settled')
		.addOption(
			fileOption('rows of plays: age_hours, completed_after_hours (empty while open), bin, arm'),
		)
		.addOption(
			new Option('--horizon-hours <n>', 'within which a completion counts')
				.argParser(numberFrom(0, { excluded: true }))
				.makeOptionMandatory(),
		)
		.option('--arm <column>', 'column of the arm; otherwise one that is called arm, variant …')
		.option('--control <name>', 'arm to compare with; otherwise the first')
		.option('--per-play', 'what each play counts for now, too')
		.addOption(jsonOption())
		.addHelpText('after', example('reward settled --file plays.csv --horizon-hours 168 --json'))
		.action(async (flags: SettledFlags) => {
			const { settledReport } = await import('../reward/settled-report.ts');
			await printed(around, settledReport(flags.file, { ...flags, columns: flags }), flags.json);
		});

interface ProxiesFlags {
	readonly file: string;
	readonly northStar?: string;
	readonly noise: number;
	readonly json?: boolean;
}

const proxiesCommand = (around: Surroundings): Command =>
	new Command('proxies')
		.description(
			'which early metrics stand in for a north star, over past experiments, freed from noise',
		)
		.addOption(
			fileOption(
				'JSON or JSON Lines: each experiment with effects and the covariance of their errors',
			),
		)
		.option(
			'--north-star <metric>',
			'the metric that counts; otherwise named in the file, or the first',
		)
		.addOption(
			new Option('--noise <times>', 'error variance of the next experiment against the past ones')
				.argParser(numberFrom(0))
				.default(1),
		)
		.addOption(jsonOption())
		.addHelpText(
			'after',
			example('reward proxies --file experiments.json --north-star retained --json'),
		)
		.action(async ({ file, northStar, noise, json }: ProxiesFlags) => {
			const [{ learnedProxies }, { pastExperimentsIn }] = await Promise.all([
				import('@marquee/reward'),
				import('../reward/past-experiments.ts'),
			]);
			const { names, experiments } = pastExperimentsIn(file, northStar);
			const learned = placed(file, () =>
				learnedProxies(names, experiments, { noiseOfNext: noise }),
			);
			await printed(around, learned, json);
		});

interface AgreementFlags {
	readonly file: string;
	readonly required: number;
	readonly json?: boolean;
}

const agreementCommand = (around: Surroundings): Command =>
	new Command('agreement')
		.description(
			'whether offline differences foretold online effects, with an alarm when they do not',
		)
		.addOption(fileOption('rows of past changes: change, offline, offline_se, online, online_se'))
		.addOption(
			new Option('--required <share>', 'of signs that must agree').argParser(share).default(0.7),
		)
		.addOption(jsonOption())
		.addHelpText('after', example('reward agreement --file changes.csv --json'))
		.action(async ({ file, required, json }: AgreementFlags) => {
			const [{ offlineAgreement }, { pastChangesIn }] = await Promise.all([
				import('@marquee/reward'),
				import('../reward/past-changes.ts'),
			]);
			const changes = pastChangesIn(file);
			const report = placed(file, () => offlineAgreement(changes, { required }));
			await printed(around, report, json);
		});
