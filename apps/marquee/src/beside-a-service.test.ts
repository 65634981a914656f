import type { Page } from '@marquee/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Serving, serving } from './end-to-end/testing/marquee.ts';
import { askedHere } from './testing/asked-here.ts';
import { commandLine } from './testing/command-line.ts';
import { small, writeMadeUpData } from './testing/made-up-data.ts';

const line = commandLine();
const state = ['--state', line.at('state')] as const;
let service: Serving;
let headers: Record<string, string>;

beforeAll(async () => {
	writeMadeUpData(line.at('data'), small);
	await askedHere(['import', line.at('data'), ...state]);
	const flags = ['--layout', 'generative', '--features-kept', '1'];
	service = await serving(line.at('state'), '--no-viewer', ...flags);
	const scopes = ['--scopes', 'events,pages,admin'];
	const { key } = await line.json('keys', 'add', '--label', 'test', ...scopes, ...state);
	headers = { authorization: `Bearer ${key}` };
});
afterAll(async () => {
	await service?.stop();
	line.remove();
});

/** One visit to one service: each test goes on where the one before it stopped. */
test('before the first training pages rest on popularity and say so', async () => {
	const page = await home();
	expect(page.model.bundle).toBe('untrained');
	expect(page.skipped).not.toEqual([]);
	expect(page.rows.length).toBeGreaterThan(0);
});

test('a training beside the service works, and the service takes its bundle over by itself', async () => {
	const { bundle } = await line.json('train', '--epochs', '1', ...state);
	await expect
		.poll(async () => (await home()).model.bundle, { interval: 100, timeout: 20_000 })
		.toBe(bundle);
	expect((await home()).skipped).toEqual([]);
	expect(await status()).toMatchObject({ service: { model: { bundle } } });
});

test('who only looks may look beside the service; who writes to its log may not', async () => {
	const page = await line.json('home', '--profile', 'p1', ...state);
	expect(page).toMatchObject({ model: { bundle: (await home()).model.bundle } });
	const writing = ['import data', 'serve --no-viewer --port 0'];
	const ended = await Promise.all(
		writing.map((words) => line.run([...words.split(' '), ...state])),
	);
	const inUse = /^log-in-use: process \d+ writes to this log\n {2}where: .*\n {2}do: Stop it first/;
	for (const one of ended)
		expect(one).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(inUse) });
	expect((await status()).service.log.end).toBe(small.profiles * small.eventsPerProfile);
});

test('a port that is taken is told as such', async () => {
	const { port } = new URL(service.url);
	const ended = await askedHere([
		'serve',
		'--no-viewer',
		'--port',
		port,
		'--state',
		line.at('other'),
	]);
	expect(ended).toMatchObject({
		code: 1,
		stdout: '',
		stderr: expect.stringMatching(/^port-in-use: /m),
	});
});

