import {
	EventReceipt,
	Explanation,
	Page,
	type PlacedTitle,
	Profile,
	validator,
} from '@marquee/contracts';
import { expect, test } from 'vitest';
import { AdminStatus } from './admin.ts';
import { NotificationAnswer } from './notifications.ts';
import { ReplayAnswer } from './page-traces.ts';
import { ProfileStateAnswer } from './profile-state-answer.ts';
import { ShownPagesAnswer } from './shown-pages.ts';
import { SurfacesAnswer } from './surfaces.ts';
import { keyWith, play, smallService } from './testing/small-service.ts';
import { TitleAnswer } from './titles.ts';
import { TrailerAnswer } from './trailers.ts';

const authorization = `Bearer ${keyWith('events', 'pages', 'admin')}`;

test('every answer is what its contract says', async () => {
	const { app } = await smallService();
	const get = (url: string) => app.inject({ url, headers: { authorization } });
	const post = (url: string, payload: object) =>
		app.inject({ method: 'POST', url, payload, headers: { authorization } });
	const receipt = await post('/v1/events', { events: [play(), play({ kind: 'list-add' })] });
	const page = await get('/v1/home?profile=p-1');
	const { requestId } = page.json();
	const profile = await post('/v1/profiles', { name: 'Ana' });
	const answers = [
		[receipt, EventReceipt, 200],
		[page, Page, 200],
		[profile, Profile, 201],
		[
			await get('/v1/browse?profile=p-1&genre=Drama&decade=1990&language=pt&order=newest'),
			Page,
			200,
		],
		[await get('/v1/my-list?profile=p-1'), Page, 200],
		[await get('/v1/continue-watching?profile=p-1'), Page, 200],
		[await get('/v1/top-10?profile=p-1&device=phone&country=PT&locale=pt-BR'), Page, 200],
		[await get('/v1/titles/t-1/similar?profile=p-1'), Page, 200],
		[await get('/v1/titles/t-1/trailer?profile=p-1'), TrailerAnswer, 200],
		[await post('/v1/notifications/decide', { profile: 'p-1' }), NotificationAnswer, 200],
		[await post(`/v1/pages/${requestId}/replay`, { with: 'other' }), ReplayAnswer, 200],
		[await get('/v1/pages?profile=p-1'), ShownPagesAnswer, 200],
		[await get(`/v1/pages/${requestId}`), Page, 200],
		[await get(`/v1/explain/${requestId}?title=t-1`), Explanation, 200],
		[await get('/v1/titles/t-1'), TitleAnswer, 200],
		[await get('/v1/titles/t-1?profile=p-1'), TitleAnswer, 200],
		[await get('/v1/profiles/p-1/state'), ProfileStateAnswer, 200],
		[await get(`/v1/profiles/${profile.json().profileId}/state`), ProfileStateAnswer, 200],
		[await get('/v1/admin/status'), AdminStatus, 200],
		[await get('/v1/admin/surfaces'), SurfacesAnswer, 200],
	] as const;
	for (const [answer, schema, status] of answers) {
		expect(answer.statusCode, answer.body).toBe(status);
		expect(validator(schema)(answer.json()).problems).toBeUndefined();
	}
	expect((await get('/v1/profiles')).json()).toEqual({ profiles: [profile.json()] });
	await app.close();
});

test('asking why right after a page is answered from the trace that is still on its way', async () => {
	const { app } = await smallService();
	const home = await app.inject({ url: '/v1/home?profile=p-1', headers: { authorization } });
	const { requestId } = home.json();
	const why = await app.inject({
		url: `/v1/explain/${requestId}?title=t-1`,
		headers: { authorization },
	});
	expect(why.json()).toMatchObject({ requestId, shown: true });
});

test('asking why of a title that nobody knows is a mistake, and the answer names the parameter', async () => {
	const { app } = await smallService();
	const home = await app.inject({ url: '/v1/home?profile=p-1', headers: { authorization } });
	const url = `/v1/explain/${home.json().requestId}?title=t-none`;
	expect((await app.inject({ url, headers: { authorization } })).json()).toMatchObject({
		status: 404,
		code: 'title-unknown',
		problems: [{ at: '/query/title', found: expect.stringContaining('t-none') }],
	});
});

test('an event that was acknowledged is on the next page', async () => {
	const { app } = await smallService();
	const row = async () => {
		const page = await app.inject({ url: '/v1/home?profile=p-9', headers: { authorization } });
		return page.json().rows[0].titles.map(({ title }: PlacedTitle) => title.titleId);
	};
	expect(await row()).toEqual([]);
	const payload = { events: [play({ profileId: 'p-9', titleId: 't-7' })] };
	await app.inject({ method: 'POST', url: '/v1/events', payload, headers: { authorization } });
	expect(await row()).toEqual(['t-7']);
});

test('profiles come newest first, as many as were asked for, and only those that hold the text', async () => {
	const { app, clock } = await smallService();
	for (const name of ['Ana', 'Björn', 'Anatole']) {
		clock.advance(1_000);
		const payload = { name };
		await app.inject({ method: 'POST', url: '/v1/profiles', payload, headers: { authorization } });
	}
	const names = async (query: string) => {
		const answer = await app.inject({ url: `/v1/profiles?${query}`, headers: { authorization } });
		return answer.json().profiles.map(({ name }: Profile) => name);
	};
	expect(await names('')).toEqual(['Anatole', 'Björn', 'Ana']);
	expect(await names('limit=1')).toEqual(['Anatole']);
	expect(await names('search=aNa')).toEqual(['Anatole', 'Ana']);
	expect(await names('search=BJ%C3%96RN')).toEqual(['Björn']);
	expect(await names('search=nobody')).toEqual([]);
});

test('every other method at an address is answered with those that there are', async () => {
	const { app } = await smallService();
	for (const [method, url, allow] of [
		['GET', '/v1/events', 'POST'],
		['DELETE', '/v1/profiles', 'GET, HEAD, POST'],
		['PUT', '/v1/titles/t-1', 'GET, HEAD'],
		['OPTIONS', '/v1/home', 'GET, HEAD'],
	] as const) {
		const { statusCode, headers } = await app.inject({ method, url });
		expect([statusCode, headers.allow]).toEqual([405, allow]);
	}
});
