import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrontierAnswer } from '@marquee/gateway';
import { epochMs, settableClock } from '@marquee/units';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { existingStateFolder } from '../facts/state-folder.ts';
import { serve } from '../serving/serve.ts';
import { askedHere } from '../testing/asked-here.ts';
import { small, writeMadeUpData } from '../testing/made-up-data.ts';
import { writeTurningFashion } from '../testing/turning-fashion.ts';

const folder = mkdtempSync(join(tmpdir(), 'marquee-frontier-'));
const at = (...names: readonly string[]) => join(folder, ...names);
let said: string;

beforeAll(async () => {
	const everybodyGoesOn = { profiles: 800, titles: 110, days: 11, inFashion: 110 };
	writeTurningFashion(at('data'), everybodyGoesOn);
	writeMadeUpData(at('few'), small);
	for (const [data, state] of [
		['data', 'state'],
		['few', 'young'],
	] as const)
		expect(await askedHere(['import', at(data), '--state', at(state)])).toMatchObject({ code: 0 });
	const quickly = ['width=8', 'heads=1', 'layers=1'].flatMap((each) => ['--set', each]);
	const train = ['train', '--epochs', '1', '--no-memory', ...quickly, '--state', at('state')];
	expect(await askedHere(train)).toMatchObject({ code: 0 });
	const { code, stdout, stderr } = await askedHere(['frontier', '--state', at('state'), '--json']);
	expect(code, stderr).toBe(0);
	said = stdout;
});
afterAll(() => rmSync(folder, { recursive: true }));

test('what it prints is what it keeps, measured with the bundle and the ranker that serve', async () => {
	const frontier = JSON.parse(said) as FrontierAnswer;
	expect(JSON.parse(readFileSync(at('state', 'frontier.json'), 'utf8'))).toEqual(frontier);
	expect(frontier.points).toHaveLength(11);
	const { stdout } = await askedHere(['bundles', 'list', '--json', '--state', at('state')]);
	const { serving } = JSON.parse(stdout) as { readonly serving: string };
	expect(frontier.over).toMatchObject({ bundle: serving, ranker: 'prior 1', titles: 110 });
	expect(frontier.over.cases).toBeGreaterThanOrEqual(50);
});

test('in a terminal it is a line per setting, with the one that serves marked', async () => {
	const { stdout } = await askedHere(['frontier', '--state', at('state')]);
	const lines = stdout.trimEnd().split('\n');
	expect(lines[0]).toMatch(/^\d+ profiles, 110 titles, from 20\d\d-/);
	expect(lines[1]).toMatch(/^model [0-9a-f]{12} · ranker prior 1 · policy page-1/);
	expect(lines.slice(-11).map((line) => Number(line.trim().split(' ')[0]))).toEqual(
		(JSON.parse(said) as FrontierAnswer).points.map(({ share }) => share),
	);
	expect(lines.filter((line) => line.endsWith('serves'))).toEqual([
		expect.stringMatching(/^ *0\.12 /),
	]);
});

test('a service without a model is told so, and nothing is kept', async () => {
	expect(await askedHere(['frontier', '--state', at('young')])).toMatchObject({
		code: 1,
		stdout: '',
		stderr: expect.stringMatching(/^bundle-unnamed: no bundle serves yet/),
	});
	expect(existsSync(at('young', 'frontier.json'))).toBe(false);
});

test('the service answers what was measured last, and its bundles, beside the console', async () => {
	mkdirSync(at('console'));
	writeFileSync(at('console', 'index.html'), '<!doctype html><title>console</title>');
	const service = await serve(existingStateFolder(at('state')), {
		clock: settableClock(epochMs(1.8e12)),
		log: () => {},
		host: '127.0.0.1',
		port: 0,
		openViewer: false,
		console: at('console'),
	});
	try {
		const words = ['keys', 'add', '--label', 'test', '--scopes', 'admin', '--state', at('state')];
		const authorization = `Bearer ${(await askedHere(words)).stdout.trim()}`;
		const ask = async (path: string) =>
			(await fetch(`${service.url}${path}`, { headers: { authorization } })).json();
		// A service that has only just begun may be too busy for it.
		await vi.waitFor(
			async () => expect(await ask('/v1/admin/frontier')).toEqual(JSON.parse(said)),
			{ timeout: 20_000 },
		);
		expect(await ask('/v1/admin/bundles')).toMatchObject({ bundles: [{ serving: true }] });
		expect(await (await fetch(`${service.url}/console`)).text()).toContain('<title>console');
		rmSync(at('state', 'frontier.json'));
		expect(await ask('/v1/admin/frontier')).toMatchObject({ code: 'frontier-unmeasured' });
	} finally {
		await service.close();
	}
});
