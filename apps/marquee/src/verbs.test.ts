import { renameSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandLine } from './testing/command-line.ts';
import { small, writeMadeUpData } from './testing/made-up-data.ts';

const line = commandLine();
const state = ['--state', 'state'] as const;
const events = small.profiles * small.eventsPerProfile;
let imported: Record<string, unknown>;
let trained: Record<string, unknown>;

beforeAll(async () => {
	writeMadeUpData(line.at('data'), small);
	imported = await line.json('import', 'data', ...state);
	trained = await line.json('train', '--epochs', '1', ...state);
});
afterAll(line.remove);

test.concurrent('help goes to stdout and is no failure', async () => {
	expect(await line.run(['import', '--help'])).toMatchObject({
		code: 0,
		stdout: expect.stringMatching(/^Usage: marquee import \[options\] <path>/),
		stderr: '',
	});
});

test('an import answers what it took in, and the same import again takes in nothing', async () => {
	expect(imported).toMatchObject({ accepted: events, duplicates: 0, titles: small.titles });
	expect(await line.json('import', 'data', ...state)).toMatchObject({
		alreadyThere: true,
		accepted: 0,
		titles: small.titles,
	});
	expect(await line.json('diagnose', ...state)).toMatchObject({
		logEnd: events,
		eventsByKind: { rating: events },
	});
});

test.concurrent('the bundle that training answers makes the page, and no title stands on it twice', async () => {
	const page = await line.json('home', '--profile', 'p1', ...state);
	expect(page).toMatchObject({ profileId: 'p1', model: { bundle: trained.bundle } });
	const rows = page.rows as readonly {
		readonly titles: readonly { title: { titleId: string } }[];
	}[];
	const ids = rows.flatMap(({ titles }) => titles.map(({ title }) => title.titleId));
	expect(ids.length).toBeGreaterThan(10);
	expect(new Set(ids).size).toBe(ids.length);
});

test.concurrent('a profile that nobody knows gets a page, in a terminal too', async () => {
	const { code, stdout, stderr } = await line.run(['home', '--profile', 'stranger', ...state]);
	expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
	expect(stdout).toMatch(/^Home of stranger · model [0-9a-f]{12} · request /);
	expect(stdout).toMatch(/Title \d+ \(\d{4}\) \[t\d+\] — /);
});

test.concurrent('an evaluation answers every model with its metrics and the run it was trained by', async () => {
	const report = await line.json(
		'evaluate',
		'--data',
		'data',
		'--epochs',
		'1',
		'--seed',
		'7',
		...state,
	);
	expect(report).toMatchObject({ protocol: 'time-split', data: 'data', seed: 7 });
	expect(report.run).toMatchObject({ epochs: 1, seed: 7 });
	const models = report.models as readonly { name: string; metrics: Record<string, object> }[];
	expect(models.map(({ name }) => name)).toEqual(
		'popularity recent-popularity itemknn sar ease ials foundation'.split(' '),
	);
	for (const { metrics } of models)
		expect(metrics['ndcg@10']).toMatchObject({
			value: expect.any(Number),
			low: expect.any(Number),
		});
});

test('what was dropped and built again from the log holds as many events', async () => {
	const { code, stderr } = await line.run(['rebuild', ...state]);
	expect(code).toBe(0);
	expect(stderr).toContain(`building profile states: ${events} events`);
	expect(stderr).toContain(`building the warehouse: ${events} events`);
});

test('a state folder that was moved makes the same pages', async () => {
	renameSync(line.at('state'), line.at('moved'));
	const page = await line.json('home', '--profile', 'p1', '--state', 'moved');
	renameSync(line.at('moved'), line.at('state'));
	expect(page).toMatchObject({ model: { bundle: trained.bundle } });
});
