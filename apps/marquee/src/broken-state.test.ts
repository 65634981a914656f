import {
	appendFileSync,
	cpSync,
	globSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askedHere } from './testing/asked-here.ts';
import { commandLine } from './testing/command-line.ts';
import { small, writeMadeUpData } from './testing/made-up-data.ts';

/** One state folder that was harmed: how, what is asked of it, and what is answered. */
type Harmed = readonly [what: string, harm: (state: string) => void, words: string, says: RegExp];

const line = commandLine();
const home = 'home --profile p1';
const serve = 'serve --no-viewer --port 0';
const again = 'import data';

const harms: readonly Harmed[] = [
	[
		'a corrupt catalogue',
		(state) => appendFileSync(`${state}/catalogue.jsonl`, '{"titleId":7}\n'),
		home,
		/^catalogue-line-invalid: .*line 41/ms,
	],
	[
		'a folder for the catalogue',
		(state) => {
			rmSync(`${state}/catalogue.jsonl`);
			mkdirSync(`${state}/catalogue.jsonl`);
		},
		home,
		/^catalogue-unreadable: /m,
	],
	[
		'a catalogue that lists a title twice',
		(state) =>
			appendFileSync(`${state}/catalogue.jsonl`, '{"titleId":"t0","name":"Again","genres":[]}\n'),
		home,
		/^catalogue-title-twice: /m,
	],
	[
		'a catalogue that the bundle was not made for',
		(state) =>
			writeFileSync(`${state}/catalogue.jsonl`, '{"titleId":"x","name":"X","genres":[]}\n'),
		home,
		/^bundle-foreign: only 0 of its 40/m,
	],
	[
		'a bundle with a byte turned',
		(state) => turnByte(inBundle(state, 'prior.f32')),
		home,
		/^bundle-altered: prior\.f32 has sha256/m,
	],
	[
		'a model with a byte turned',
		(state) => turnByte(inBundle(state, 'scoring.onnx')),
		serve,
		/^bundle-altered: scoring\.onnx has sha256/m,
	],
	[
		'a bundle without a file',
		(state) => rmSync(inBundle(state, 'embeddings.f16')),
		home,
		/^bundle-altered: embeddings\.f16 is missing/m,
	],
	[
		'a bundle that is gone',
		(state) => rmSync(`${state}/bundles`, { recursive: true }),
		home,
		/^bundle-missing: /m,
	],
	[
		'a control plane that is no database',
		(state) => {
			for (const path of globSync(`${state}/control.sqlite*`)) rmSync(path);
			writeFileSync(`${state}/control.sqlite`, 'no database, whatever its name says\n'.repeat(50));
		},
		home,
		/^control-plane-unreadable: .*not a database/m,
	],
	[
		'profile states that are none',
		(state) => writeFileSync(`${state}/profiles/data.mdb`, 'garbage'),
		home,
		/^profile-states-missing: /m,
	],
	[
		'a file for the log',
		(state) => {
			rmSync(`${state}/log`, { recursive: true });
			writeFileSync(`${state}/log`, '');
		},
		again,
		/^state-folder-unusable: .*log is not a folder/m,
	],
	[
		'a log with a byte turned',
		(state) => turnByte(globSync(`${state}/log/*.segment`)[0]!),
		again,
		/^log-corrupt: .*Restore this segment/ms,
	],
];

beforeAll(async () => {
	writeMadeUpData(line.at('data'), small);
	for (const words of [
		['import', line.at('data')],
		['train', '--epochs', '1'],
	])
		expect((await askedHere([...words, '--state', line.at('sound')])).code).toBe(0);
});
afterAll(line.remove);

test.concurrent.each(harms)(
	'%s fails honestly and changes nothing',
	async (what, harm, words, says) => {
		const state = harmed(what, harm);
		const before = filesOf(state);
		const given = [...words.split(' '), '--state', state];
		// Looking leaves nothing behind, so it may be asked here, where it takes a tenth of the time.
		const ended = await (words === home ? askedHere(given) : line.run(given));
		expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(says) });
		expect(ended.stderr).not.toMatch(/^\s+at .*:\d+/m);
		expect(filesOf(state)).toEqual(before);
	},
);

test('a path that the warehouse would read as a pattern is refused, and the log is as long as before', async () => {
	const state = harmed('a[b]', () => {});
	expect(await line.run(['diagnose', '--state', state])).toMatchObject({
		code: 1,
		stdout: '',
		stderr: expect.stringMatching(/^warehouse-folder-unusable: /m),
	});
	renameSync(state, line.at('plain'));
	const { stdout } = await askedHere(['diagnose', '--state', line.at('plain'), '--json']);
	expect(JSON.parse(stdout)).toMatchObject({ logEnd: small.profiles * small.eventsPerProfile });
});

test('a catalogue that was lost comes back by importing again, and no event comes twice', async () => {
	const state = harmed('lost', (folder) => rmSync(`${folder}/catalogue.jsonl`));
	const lost = await askedHere([...home.split(' '), '--state', state]);
	expect(lost.stderr).toMatch(/^bundle-foreign: /);
	const { stdout } = await askedHere(['import', line.at('data'), '--state', state, '--json']);
	const taken = { alreadyThere: true, accepted: 0, titles: small.titles };
	expect(JSON.parse(stdout)).toMatchObject(taken);
	expect((await askedHere([...home.split(' '), '--state', state])).code).toBe(0);
});

test('a damaged checkpoint costs time and nothing else: training begins anew and says so', async () => {
	const state = harmed('old', (folder) =>
		writeFileSync(`${folder}/checkpoints/served.checkpoint`, 'garbage'),
	);
	const ended = await line.run(['train', '--epochs', '1', '--state', state]);
	expect(ended).toMatchObject({ code: 0, stderr: expect.stringMatching(/^training anew, since/m) });
});

test('one event from the future is left out and named, and everything else comes in', async () => {
	cpSync(line.at('data'), line.at('future'), { recursive: true });
	appendFileSync(line.at('future/events.csv'), 'rating,p7,t3,5000000000,5,10\n');
	const words = ['import', line.at('future'), '--state', line.at('late')];
	const { code, stdout } = await askedHere(words);
	expect({ code, stdout }).toEqual({
		code: 0,
		stdout: expect.stringMatching(
			/cannot have happened as told:\n {2}p7 with t3, happenedAt: found 2128/,
		),
	});
	const again = await askedHere([...words, '--json']);
	expect(JSON.parse(again.stdout)).toMatchObject({ alreadyThere: true, titles: small.titles });
});

/** A copy of the sound state, with this done to it. */
function harmed(what: string, harm: (state: string) => void): string {
	const state = line.at(what.replaceAll(' ', '-'));
	cpSync(line.at('sound'), state, { recursive: true });
	harm(state);
	return state;
}

/** What a service cannot build again, by file: log, catalogue, bundles. */
const filesOf = (state: string): Record<string, string> =>
	Object.fromEntries(
		globSync('{log/*.segment,catalogue.jsonl,bundles/*/*}', { cwd: state, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map(({ parentPath, name }) => {
				const bytes = readFileSync(`${parentPath}/${name}`);
				return [`${basename(parentPath)}/${name}`, bytes.toString('latin1')];
			}),
	);

const inBundle = (state: string, name: string) => globSync(`${state}/bundles/*/${name}`)[0]!;

function turnByte(path: string): void {
	const bytes = readFileSync(path);
	bytes[100]! ^= 1;
	writeFileSync(path, bytes);
}
