import type { Alternative } from '@marquee/statistics';
import { type EpochMs, epochMs } from '@marquee/units';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { MetricKind } from '../stats/arms-in-file.ts';
import type { NamedColumns } from '../stats/columns.ts';
import type { Surroundings } from './command.ts';
import { jsonOption } from './options.ts';

/** What a comparison of arms is asked. */
export type ArmFlags = NamedColumns & {
	readonly control?: string;
	readonly metric?: MetricKind;
	readonly quantile: number;
	readonly alpha: number;
	readonly alternative: Alternative;
	readonly margin: number;
	readonly relative?: boolean;
	readonly tuning: number;
	readonly adjust: boolean;
	readonly windowDays?: number;
	readonly asOf?: EpochMs;
	readonly json?: boolean;
};

/** A number, or it is said that it must be one. */
export function number(text: string): number {
	const value = Number(text);
	if (text.trim() !== '' && Number.isFinite(value)) return value;
	throw new InvalidArgumentError('It must be a number.');
}

/** A number above `least`, or from `least` up where it may be that too; or it is said that it must be one. */
export const numberFrom =
	(least: number, { excluded = false } = {}) =>
	(text: string): number => {
		const value = number(text);
		if (value > least || (value === least && !excluded)) return value;
		throw new InvalidArgumentError(`It must be ${excluded ? 'above' : 'at least'} ${least}.`);
	};

/** Numbers with commas, colons or slashes between them. */
export const numbers = (text: string): readonly number[] => text.split(/[,:/]/).map(number);

/** Which columns of the file are meant. */
export const columns = (command: Command): Command =>
	command
		.option(
			'--arm <column>',
			'column of the arm; otherwise one that is called arm, variant, group …',
		)
		.option('--value <column>', 'column of the outcome')
		.option('--unit <column>', 'column of the unit that was assigned; its rows hang together')
		.option('--control <name>', 'arm to compare with; otherwise control, a, 0 …, or the first');

/** What is asked of the effect. */
export const question = (command: Command): Command =>
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

const shapes = `
The file is CSV, JSON Lines or JSON, or - for what is piped in, of one of these:
  rows of units   arm,value and perhaps unit, denominator, covariate, stratum
  sums of arms    {"control": {"n": 9, "sum": 5, "sumSquares": 7}, "treatment": {…}}, or such rows with a column arm;
                  of a ratio with denominatorSum, denominatorSumSquares, denominatorProduct;
                  for CUPED with covariateSum, covariateSumSquares, covariateProduct
  their moments   {"n": 9, "mean": 0.5, "sd": 0.8} of each arm
  their counts    {"n": 9, "successes": 5} of each arm
  lists by arm    {"control": [1, 2], "treatment": [2, 4]}, or {"control": {"value": […], "covariate": […]}, …}`;

/** All that a comparison of arms may be asked. */
export const ofArms = (command: Command): Command =>
	question(columns(command))
		.addHelpText('after', shapes)
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
		.addOption(
			new Option(
				'--window-days <n>',
				'days after exposure until the metric can be read: units still waiting are left out',
			).argParser(number),
		)
		.option('--exposed <column>', 'column of the moment of first exposure, for --window-days')
		.addOption(
			new Option(
				'--as-of <moment>',
				'when windows must have elapsed, ISO 8601; now otherwise',
			).argParser(moment),
		)
		.option('--relative', 'the effect as a share of the control')
		.option('--no-adjust', 'leave covariates and strata aside')
		.addOption(jsonOption());

/** What the flags ask of arms; windows elapse by the clock unless a moment is named. */
export const armsAsked = (flags: ArmFlags, { clock }: Surroundings) => ({
	...flags,
	columns: flags,
	ripening:
		flags.windowDays === undefined
			? undefined
			: { windowDays: flags.windowDays, asOf: flags.asOf ?? clock.now() },
});

/** A moment, or it is said that it must be one. */
function moment(text: string): EpochMs {
	const at = Date.parse(text);
	if (Number.isFinite(at)) return epochMs(at);
	throw new InvalidArgumentError('It must be a moment, as 2026-11-22 or 2026-11-22T10:00:00Z.');
}

/** A report as one JSON object, or line by line for people. */
export async function printed(
	{ print }: Surroundings,
	report: object,
	json: boolean | undefined,
): Promise<void> {
	if (json) return print(JSON.stringify(report));
	const { statsPrinted } = await import('../stats/stats-printed.ts');
	print(statsPrinted(report));
}
