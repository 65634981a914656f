import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandLine } from './testing/command-line.ts';
import { small, writeMadeUpData } from './testing/made-up-data.ts';

/** One broken command: what is broken, its words, what it says, and variables of the environment. */
type Broken = readonly [what: string, words: string, says: RegExp, environment?: NodeJS.ProcessEnv];

/** Wrong usage that the environment or the end of a real process has a part in; the rest is in commands/program.test.ts. */
const wrongUsage: readonly Broken[] = [
	['no verb', '', /Usage: marquee/],
	['a flag that is none', 'serve --prot 1', /unknown option '--prot'.*--port/s],
	['PORT=abc', 'serve', /'abc' from env 'PORT' is invalid.*whole number/, { PORT: 'abc' }],
	['PORT=', 'up', /'' from env 'PORT' is invalid/, { PORT: '' }],
	['a profile that is no id', 'home --profile a/b', /^identifier-malformed: .*"a\/b"/],
	['a model that is none', 'evaluate --models ease,eaes', /^model-unknown: .*"eaes".*popularity/s],
];

const loo = 'evaluate --protocol loo --data';
const ml1m = 'evaluate --protocol ml-1m-loo-a --data';
const missing = /^state-folder-missing: .*staet/ms;
const honestFailure: readonly Broken[] = [
	['an empty MARQUEE_STATE', 'import data', /name is empty/, { MARQUEE_STATE: '' }],
	['a file for a state folder', 'import data --state a-file', /^state-folder-unusable: .*a-file/m],
	['a state folder below a file', 'import data --state a-file/state', /^state-folder-unusable: /m],
	['a state folder that may not be', 'import data --state /proc/a/b', /^state-folder-unusable: /m],
	['a misspelt state to look at', 'home --profile p1 --state staet', missing],
	['a misspelt state to train on', 'train --state staet', missing],
	['a misspelt state to count in', 'diagnose --state staet', missing],
	['a misspelt state to rebuild', 'rebuild --state staet', missing],
	['a misspelt state to list keys of', 'keys list --state staet', missing],
	['a key that nobody has', 'keys revoke nobodys --state empty', /^key-unknown: /],
	['data that are not there', 'import nowhere --state empty', /^import-path-missing: .*nowhere/ms],
	['data that nobody knows', 'import a-file --state empty', /^import-format-unknown: /m],
	['nothing to learn from', 'train --state empty', /^nothing-to-learn: .*Import events first/ms],
	['no data of the protocol', `${ml1m} data`, /^protocol-data-missing: /m],
	['other data than the protocol’s', `${ml1m} sequences.txt`, /^protocol-data-mismatch: .*6040/m],
	['flags that are none', 'evaluate --protocol ml-100k-microsoft --data a-file', /not 0 or 1/],
	['a folder for a sequence file', `${loo} data`, /^import-not-a-file: /m],
	['too few events for a cut', 'evaluate --data sequences.txt', /^protocol-without-cases: /m],
	[
		'a model that needs times, on data without',
		`${loo} sequences.txt --models recent-popularity`,
		/^baseline-needs-time: recent-popularity/m,
	],
	[
		'an address of another machine',
		'serve --no-viewer --port 0 --host 192.0.2.1 --state empty',
		/^address-unusable: .*EADDRNOTAVAIL/m,
	],
];

const line = commandLine();
beforeAll(async () => {
	writeMadeUpData(line.at('data'), small);
	writeFileSync(line.at('sequences.txt'), '1 2\n1 3\n1 4\n2 2\n2 3\n2 5\n');
	writeFileSync(line.at('a-file'), 'kept\n');
	writeFileSync(line.at('nothing.jsonl'), '{"titleId":"t1","name":"One"}\n');
	expect((await line.run(['import', 'nothing.jsonl', '--state', 'empty'])).code).toBe(0);
});
afterAll(line.remove);

for (const { code, kind, table } of [
	{ code: 2, kind: 'is wrong usage', table: wrongUsage },
	{ code: 1, kind: 'fails honestly', table: honestFailure },
])
	for (const [what, words, says, environment] of table)
		test.concurrent(`${what} ${kind}, and says why without a stack`, async () => {
			const given = words.split(' ').filter((word) => word !== '');
			const ended = await line.run(given, { MARQUEE_STATE: 'empty', ...environment });
			expect(ended).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(says) });
			expect(ended.stderr).not.toMatch(/^\s+at .*:\d+/m);
		});

test('after all of that there is no new folder, no new title, no event, no key', async () => {
	expect(readdirSync(line.folder).sort()).toEqual(
		['a-file', 'data', 'empty', 'nothing.jsonl', 'sequences.txt'].sort(),
	);
	expect(readFileSync(line.at('a-file'), 'utf8')).toBe('kept\n');
	expect(readFileSync(line.at('empty/catalogue.jsonl'), 'utf8').split('\n')).toHaveLength(2);
	expect(existsSync('/proc/a')).toBe(false);
	expect(await line.json('diagnose', '--state', 'empty')).toMatchObject({ logEnd: 0 });
	expect(await line.json('keys', 'list', '--state', 'empty')).toEqual({ keys: [] });
});
