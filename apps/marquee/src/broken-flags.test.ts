import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askedHere } from './testing/asked-here.ts';
import { commandLine } from './testing/command-line.ts';
import { small, writeMadeUpData } from './testing/made-up-data.ts';

/** One broken command: what is broken, its words, what it says, and variables of the environment. */
type Broken = readonly [what: string, words: string, says: RegExp, environment?: NodeJS.ProcessEnv];

/** Wrong usage that the environment or the end of a real process has a part in; the rest is in commands/program.test.ts. */
const wrongUsage: readonly Broken[] = [
	['no verb', '', /Usage: marquee/],
	['a flag that is none', 'serve --prot 1', /unknown option '--prot'.*--port/s],
	['PORT=abc', 'serve', /'abc' from env 'PORT' is invalid.*whole number/, { PORT: 'abc' }],
	['a model that is none', 'evaluate --models ease,eaes', /^model-unknown: .*"eaes".*popularity/s],
	['PORT=', 'up', /'' from env 'PORT' is invalid/, { PORT: '' }],
];

const loo = 'evaluate --protocol loo --data';
const ml1m = 'evaluate --protocol ml-1m-loo-a --data';
const missing = /^state-folder-missing: .*staet/ms;
const unusable = /^state-folder-unusable: /m;
const honestFailure: readonly Broken[] = [
	['an empty MARQUEE_STATE', 'import ./data', /name is empty/, { MARQUEE_STATE: '' }],
	['nothing to learn from', 'train', /^nothing-to-learn: .*Import events first/ms],
	[
		'an address of another machine',
		'serve --no-viewer --port 0 --host 192.0.2.1',
		/^address-unusable: .*EADDRNOTAVAIL/m,
	],
];

/** The same, asked in this process. */
const alsoFailing: readonly Broken[] = [
	['a state folder that may not be', 'import ./data --state /proc/a/b', unusable],
	['a misspelt state to look at', 'home --profile p1 --state ./staet', missing],
	['data that are not there', 'import ./nowhere', /^import-path-missing: .*nowhere/ms],
	['no data of the protocol', `${ml1m} ./data`, /^protocol-data-missing: /m],
	['a file for a state folder', 'import ./data --state ./a-file', /^state-folder-unu.*a-file/s],
	['a state folder below a file', 'import ./data --state ./a-file/state', unusable],
	['a misspelt state to train on', 'train --state ./staet', missing],
	['a misspelt state to measure in', 'frontier --state ./staet', missing],
	['no model to measure diversity with', 'frontier', /^bundle-unnamed: no bundle serves yet/m],
	['a misspelt state to count in', 'diagnose --state ./staet', missing],
	['a misspelt state to rebuild', 'rebuild --state ./staet', missing],
	['a misspelt state to list keys of', 'keys list --state ./staet', missing],
	['a key that nobody has', 'keys revoke nobodys', /^key-unknown: /],
	['data that nobody knows', 'import ./a-file', /^import-format-unknown: /m],
	['other data than the protocol’s', `${ml1m} ./sequences.txt`, /^protocol-data-mismatch: .*6040/m],
	['flags that are none', 'evaluate --protocol ml-100k-microsoft --data ./a-file', /not 0 or 1/],
	['a folder for a sequence file', `${loo} ./data`, /^import-not-a-file: /m],
	['too few events for a cut', 'evaluate --data ./sequences.txt', /^protocol-without-cases: /m],
	[
		'a model that needs times, on data without',
		`${loo} ./sequences.txt --models recent-popularity`,
		/^baseline-needs-time: recent-popularity/m,
	],
];

const line = commandLine();
beforeAll(async () => {
	writeMadeUpData(line.at('data'), small);
	writeFileSync(line.at('sequences.txt'), '1 2\n1 3\n1 4\n2 2\n2 3\n2 5\n');
	writeFileSync(line.at('a-file'), 'kept\n');
	writeFileSync(line.at('nothing.jsonl'), '{"titleId":"t1","name":"One"}\n');
	const words = ['import', line.at('nothing.jsonl'), '--state', line.at('empty')];
	expect((await askedHere(words)).code).toBe(0);
});
afterAll(line.remove);

const wordsOf = (words: string) => words.split(' ').filter((word) => word !== '');

for (const { code, kind, table } of [
	{ code: 2, kind: 'is wrong usage', table: wrongUsage },
	{ code: 1, kind: 'fails honestly', table: honestFailure },
])
	for (const [what, words, says, environment] of table)
		test.concurrent(`${what} ${kind}, and says why without a stack`, async () => {
			const ended = await line.run(wordsOf(words), { MARQUEE_STATE: 'empty', ...environment });
			expect(ended).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(says) });
			expect(ended.stderr).not.toMatch(/^\s+at .*:\d+/m);
		});

for (const [what, words, says] of alsoFailing)
	test(`${what} fails honestly, and says why`, async () => {
		const given = wordsOf(words.includes('--state') ? words : `${words} --state ./empty`);
		const ended = await askedHere(given.map((word) => word.replace(/^\.\//, line.at('/'))));
		expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(says) });
	});

test('after all of that there is no new folder, no new title, no event, no key', async () => {
	expect(readdirSync(line.folder).sort()).toEqual(
		['a-file', 'data', 'empty', 'nothing.jsonl', 'sequences.txt'].sort(),
	);
	expect(readFileSync(line.at('a-file'), 'utf8')).toBe('kept\n');
	expect(readFileSync(line.at('empty/catalogue.jsonl'), 'utf8').split('\n')).toHaveLength(2);
	expect(existsSync('/proc/a')).toBe(false);
	for (const [words, answer] of [
		['diagnose', { logEnd: 0 }],
		['keys list', { keys: [] }],
	] as const) {
		const given = [...words.split(' '), '--state', line.at('empty'), '--json'];
		expect(JSON.parse((await askedHere(given)).stdout)).toMatchObject(answer);
	}
});
