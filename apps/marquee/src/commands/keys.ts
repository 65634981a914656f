import { randomBytes } from 'node:crypto';
import { keyHash, openSqliteControlPlane, type Scope, scopes } from '@marquee/stores';
import { isoMoment } from '@marquee/units';
import { Command, InvalidArgumentError, Option } from 'commander';
import { existingStateFolder, stateFolder } from '../facts/state-folder.ts';
import type { Surroundings } from './command.ts';
import { example, jsonOption, stateOption } from './options.ts';

/** `marquee keys …`: who may use the API, and for what. */
export const keysCommand = (around: Surroundings): Command =>
	new Command('keys')
		.description('make, list and revoke API keys; a running service notices within seconds')
		.addCommand(addCommand(around))
		.addCommand(listCommand(around))
		.addCommand(revokeCommand(around));

const by = 'marquee keys';

const addCommand = (around: Surroundings): Command =>
	new Command('add')
		.description('make a key; it is shown once and kept only as a hash')
		.requiredOption('--label <text>', 'what it is for')
		.addOption(
			new Option('--scopes <list>', `of ${scopes.join(',')}`)
				.argParser(scopesIn)
				.makeOptionMandatory(),
		)
		.addOption(stateOption(around))
		.addOption(jsonOption())
		.addHelpText('after', example('keys add --label player --scopes events,pages'))
		.action(
			async (flags: { label: string; scopes: readonly Scope[]; state: string; json?: boolean }) => {
				const key = randomBytes(24).toString('base64url');
				const controlPlane = openSqliteControlPlane(stateFolder(flags.state).controlPlane);
				try {
					const { label, scopes: allowed } = flags;
					const createdAt = around.clock.now();
					await controlPlane.addKey({ hash: keyHash(key), label, scopes: allowed, createdAt }, by);
				} finally {
					await controlPlane.close();
				}
				around.print(flags.json ? JSON.stringify({ key, scopes: flags.scopes }) : key);
			},
		);

const listCommand = (around: Surroundings): Command =>
	new Command('list')
		.description('labels, scopes and hashes of all keys')
		.addOption(stateOption(around))
		.addOption(jsonOption())
		.addHelpText('after', example('keys list'))
		.action(async (flags: { state: string; json?: boolean }) => {
			const controlPlane = openSqliteControlPlane(existingStateFolder(flags.state).controlPlane);
			const keys = await controlPlane.keys();
			await controlPlane.close();
			if (flags.json) return around.print(JSON.stringify({ keys }));
			for (const { hash, label, scopes: allowed, createdAt, revokedAt } of keys)
				around.print(
					`${hash.slice(0, 12)}  ${label}  ${allowed.join(',')}  made ${isoMoment(createdAt)}${revokedAt === undefined ? '' : `, revoked ${isoMoment(revokedAt)}`}`,
				);
		});

const revokeCommand = (around: Surroundings): Command =>
	new Command('revoke')
		.description('take a key back')
		.argument('<key-or-hash>', 'the key, or its whole hash as `keys list --json` prints it')
		.addOption(stateOption(around))
		.addOption(jsonOption())
		.addHelpText('after', example('keys revoke 1f3870be274f6c49b3e31a0c6728957f…'))
		.action(async (given: string, flags: { state: string; json?: boolean }) => {
			const hash = /^[0-9a-f]{64}$/.test(given) ? given : keyHash(given);
			const controlPlane = openSqliteControlPlane(existingStateFolder(flags.state).controlPlane);
			try {
				await controlPlane.revokeKey(hash, { by, at: around.clock.now() });
			} finally {
				await controlPlane.close();
			}
			around.print(flags.json ? JSON.stringify({ revoked: hash }) : 'revoked');
		});

function scopesIn(text: string): readonly Scope[] {
	const given = text.split(',');
	const unknown = given.find((scope) => !scopes.includes(scope as Scope));
	if (unknown === undefined) return given as Scope[];
	throw new InvalidArgumentError(`${JSON.stringify(unknown)} is none of ${scopes.join(', ')}.`);
}
