import type { Experiment } from '@marquee/contracts';
import { epochMs, isoMoment } from '@marquee/units';
import { Command } from 'commander';
import type { Surroundings } from './command.ts';
import { example, jsonOption, stateOption } from './options.ts';

interface ListFlags {
	readonly state: string;
	readonly json?: boolean;
}

/** `marquee experiment list`. */
export const listCommand = (around: Surroundings): Command =>
	new Command('list')
		.description(
			'all experiments, oldest first, with those who met their arms; also who is held out',
		)
		.addOption(stateOption(around))
		.addOption(jsonOption())
		.addHelpText('after', example('experiment list'))
		.action(async ({ state, json }: ListFlags) => {
			const { listedExperiments } = await import('../serving/experiments/listed-experiments.ts');
			const listed = await listedExperiments(state);
			if (json) return around.print(JSON.stringify(listed));
			if (listed.experiments.length === 0) around.print('there are no experiments yet');
			for (const one of listed.experiments) around.print(inOneLine(one));
			for (const { key, share, layers } of listed.holdouts)
				around.print(
					`holdout ${key}  ${percent(share)}${layers ? `  of ${layers.join(', ')}` : ''}`,
				);
		});

/** `marquee experiment show KEY`. */
export const showCommand = (around: Surroundings): Command =>
	new Command('show')
		.description('one experiment: its design, since when it runs, and who met its arms')
		.argument('<key>', 'which')
		.addOption(stateOption(around))
		.addOption(jsonOption())
		.addHelpText('after', example('experiment show plain-rows'))
		.action(async (key: string, { state, json }: ListFlags) => {
			const { listedExperiment } = await import('../serving/experiments/listed-experiments.ts');
			const found = await listedExperiment(state, key);
			if (json) return around.print(JSON.stringify(found));
			around.print(`${inOneLine(found)}\n${JSON.stringify(found.design, undefined, 2)}`);
		});

type Listed = Experiment & { readonly members: Readonly<Record<string, number>> };

const inOneLine = ({ design, status, startedAt, stoppedAt, members }: Listed): string => {
	const arms = Object.entries(members).map(([arm, count]) => `${arm} ${count}`);
	const moments = [startedAt, stoppedAt].map((at) =>
		at === undefined ? '' : isoMoment(epochMs(at)),
	);
	const when = startedAt === undefined ? '' : `  ${moments.join(' … ').trimEnd()}`;
	return `${design.key}  ${status}${when}  ${percent(design.share)}  ${arms.join(', ')}`;
};

/** As people write it: 7 %, and not 7.000000000000001 %. */
const percent = (share: number): string => `${Number((100 * share).toFixed(4))} %`;
