import type { Page } from '@marquee/contracts';
import type { PageAsked } from '@marquee/degradation';
import type { ControlPlane } from '@marquee/stores';
import { profileId } from '@marquee/units';
import { expect, test } from 'vitest';
import { assembled } from './gateway.ts';
import type { GatewayParts } from './parts.ts';
import { keyWith, noon, play, smallService } from './testing/small-service.ts';

const authorization = `Bearer ${keyWith('events', 'pages', 'admin')}`;

/** The small service, and how it is asked. */
async function service(changes: Parameters<typeof smallService>[0] = {}) {
	const small = await smallService(changes);
	const get = async (url: string) =>
		(await small.app.inject({ url, headers: { authorization } })).json();
	return { ...small, get };
}

/** A service that remembers what was asked of it. */
async function asking() {
	const asked: PageAsked[] = [];
	const { parts } = await smallService();
	const page: GatewayParts<Page>['page'] = (request) => {
		asked.push(request);
		return parts.page(request);
	};
	return { asked, ...(await service({ page })) };
}

const ids = (page: Page) =>
	page.rows.flatMap((row) => row.titles.map(({ title }) => title.titleId));

test('what the request does not say is as the profile prefers, and how old somebody must be is never the request’s to say', async () => {
	const { parts, asked, get } = await asking();
	const preferences = { maturityLimit: 12, country: 'PT', locale: 'pt-PT' };
	const ana = { profileId: profileId('p-1'), name: 'Ana', createdAt: noon, preferences };
	await (parts.controlPlane as ControlPlane).addProfile(ana, 'test');
	await get('/v1/home?profile=p-1');
	await get('/v1/home?profile=p-1&country=JP&locale=ja&device=phone');
	await get('/v1/home?profile=p-2');
	expect(asked.map(({ on, locale, maturityLimit }) => [on, locale, maturityLimit])).toEqual([
		[{ country: 'PT' }, 'pt-PT', 12],
		[{ country: 'JP', device: 'phone' }, 'ja', 12],
		[{}, undefined, undefined],
	]);
	expect((await get('/v1/home?profile=p-1&maturityLimit=18')).code).toBe('request-invalid');
});

test('each surface is asked for by its name, and browse by how it is narrowed', async () => {
	const { asked, get } = await asking();
	for (const path of [
		'home?',
		'my-list?',
		'top-10?',
		'continue-watching?',
		'browse?',
		'browse?genre=Drama&decade=1990&language=pt&order=newest&',
	])
		await get(`/v1/${path}profile=p-1`);
	expect(asked.map((one) => one.asked)).toEqual([
		{ surface: 'home' },
		{ surface: 'my-list' },
		{ surface: 'top-10' },
		{ surface: 'continue-watching' },
		{ surface: 'browse' },
		{ surface: 'browse', genre: 'Drama', decade: 1990, language: 'pt', order: 'newest' },
	]);
});

test('a preference that was changed holds for the very next page', async () => {
	const { app, get } = await service();
	const profile = await post('/v1/profiles', { name: 'Ana' });
	const of = `profile=${profile.profileId}`;
	expect(ids(await get(`/v1/home?${of}`))).toContain('t-18');
	await post(`/v1/profiles/${profile.profileId}/preferences`, { maturityLimit: 12 }, 'PUT');
	expect(ids(await get(`/v1/home?${of}`))).not.toContain('t-18');

	async function post(url: string, payload: object, method: 'POST' | 'PUT' = 'POST') {
		return (await app.inject({ method, url, payload, headers: { authorization } })).json();
	}
});

test('a profile of a service’s own, known from its events alone, gets a name and its limit by one request', async () => {
	const { app, get } = await service();
	const profileId = 'customer-0042';
	const put = async (who: string, payload: object) => {
		const url = `/v1/profiles/${who}/preferences`;
		return (await app.inject({ method: 'PUT', url, payload, headers: { authorization } })).json();
	};
	expect((await put(profileId, {})).code).toBe('profile-unknown');
	const payload = { events: [play({ profileId })] };
	await app.inject({ method: 'POST', url: '/v1/events', payload, headers: { authorization } });
	const preferences = { maturityLimit: 12, timeZone: 'Europe/Lisbon' };
	const both = await Promise.all([put(profileId, preferences), put(profileId, preferences)]);
	const named = { profileId, name: 'Profile 0042', createdAt: noon, ...preferences };
	expect(both).toEqual([named, named]);
	expect((await get('/v1/profiles')).profiles).toEqual([named]);
	expect(ids(await get(`/v1/home?profile=${profileId}`))).not.toContain('t-18');
});