test('a key is shown once and listed by its hash; revoked, it opens nothing from the next request on', async () => {
	const keysVerb = async (...words: readonly string[]) => {
		const { code, stdout } = await askedHere(['keys', ...words, ...state]);
		expect(code).toBe(0);
		return stdout;
	};
	const added = await keysVerb('add', '--label', 'lost', '--scopes', 'admin', '--json');
	const { key } = JSON.parse(added) as { key: string };
	const { keys } = JSON.parse(await keysVerb('list', '--json'));
	const lost = (keys as readonly { hash: string; label: string }[]).find(
		({ label }) => label === 'lost',
	);
	expect(lost).toMatchObject({ scopes: ['admin'], hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
	expect(JSON.stringify(keys)).not.toContain(key);
	const knocking = async () => {
		const headers = { authorization: `Bearer ${key}` };
		return (await fetch(`${service.url}/v1/admin/status`, { headers })).status;
	};
	expect(await knocking()).toBe(200);
	expect(await keysVerb('revoke', lost!.hash)).toBe('revoked\n');
	expect(await knocking()).toBe(401);
});

test('pages laid out as was asked for are made again from the log, and it gives what their rankers read, bit for bit', async () => {
	for (const [n, where] of ['', '&country=PT', '&device=phone&country=PT'].entries()) {
		await take({ ...played, eventId: `read-${n}`, profileId: `p${n + 2}`, country: 'PT' });
		await asked(`/v1/home?profile=p${n + 2}${where}`);
	}
	const { requestId } = (await asked('/v1/home?profile=stranger')) as Page;
	const { trace, replay } = await line.json('explain', requestId, '--replay', ...state);
	expect(trace).toMatchObject({ layout: 'generative' });
	expect(replay).toMatchObject({ identical: true });
	const report = await line.json('diagnose', '--skew', ...state);
	expect(report).toMatchObject({ skewed: 0, byFeature: {} });
	expect(report.requests).toBeGreaterThan(4);
	expect(report.compared).toBeGreaterThan(4_000);
});

test('a page that was shown to a profile is listed at once, and leads to its trace', async () => {
	const { requestId, generatedAt } = await home();
	const { pages } = await asked('/v1/pages?profile=p1&limit=1');
	expect(pages[0]).toEqual({ requestId, generatedAt, surface: 'home' });
	expect(await asked(`/v1/pages/${requestId}`)).toMatchObject({ profileId: 'p1' });
});

test('a page is made again by a bundle named by the beginning of its hash; what there is not is refused', async () => {
	const { requestId, model } = await loggedHome();
	const explained = (...words: readonly string[]) =>
		askedHere(['explain', requestId, '--json', ...words, ...state]);
	const again = await explained('--with', model.bundle.slice(0, 12));
	expect(JSON.parse(again.stdout)).toMatchObject({ replay: { identical: true } });
	for (const [flag, code] of [
		['--with', 'bundle-unnamed'],
		['--policy', 'policy-unknown'],
		['--layout', 'layout-unknown'],
	] as const) {
		const { stderr, ...refused } = await explained(flag, 'none');
		expect(refused).toEqual({ code: 1, stdout: '' });
		expect(stderr).toMatch(new RegExp(`^${code}: `));
	}
});

test('who asks after a title reads of it alone, and of one that is nowhere that it is unknown', async () => {
	const { requestId, rows } = await loggedHome();
	const { titleId } = rows[0]!.titles[0]!.title;
	const explained = (...words: readonly string[]) =>
		askedHere(['explain', requestId, ...words, ...state]);
	expect((await explained()).stdout).toContain('slowest stages: ');
	const again = await explained('--replay');
	expect(again.stdout).toContain('the same bytes');
	expect(again.stdout).not.toContain('slowest stages');
	const one = await explained('--title', titleId);
	expect(one).toMatchObject({ code: 0, stdout: expect.stringMatching(`^${titleId} stands in `) });
	expect(one.stdout).not.toContain('diversity: ');
	const none = await explained('--title', 'nowhere');
	expect(none).toMatchObject({ code: 1, stdout: '' });
	expect(none.stderr).toMatch(/^title-unknown: /);
});

test('told to end, the service ends with code 0, and the log has what it acknowledged', async () => {
	expect(await take({ ...played, eventId: 'last' })).toEqual({ accepted: 1, duplicates: 0 });
	expect(await service.stop()).toBe(0);
	await expect(fetch(`${service.url}/v1/health`)).rejects.toThrow();
	expect(await line.json('diagnose', ...state)).toMatchObject({
		logEnd: small.profiles * small.eventsPerProfile + 4,
		eventsByKind: { play: 4 },
	});
});

const played = { kind: 'play', profileId: 'p1', titleId: 't1', happenedAt: 1.7e12 };
const take = async (event: object): Promise<unknown> => {
	const answer = await fetch(`${service.url}/v1/events`, {
		method: 'POST',
		headers: { ...headers, 'content-type': 'application/json' },
		body: JSON.stringify({ events: [event] }),
	});
	return answer.json();
};
const asked = async (path: string) => {
	const answer = await fetch(`${service.url}${path}`, { headers });
	expect(answer.status).toBe(200);
	return answer.json();
};
const home = async () => (await asked('/v1/home?profile=p1')) as Page;
/** A page whose trace has arrived: it is written beside the answer. */
const loggedHome = async () => {
	const page = await home();
	const traced = async () => (await askedHere(['explain', page.requestId, ...state])).code;
	await expect.poll(traced, { timeout: 20_000 }).toBe(0);
	return page;
};
const status = async () => (await asked('/v1/admin/status')) as Status;

interface Status {
	readonly service: { readonly log: { readonly end: number } };
}
