import { epochMs, settableClock } from '@marquee/units';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { program } from './program.ts';

const marquee = program({
	clock: settableClock(epochMs(0)),
	environment: { state: 'NO_SUCH_STATE', port: 'NO_SUCH_PORT' },
	threads: 2,
	print: () => {},
	log: () => {},
	progress: { begin: () => {}, update: () => {}, end: () => {} },
	signal: new AbortController().signal,
	code: 'test',
	bundledData: 'data',
});

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

test.each(verbs)('every flag of $words says what it is for', ({ command }) => {
	expect(command.options.filter(({ description }) => description.length < 5)).toEqual([]);
});

test('verbs that take a state or a port take them from the environment too, and the help says from where', () => {
	const help = helpOf(marquee.commands.find((command) => command.name() === 'serve')!);
	expect(help).toContain('(default: ".marquee", env: NO_SUCH_STATE)');
	expect(help).toContain('(default: 8080, env: NO_SUCH_PORT)');
});

function helpOf(command: Command): string {
	let help = '';
	command.configureOutput({ writeOut: (text) => (help += text), getOutHelpWidth: () => 300 });
	command.outputHelp();
	return help;
}