test('where what a profile may see cannot be found out the page says so and shows what is for everybody', async () => {
	const { parts } = await smallService();
	const controlPlane = {
		...parts.controlPlane,
		profile: () => Promise.reject(new Error('secret')),
	};
	const { get } = await service({ controlPlane });
	const page = await get('/v1/home?profile=p-1');
	expect(ids(page)).not.toContain('t-18');
	expect(page.skipped).toEqual([
		{
			stage: 'preferences',
			cause: 'the control plane fails; only titles for everybody are shown',
		},
	]);
	const { breakers } = await get('/v1/admin/surfaces');
	expect(breakers.preferences).toMatchObject({ isOpen: false, failed: 1 });
});

test('a title with a trailer has a choice of it, one without has none, and one that is not there is not found', async () => {
	const { get } = await service();
	expect((await get('/v1/titles/t-1/trailer?profile=p-1')).decision).toMatchObject({
		titleId: 't-1',
		chosen: 'chase',
	});
	expect(await get('/v1/titles/t-2/trailer?profile=p-1')).toMatchObject({
		code: 'trailer-missing',
		detail: expect.stringContaining('t-2 has no trailer'),
	});
	for (const what of ['trailer', 'similar'])
		expect((await get(`/v1/titles/none/${what}?profile=p-1`)).code).toBe('title-unknown');
});

test('a title is called what it is called in the locale', async () => {
	const { get } = await service();
	const name = async (query: string) => (await get(`/v1/titles/t-1${query}`)).name;
	expect(await name('')).toBe('Title 1');
	expect(await name('?locale=pt-BR')).toBe('Título um');
	expect(await name('?locale=ja')).toBe('Title 1');
});

test('while pages cannot be made the last one is answered without what was disliked since, and the surface says so', async () => {
	let isDown = false;
	const plain = await smallService();
	const { app, get } = await service({
		fresh: async (request) => {
			if (isDown) throw new Error('down');
			return await plain.parts.page(request);
		},
	});
	const first = await get('/v1/home?profile=p-1');
	isDown = true;
	const events = [play({ kind: 'thumb', thumb: 'down', titleId: 't-7' })];
	await app.inject({
		method: 'POST',
		url: '/v1/events',
		payload: { events },
		headers: { authorization },
	});
	const kept = await get('/v1/home?profile=p-1');
	expect(kept).toMatchObject({ requestId: first.requestId, served: { how: 'kept' } });
	expect(ids(kept)).toEqual(ids(first).filter((id) => id !== 't-7'));
	const popular = await get('/v1/top-10?profile=p-1&country=PT');
	expect(popular.served.how).toBe('popular');
	expect(ids(popular)).toHaveLength(10);
	const { surfaces, ladder } = await get('/v1/admin/surfaces');
	const one = (surface: string) =>
		surfaces.find((each: { surface: string }) => each.surface === surface).sinceStart;
	expect(one('home')).toMatchObject({ requests: 2, served: { fresh: 1, kept: 1 }, errors: 0 });
	expect(one('top-10')).toMatchObject({ requests: 1, served: { popular: 1 } });
	expect(ladder).toMatchObject({
		served: { fresh: 1, kept: 1, popular: 1 },
		because: { Error: 2 },
	});
});

test.each([
	['outside-territory', 'no window of it is open for PT'],
	['over-maturity', 'the profile is set to'],
] as const)(
	'a trailer that is kept back by the rule %s is missing for that reason',
	async (refused, why) => {
		const { get } = await service({ trailer: async () => ({ refused }) });
		const { code, detail } = await get('/v1/titles/t-1/trailer?profile=p-1&country=PT');
		expect([code, detail]).toEqual(['trailer-missing', expect.stringContaining(why)]);
	},
);

