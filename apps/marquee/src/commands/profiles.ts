import { Preferences, validator } from '@marquee/contracts';
import { openSqliteControlPlane } from '@marquee/stores';
import { profileId } from '@marquee/units';
import { Command, InvalidArgumentError, Option } from 'commander';
import { existingStateFolder } from '../facts/state-folder.ts';
import type { Surroundings } from './command.ts';
import { example, jsonOption, stateOption } from './options.ts';

interface PreferFlags extends Preferences {
	readonly state: string;
	readonly json?: boolean;
}

/** `marquee profiles …`: what profiles prefer. */
export const profilesCommand = (around: Surroundings): Command =>
	new Command('profiles')
		.description('say what a profile prefers; a running service notices within a second')
		.addCommand(preferCommand(around));

const preferCommand = (around: Surroundings): Command =>
	new Command('prefer')
		.description('change what is named and keep the rest; print all that the profile prefers')
		.argument('<profile>', 'one that has a name')
		.addOption(new Option('--messages <yes-or-no>', 'no: none are wanted').argParser(yesOrNo))
		.addOption(
			preference('--time-zone <zone>', 'by which clock it lives: Europe/Lisbon', 'timeZone'),
		)
		.addOption(preference('--country <code>', 'where it watches: PT', 'country'))
		.addOption(preference('--locale <tag>', 'in which language: pt-PT', 'locale'))
		.addOption(stateOption(around))
		.addOption(jsonOption())
		.addHelpText('after', example('profiles prefer mt-1 --messages no --time-zone Europe/Lisbon'))
		.action(async (id: string, { state, json, ...said }: PreferFlags) => {
			const who = profileId(id);
			const controlPlane = openSqliteControlPlane(existingStateFolder(state).controlPlane);
			try {
				const known = (await controlPlane.profile(who))?.preferences;
				const preferences = { ...known, ...said };
				const change = { by: 'marquee profiles', at: around.clock.now() };
				await controlPlane.preferProfile(who, preferences, change);
				around.print(
					json ? JSON.stringify({ profileId: who, ...preferences }) : inWords(preferences),
				);
			} finally {
				await controlPlane.close();
			}
		});

const checked = validator(Preferences);

/** An option that is a preference, held against what the contract says of it. */
const preference = (flags: string, words: string, name: keyof Preferences): Option =>
	new Option(flags, words).argParser((text) => {
		const [problem] = checked({ [name]: text }).problems ?? [];
		if (problem !== undefined) throw new InvalidArgumentError(`Expected ${problem.expected}.`);
		return text;
	});

function yesOrNo(text: string): boolean {
	if (text === 'yes' || text === 'no') return text === 'yes';
	throw new InvalidArgumentError('It must be yes or no.');
}

const inWords = (preferences: Preferences): string =>
	Object.entries(preferences)
		.map(([name, value]) => `${name}: ${value}`)
		.join('\n');
