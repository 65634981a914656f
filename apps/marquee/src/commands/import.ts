import { Command } from 'commander';
import { openFacts } from '../facts/facts.ts';
import { importInto } from '../facts/import-into.ts';
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
				else for (const line of brokenRows(imported.report)) around.print(line);
			} finally {
				await facts.close();
			}
		});

type Report = NonNullable<Awaited<ReturnType<typeof importInto>>['report']>;

/** The broken rows that the report kept, one line each. */
function brokenRows(report: Report | undefined): readonly string[] {
	return [report?.titles, report?.events].flatMap((rows) =>
		rows === undefined || rows.broken === 0
			? []
			: [
					`${rows.broken} of ${rows.rows} rows of ${rows.file} could not be read:`,
					...rows.examples.map(
						({ line, field, found, expected }) =>
							`  line ${line}, ${field}: found ${found}, expected ${expected}`,
					),
					...(rows.broken > rows.examples.length
						? [`  … and ${rows.broken - rows.examples.length} more`]
						: []),
				],
	);
}
