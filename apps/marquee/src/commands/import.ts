import { Command } from 'commander';
import { openFacts } from '../facts/facts.ts';
import { type Imported, importInto } from '../facts/import-into.ts';
import { stateFolder } from '../facts/state-folder.ts';
import type { Surroundings } from './command.ts';
import { example, jsonOption, stateOption } from './options.ts';

/** `marquee import PATH`: takes in titles and events from other people's files. */
export const importCommand = (around: Surroundings): Command =>
	new Command('import')
		.description(
			'take in titles and events: MovieTweetings, MovieLens, sequence files, CSV, JSON Lines (docs/formats.md)',
		)
		.argument('<path>', 'folder or file')
		.addOption(stateOption(around))
		.addOption(jsonOption())
		.addHelpText('after', example('import data/movietweetings-100k --state .marquee'))
		.action(async (path: string, { state, json }: { state: string; json?: boolean }) => {
			const folder = stateFolder(state);
			const facts = await openFacts(folder, around.clock);
			try {
				const { catalogue, ...imported } = await importInto(folder, facts, path, around);
				if (json) around.print(JSON.stringify({ ...imported, titles: catalogue.size }));
				else for (const line of leftOut(imported)) around.print(line);
			} finally {
				await facts.close();
			}
		});

/** What was not taken in: the rows and events that the report kept, one line each. */
function leftOut({ report, implausible }: Pick<Imported, 'report' | 'implausible'>): string[] {
	return [
		...[report?.titles, report?.events].flatMap((rows) =>
			listed(`of ${rows?.rows} rows of ${rows?.file} could not be read`, rows?.broken ?? 0, [
				...(rows?.examples ?? []).map(
					({ line, field, found, expected }) =>
						`line ${line}, ${field}: found ${found}, expected ${expected}`,
				),
			]),
		),
		...listed(
			'events cannot have happened as told',
			implausible.events,
			implausible.examples.map(
				({ profileId, titleId, field, found, expected }) =>
					`${profileId} with ${titleId}, ${field}: found ${found}, expected ${expected}`,
			),
		),
	];
}

function listed(what: string, count: number, examples: readonly string[]): string[] {
	if (count === 0) return [];
	const more = count - examples.length;
	return [
		`${count} ${what}:`,
		...examples.map((line) => `  ${line}`),
		...(more > 0 ? [`  … and ${more} more`] : []),
	];
}
