import { openSqliteControlPlane } from '@marquee/stores';
import { isoMoment } from '@marquee/units';
import { Command } from 'commander';
import { bundleHash } from '../facts/bundle-hash.ts';
import { existingStateFolder } from '../facts/state-folder.ts';
import type { Surroundings } from './command.ts';
import { example, jsonOption, stateOption } from './options.ts';

/** `marquee bundles …`: which models there are, and which one serves. */
export const bundlesCommand = (around: Surroundings): Command =>
	new Command('bundles')
		.description('list trained bundles, and choose the one that serves')
		.addCommand(listCommand(around))
		.addCommand(serveCommand(around));

const listCommand = (around: Surroundings): Command =>
	new Command('list')
		.description('all bundles, oldest first, with what they measured')
		.addOption(stateOption(around))
		.addOption(jsonOption())
		.addHelpText('after', example('bundles list'))
		.action(async (flags: { state: string; json?: boolean }) => {
			const controlPlane = openSqliteControlPlane(existingStateFolder(flags.state).controlPlane);
			const bundles = await controlPlane.bundles();
			const serving = (await controlPlane.serving())?.hash ?? null;
			await controlPlane.close();
			if (flags.json) return around.print(JSON.stringify({ bundles, serving }));
			for (const { hash, createdAt, metrics } of bundles) {
				const measured = Object.entries(metrics).find(([name]) => name.endsWith('ndcg@10'));
				const told = measured ? `  ${measured[0]} ${measured[1].toFixed(4)}` : '';
				const mark = hash === serving ? '  serves' : '';
				around.print(`${hash.slice(0, 12)}  ${isoMoment(createdAt)}${told}${mark}`);
			}
		});

const serveCommand = (around: Surroundings): Command =>
	new Command('serve')
		.description('make a bundle the one that serves; a running service takes it over by itself')
		.argument('<bundle>', 'its hash, or as much of it as no other begins with')
		.addOption(stateOption(around))
		.addOption(jsonOption())
		.addHelpText('after', example('bundles serve 1e259582'))
		.action(async (begins: string, flags: { state: string; json?: boolean }) => {
			const folder = existingStateFolder(flags.state);
			const hash = await bundleHash(folder, begins);
			const controlPlane = openSqliteControlPlane(folder.controlPlane);
			try {
				const at = around.clock.now();
				await controlPlane.serveBundle(hash, { by: 'marquee bundles', at });
			} finally {
				await controlPlane.close();
			}
			around.print(flags.json ? JSON.stringify({ serving: hash }) : `bundle ${hash} serves`);
		});
