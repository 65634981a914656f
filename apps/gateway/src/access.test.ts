import { type ControlPlane, keyHash, type Scope } from '@marquee/stores';
import { beforeAll, expect, test } from 'vitest';
import { callerOf } from './keys.ts';
import { smallDesign } from './testing/small-experiments.ts';
import { keyWith, noon, play, smallService } from './testing/small-service.ts';

const viewer = { folder: import.meta.dirname, key: 'a-key-that-only-the-viewer-has' };
const { app } = await smallService({ viewer });
beforeAll(async () => void (await app.ready()));

/** Every route and the one scope that opens it; null: no key is needed. */
const routes: readonly (readonly [
	method: 'GET' | 'POST' | 'PUT',
	url: string,
	scope: Scope | null,
])[] = [
	['POST', '/v1/events', 'events'],
	['GET', '/v1/home?profile=p-1', 'pages'],
	['GET', '/v1/browse?profile=p-1', 'pages'],
	['GET', '/v1/my-list?profile=p-1', 'pages'],
	['GET', '/v1/continue-watching?profile=p-1', 'pages'],
	['GET', '/v1/top-10?profile=p-1', 'pages'],
	['GET', '/v1/search?q=title', 'pages'],
	['GET', '/v1/search/suggestions?q=title', 'pages'],
	['GET', '/v1/explain/id-0?title=t-1', 'pages'],
	['GET', '/v1/titles/t-1', 'pages'],
	['GET', '/v1/titles/t-1/similar?profile=p-1', 'pages'],
	['GET', '/v1/titles/t-1/trailer?profile=p-1', 'pages'],
	['POST', '/v1/notifications/decide', 'pages'],
	['GET', '/v1/searches/id-0', 'admin'],
	['GET', '/v1/pages?profile=p-1', 'admin'],
	['GET', '/v1/pages/id-0', 'admin'],
	['POST', '/v1/pages/id-0/replay', 'admin'],
	['GET', '/v1/profiles', 'pages'],
	['POST', '/v1/profiles', 'pages'],
	['GET', '/v1/profiles/p-1/state', 'pages'],
	['PUT', '/v1/profiles/p-1/preferences', 'pages'],
	['GET', '/v1/admin/status', 'admin'],
	['GET', '/v1/admin/surfaces', 'admin'],
	['GET', '/v1/admin/bundles', 'admin'],
	['GET', '/v1/admin/frontier', 'admin'],
	['GET', '/v1/experiments', 'admin'],
	['GET', '/v1/experiments/rows', 'admin'],
	['PUT', '/v1/experiments/rows', 'admin'],
	['POST', '/v1/experiments/rows/start', 'admin'],
	['POST', '/v1/experiments/rows/stop', 'admin'],
	['GET', '/v1/experiments/rows/reading', 'admin'],
	['POST', '/v1/experiments/power', 'admin'],
	['GET', '/v1/metrics', 'admin'],
	['GET', '/v1/health', null],
	['GET', '/openapi.json', null],
];
const payloads: Readonly<Record<string, () => object>> = {
	'/v1/events': () => ({ events: [play()] }),
	'/v1/profiles': () => ({ name: 'Ana' }),
	'/v1/notifications/decide': () => ({ profile: 'p-1' }),
	'/v1/pages/id-0/replay': () => ({}),
	'/v1/profiles/p-1/preferences': () => ({ maturityLimit: 12 }),
	'/v1/experiments/rows': () => smallDesign('rows'),
	'/v1/experiments/power': () => ({ metric: 'plays', share: 0.1, arms: 2 }),
};
const own = { origin: 'http://localhost', host: 'localhost' };
/** Everyone who may knock, with the scopes they have; null: nobody we know. */
const callers: readonly (readonly [
	who: string,
	headers: object,
	scopes: readonly Scope[] | null,
])[] = [
	['no key', {}, null],
	['an unknown key', { authorization: 'Bearer 0000' }, null],
	['a key without scopes', { authorization: `Bearer ${keyWith()}` }, []],
	['an events key', { authorization: `Bearer ${keyWith('events')}` }, ['events']],
	['a pages key', { authorization: `Bearer ${keyWith('pages')}` }, ['pages']],
	['an admin key', { authorization: `Bearer ${keyWith('admin')}` }, ['admin']],
	['the viewer', { cookie: `other=1; marquee-key=${viewer.key}`, ...own }, ['events', 'pages']],
];
const matrix = routes.flatMap(([method, url, scope]) =>
	callers.map(([who, headers, scopes]) => ({ method, url, scope, who, headers, scopes })),
);

test.each(matrix)('$who at $method $url', async ({ method, url, scope, headers, scopes }) => {
	const payload = method === 'GET' ? null : (payloads[url]?.() ?? null);
	const answer = await app.inject({
		method,
		url,
		headers: { ...headers },
		...(payload && { payload }),
	});
	const { statusCode } = answer;
	if (scope === null || scopes?.includes(scope)) expect([200, 201, 404]).toContain(statusCode);
	else expect(statusCode).toBe(scopes === null ? 401 : 403);
});

test('the matrix holds every route that the document names', async () => {
	const { paths } = (await app.inject('/openapi.json')).json() as { paths: Record<string, object> };
	const described = Object.entries(paths).flatMap(([path, operations]) =>
		Object.keys(operations).map(
			(method) => `${method.toUpperCase()} ${path.replace(/\{\w+\}/, '*')}`,
		),
	);
	const tested = routes.map(
		([method, url]) =>
			`${method} ${url.replace(/\?.*/, '').replace(/(explain|titles|profiles|pages|searches|experiments)\/(?!power)[^/]+/, '$1/*')}`,
	);
	expect(described.sort()).toEqual(tested.filter((one) => !one.includes('openapi')).sort());
});

test('a key that was taken back stops working with the next request', async () => {
	const { app, parts } = await smallService();
	const ask = () =>
		app.inject({ url: '/v1/profiles', headers: { authorization: `Bearer ${keyWith('pages')}` } });
	expect((await ask()).statusCode).toBe(200);
	const plane = parts.controlPlane as ControlPlane;
	await plane.revokeKey(keyHash(keyWith('pages')), { by: 'admin', at: noon });
	expect((await ask()).json()).toMatchObject({ code: 'key-unknown' });
});

test('an engine that finds a key by a part of its hash opens nothing', async () => {
	const hash = keyHash('k').slice(0, 8);
	const key = { hash, label: 'cut', scopes: ['admin'] as const, createdAt: noon };
	const caller = callerOf({ authorization: 'Bearer k' }, { keyByHash: async () => key });
	await expect(caller).rejects.toThrow('key-unknown');
});
