import { epochMs, settableClock } from '@marquee/units';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { askedHere } from '../testing/asked-here.ts';
import type { Surroundings } from './command.ts';
import { program } from './program.ts';

const around: Surroundings = {
	clock: settableClock(epochMs(0)),
	environment: { state: 'NO_SUCH_STATE', port: 'NO_SUCH_PORT' },
	threads: 2,
	print: () => {},
	log: () => {},
	progress: { begin: () => {}, update: () => {}, end: () => {} },
	signal: new AbortController().signal,
	ifStopped: () => {},
	code: 'test',
	bundledData: 'data',
};
const marquee = await program(around);

/** Every verb by its words: `keys add`. */
const verbs = marquee.commands.flatMap((command) =>
	command.commands.length === 0
		? [{ words: command.name(), command }]
		: command.commands.map((nested) => ({
				words: `${command.name()} ${nested.name()}`,
				command: nested,
			})),
);

test.each(verbs)(
	'the help of $words shows how it is used, by an example that it takes',
	({ words, command }) => {
		const help = helpOf(command);
		expect(help).toContain(`Usage: marquee ${words} [options]`);
		const [, example] = /Example:\n {2}\$ marquee (.*)\n/.exec(help) ?? [];
		expect(`${example} `).toContain(`${words} `);
		const known = command.options.map(({ long }) => long);
		for (const [flag] of example!.matchAll(/--[a-z-]+/g)) expect(known).toContain(flag);
	},
);

test.each(marquee.commands.map((command) => command.name()))(
	'asked for %s, the command line reads that verb and no other',
	async (verb) => {
		const { commands } = await program(around, verb);
		expect(commands.map((command) => command.name())).toEqual([verb]);
	},
);

test('asked for no verb, or for one that is none, it knows all of them', async () => {
	for (const asked of [undefined, '--help', 'help', 'improt', 'constructor'])
		expect((await program(around, asked)).commands).toHaveLength(marquee.commands.length);
});

test.each(verbs)('every flag of $words says what it is for', ({ command }) => {
	expect(command.options.filter(({ description }) => description.length < 5)).toEqual([]);
});

test('verbs that take a state or a port take them from the environment too, and the help says from where', () => {
	const help = helpOf(marquee.commands.find((command) => command.name() === 'serve')!);
	expect(help).toContain('(default: ".marquee", env: NO_SUCH_STATE)');
	expect(help).toContain('(default: 8080, env: NO_SUCH_PORT)');
});

const noPort = /whole number from 0 to 65535/;
const wrongUsage: readonly (readonly [what: string, words: string, says: RegExp])[] = [
	['a verb that is none', 'improt data', /unknown command 'improt'.*import/s],
	['no path', 'import', /missing required argument 'path'/],
	['a path too many', 'import data more', /too many arguments/],
	['no profile', 'home', /required option '--profile <id>'/],
	['a flag without its value', 'import data --state', /'--state <dir>' argument missing/],
	['a port in words', 'serve --port http', noPort],
	['a port too high', 'serve --port 65536', noPort],
	['half a port', 'up --port 80.5', noPort],
	['an empty host', 'serve --host=', /It is empty; 0\.0\.0\.0 means all/],
	['a seed below 0', 'train --seed=-1', /whole number from 0 to 2147483648/],
	['half a seed', 'train --seed 1.5', /whole number from 0/],
	['no epoch', 'train --epochs 0', /whole number from 1 to 10000/],
	['no thread', 'train --threads 0', /whole number from 1 to 256/],
	['a provider that is none', 'train --provider gpu', /choices are cpu, webgpu/],
	['a protocol that is none', 'evaluate --protocol ml-1m', /choices are ml-1m-loo-a, loo/],
	['what every object has for a protocol', 'evaluate --protocol constructor', /choices are/],
	['a seed among seeds that is none', 'evaluate --seeds 1,x', /whole number from 0/],
	['one seed and several', 'evaluate --seed 1 --seeds 2,3', /cannot be used with/],
	[
		'a setting that is none',
		'evaluate --set learningrate=1',
		/no "learningrate", but width, heads/,
	],
	['a setting in words', 'evaluate --set dropout=high', /It is no JSON/],
	[
		'a setting of another kind',
		'evaluate --run {"dropout":"0.3"}',
		/dropout is "0.3", not a number/,
	],
	['settings without a value', 'evaluate --set dropout', /must be key=value/],
	['settings that are no object', 'evaluate --run [1]', /must be one JSON object/],
	['settings that do not go together', 'evaluate --set heads=5', /5 heads do not divide 64/],
	['a scope that is none', 'keys add --label x --scopes pages,root', /"root" is none of events/],
	['a key without a label', 'keys add --scopes events', /required option '--label/],
	['a key without scopes', 'keys add --label x', /required option '--scopes/],
	['a profile that is no id', 'home --profile a/b', /^identifier-malformed: .*"a\/b"/],
	['no word on keys', 'keys', /Usage: marquee keys/],
];

test.each(wrongUsage)(
	'%s is wrong usage, and the answer says what is right',
	async (_what, words, says) => {
		const ended = await askedHere(words.split(' '));
		expect(ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(says) });
	},
);

function helpOf(command: Command): string {
	let help = '';
	command.configureOutput({ writeOut: (text) => (help += text), getOutHelpWidth: () => 300 });
	command.outputHelp();
	return help;
}
