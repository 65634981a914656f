import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Run } from '@marquee/foundation';
import { reportTable } from '@marquee/protocols';
import { openSqliteControlPlane } from '@marquee/stores';
import { Failure, hash32 } from '@marquee/units';
import { Command } from 'commander';
import { inBackground } from '../background/in-background.ts';
import type { ReportedRun } from '../evaluation/evaluate-protocol.ts';
import { contentHash } from '../facts/content-hash.ts';
import { openFacts } from '../facts/facts.ts';
import { importInto } from '../facts/import-into.ts';
import { type StateFolder, stateFolder } from '../facts/state-folder.ts';
import { readCard, writeCard } from '../model-card/card-files.ts';
import { told } from '../terminal/failure-told.ts';
import { servedRun } from '../training/served-run.ts';
import type { Surroundings } from './command.ts';
import { example, threadsOption } from './options.ts';
import { servedUntilStopped } from './serve.ts';
import { type ServingFlags, withServingOptions } from './serving-flags.ts';

interface UpFlags extends ServingFlags {
	readonly threads: number;
	readonly data: string;
}

/** `marquee up`: from data to pages. Each phase that was done before is not done again. */
export const upCommand = (around: Surroundings): Command =>
	withServingOptions(new Command('up'), around)
		.description('import, train, evaluate and serve; begun again, it goes on where it stopped')
		.option('--data <path>', 'what to import', around.bundledData)
		.addOption(threadsOption(around))
		.addHelpText('after', example('up --data ~/data/ml-latest --port 8080'))
		.action(async (flags: UpFlags) => {
			const folder = stateFolder(flags.state);
			const isTrained = await imported(around, folder, flags.data);
			if (!isTrained) await unlessImpossible(around, trained(around, folder, flags.threads));
			await unlessImpossible(around, evaluated(around, folder, flags));
			const apps = { viewer: true, console: true };
			await servedUntilStopped(around, { ...flags, ...apps, host: '127.0.0.1' });
		});

/** What young or untimed data do not allow: pages then rest on popularity, and nothing is proven of the model. */
const impossible: readonly string[] = [
	'nothing-to-learn',
	'protocol-without-cases',
	'protocol-needs-time',
];

/** Goes on without a phase that the data do not allow, and says so; any other failure ends it. */
async function unlessImpossible(around: Surroundings, phase: Promise<void>): Promise<void> {
	try {
		await phase;
	} catch (cause) {
		if (!(cause instanceof Failure) || !impossible.includes(cause.code)) throw cause;
		around.log(`going on without: ${told(cause)}`);
	}
}

/** Imports, and answers whether a bundle serves that was made after everything was imported. */
async function imported(around: Surroundings, folder: StateFolder, data: string): Promise<boolean> {
	const facts = await openFacts(folder, around.clock);
	try {
		for (const line of facts.mended) around.log(line);
		await importInto(folder, facts, data, around);
		const serving = await facts.controlPlane.serving();
		const imports = await facts.controlPlane.imports();
		return (
			serving !== undefined && imports.every(({ importedAt }) => importedAt <= serving.createdAt)
		);
	} finally {
		await facts.close();
	}
}

async function trained(around: Surroundings, folder: StateFolder, threads: number): Promise<void> {
	const job = {
		kind: 'train',
		state: folder.root,
		run: servedRun,
		threads,
		provider: 'cpu',
		code: around.code,
		keepBack: true,
	} as const;
	await inBackground(job, around.progress, around.signal);
}

/** How the same run does on held-out time, beside the baselines; kept by data and run, so that it is measured once. */
async function evaluated(
	around: Surroundings,
	folder: StateFolder,
	{ data, threads }: UpFlags,
): Promise<void> {
	const identity = hash32(`${await contentHash(data)} ${JSON.stringify(servedRun)}`).toString(16);
	const path = join(folder.reports, `time-split-${identity}.json`);
	if (!existsSync(path)) {
		const { name: _, seed, ...settings } = servedRun;
		const order = { protocol: 'time-split', data, seed, threads, run: settings, slices: true };
		const job = { kind: 'evaluate', order, checkpoints: folder.checkpoints } as const;
		const report = await inBackground<'evaluate'>(job, around.progress, around.signal);
		writeFileSync(`${path}.new`, JSON.stringify(report));
		renameSync(`${path}.new`, path); // whole or not at all
	}
	const { slicings, ...report } = JSON.parse(readFileSync(path, 'utf8')) as ReportedRun;
	around.log(reportTable(report));
	await onCard(folder, { ...report, ...(slicings && { slicings }) });
}

/** Puts the report on the card of the bundle that serves, where it was trained by the same run. */
async function onCard(folder: StateFolder, timeSplit: ReportedRun): Promise<void> {
	const controlPlane = openSqliteControlPlane(folder.controlPlane);
	const serving = await controlPlane.serving();
	await controlPlane.close();
	const card = serving && (await readCard(folder.cards, serving.hash));
	if (card === undefined || card.timeSplit !== null) return;
	if (isDeepStrictEqual(ordered(card.manifest.run), ordered(timeSplit.run)))
		await writeCard(folder.cards, { ...card, timeSplit });
}

/** What was ordered of a run: its name says where it is used, and training itself settles dropout and cold share by the data. */
const ordered = ({ name: _, dropout: __, coldShare: ___, ...settings }: Partial<Run>) => settings;