test('trailers and messages are watched like pages: how many, how fast, and how old what they rest on is', async () => {
	const { get, app } = await service();
	await get('/v1/titles/t-1/trailer?profile=p-1');
	await app.inject({
		method: 'POST',
		url: '/v1/notifications/decide',
		payload: { profile: 'p-1' },
		headers: { authorization },
	});
	const { surfaces } = await get('/v1/admin/surfaces');
	const one = (name: string) =>
		surfaces.find(({ surface }: { readonly surface: string }) => surface === name);
	expect(one('trailers')).toMatchObject({
		sinceStart: { requests: 1, served: { fresh: 1 }, errors: 0 },
		inputAgeMs: { events: 0, model: null },
	});
	expect(one('notifications')).toMatchObject({
		sinceStart: { requests: 1 },
		inputAgeMs: { events: 0, plan: null },
	});
});

test('searches are watched like pages, and without a model in them nobody is told that one is missing', async () => {
	const { get } = await service();
	await get('/v1/search?profile=p-1');
	const search = async () => {
		const { surfaces } = await get('/v1/admin/surfaces');
		return surfaces.find(({ surface }: { readonly surface: string }) => surface === 'search');
	};
	expect(await search()).toMatchObject({ sinceStart: { requests: 1 }, inputAgeMs: {} });
	await get('/v1/search?q=title&profile=p-1');
	const { sinceStart, inputAgeMs } = await search();
	expect(sinceStart).toMatchObject({ requests: 2, served: { fresh: 2 } });
	expect(inputAgeMs).toEqual({ events: 0, popularity: 0 });
});

test('a request that was wrong says nothing of its surface, and one that failed does', async () => {
	const { get } = await service({ page: () => Promise.reject(new Error('down')) });
	await get('/v1/home?profile=p-1');
	await get('/v1/home');
	const { surfaces } = await get('/v1/admin/surfaces');
	expect(surfaces[0]).toMatchObject({ surface: 'home', sinceStart: { requests: 1, errors: 1 } });
});

test('the trace of a page is answered whole, and the page is made again from it', async () => {
	const { app, get } = await service();
	const { requestId, ...page } = await get('/v1/home?profile=p-1');
	expect(await get(`/v1/pages/${requestId}`)).toEqual({ requestId, ...page });
	const replay = async (payload: object, of = requestId) => {
		const url = `/v1/pages/${of}/replay`;
		return (await app.inject({ method: 'POST', url, payload, headers: { authorization } })).json();
	};
	expect(await replay({})).toMatchObject({ identical: true, page });
	expect(await replay({ with: 'b2' })).toMatchObject({
		identical: false,
		page: { model: { bundle: 'b2' } },
	});
	expect((await replay({}, 'none')).code).toBe('page-unknown');
	expect((await get('/v1/pages/none')).code).toBe('page-unknown');
});

test('what is to be different when a page is made again is told to whoever makes it, and nothing else may be asked', async () => {
	const told: unknown[] = [];
	const { app, get } = await service({
		replay: async (page, changes) => {
			told.push(changes);
			return { page, trace: page, identical: false };
		},
	});
	const { requestId } = await get('/v1/home?profile=p-1');
	const replay = async (payload: object) => {
		const url = `/v1/pages/${requestId}/replay`;
		return (await app.inject({ method: 'POST', url, payload, headers: { authorization } })).json();
	};
	const changes = { with: '4f0d', policy: 'page-1-plain', layout: 'generative' };
	expect(await replay(changes)).toMatchObject({ identical: false });
	expect(await replay({ ...changes, ranker: 'prior' })).toMatchObject({ code: 'request-invalid' });
	expect(told).toEqual([changes]);
});

test('what no port is given for is neither answered nor described', async () => {
	const { parts } = await smallService();
	const { similar: _s, trailer: _t, notify: _n, replay: _r, shownTo: _l, ...fewer } = parts;
	const { app } = assembled(fewer);
	const { paths } = (await app.inject('/openapi.json')).json();
	const names = Object.keys(paths);
	expect(names).toContain('/v1/home');
	expect(names.filter((name) => /similar|trailer|notifications|replay|pages$/.test(name))).toEqual(
		[],
	);
	const url = '/v1/titles/t-1/similar?profile=p-1';
	expect((await app.inject({ url, headers: { authorization } })).json().code).toBe('route-unknown');
});
