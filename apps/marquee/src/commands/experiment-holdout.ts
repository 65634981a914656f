import { Command, InvalidArgumentError } from 'commander';
import type { Surroundings } from './command.ts';
import { example, jsonOption, stateOption } from './options.ts';

interface HoldoutFlags {
	readonly state: string;
	readonly share: number;
	readonly layers?: readonly string[];
	readonly json?: boolean;
}

const by = 'marquee experiment';

/** `marquee experiment hold-out KEY`. */
export const holdOutCommand = (around: Surroundings): Command =>
	new Command('hold-out')
		.description(
			'keep a share of all profiles out of experiments, so that it stays known what all of them together are worth',
		)
		.argument('<key>', 'a name for ever: its hash decides who is kept out')
		.requiredOption('--share <share>', 'of all profiles, from 0 to 1', share)
		.option('--layers <keys>', 'only out of experiments of these layers, with commas between', keys)
		.addOption(stateOption(around))
		.addOption(jsonOption())
		.addHelpText('after', example('experiment hold-out 2026-q4 --share 0.02'))
		.action(async (key: string, { state, share, layers, json }: HoldoutFlags) => {
			const { keepingIn } = await import('../serving/experiments/keeping-in.ts');
			const holdout = { key, share, ...(layers !== undefined && { layers: [...layers] }) };
			await keepingIn(state, around.clock, (keeping) => keeping.holdOut(holdout, by));
			around.print(
				json ? JSON.stringify(holdout) : `${key} keeps ${Number((100 * share).toFixed(4))} % out`,
			);
		});

/** `marquee experiment end-holdout KEY`. */
export const endHoldoutCommand = (around: Surroundings): Command =>
	new Command('end-holdout')
		.description('let those in again whom a holdout keeps out')
		.argument('<key>', 'of the holdout')
		.addOption(stateOption(around))
		.addHelpText('after', example('experiment end-holdout 2026-q4'))
		.action(async (key: string, { state }: { readonly state: string }) => {
			const { keepingIn } = await import('../serving/experiments/keeping-in.ts');
			await keepingIn(state, around.clock, (keeping) => keeping.endHoldout(key, by));
			around.print(`${key} keeps nobody out any more`);
		});

function share(text: string): number {
	const value = Number(text);
	if (text.trim() !== '' && value >= 0 && value <= 1) return value;
	throw new InvalidArgumentError('It must be a number from 0 to 1.');
}

function keys(text: string): readonly string[] {
	const those = text.split(',').map((key) => key.trim());
	if (those.every((key) => key !== '')) return those;
	throw new InvalidArgumentError('It must be keys of layers, with commas between.');
}
