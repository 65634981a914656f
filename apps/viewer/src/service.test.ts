import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '@marquee/units';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { said } from './said.ts';
import { type AskedPage, httpService } from './service.ts';
import { rehearsalCatalogue } from './testing/rehearsal-catalogue.ts';
import { type RehearsalServer, rehearsalServer } from './testing/rehearsal-server.ts';
import { languageOf } from './words/language.ts';

const english = languageOf({ spoken: 'en', tag: 'en' });
const german = languageOf({ spoken: 'de', tag: 'de' });

const titles = rehearsalCatalogue(60);
let server: RehearsalServer;
beforeAll(async () => {
	server = await rehearsalServer({ titles, folder: 'nowhere', clock: systemClock });
});
afterAll(() => server.close());

const serviceAt = (address: string) =>
	httpService((path, init) => fetch(`${address}${path}`, init));

const asking = (profileId: string): AskedPage => ({
	profileId,
	device: 'television',
	country: 'BR',
	locale: 'pt-BR',
	place: 'home',
	narrowed: {},
});

test('a profile that was made is found by its name, and its page can be asked for', async () => {
	const service = serviceAt(server.address);
	const made = await service.createProfile('Zoë & Kim');
	expect(await service.profiles('zoë &')).toEqual([made]);
	const page = await service.page(asking(made.profileId));
	expect(page.rows.length).toBeGreaterThan(1);
	expect((await service.explanation(page.requestId, titles[0]!.titleId)).fate).not.toHaveLength(0);
});

test('a problem arrives with its own words, its code and something to do', async () => {
	const asked = serviceAt(server.address).page(asking('nobody'));
	await expect(asked).rejects.toMatchObject({ code: 'profile-unknown', problem: { status: 404 } });
	const refusal = await asked.catch((error: unknown) => error);
	expect(said(refusal, english)).toEqual({
		what: { text: 'There is no profile nobody', foreign: false },
		remedy: 'Go back and choose again.',
		code: 'profile-unknown',
	});
	expect(said(refusal, german)).toMatchObject({
		what: { foreign: true },
		remedy: 'Geh zurück und wähle noch einmal.',
	});
});

test('a service that is not there is said to be unreachable', async () => {
	await expect(serviceAt('http://127.0.0.1:1').profiles('')).rejects.toMatchObject({
		code: 'service-unreachable',
	});
});

test('a proxy’s page of HTML is not taken for an answer', async () => {
	const proxy = createServer((_, response) => response.writeHead(502).end('<h1>Bad gateway</h1>'));
	await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
	const { port } = proxy.address() as AddressInfo;
	await expect(serviceAt(`http://127.0.0.1:${port}`).page(asking('p'))).rejects.toMatchObject({
		code: 'service-not-understood',
	});
	proxy.closeAllConnections();
	proxy.close();
});

test('a question that was given up is not reported as an outage', async () => {
	const abandoned = AbortSignal.abort();
	await expect(serviceAt(server.address).page(asking('p'), abandoned)).rejects.toMatchObject({
		name: 'AbortError',
	});
});

test('a mistake of our own is not dressed up as the viewer’s', () => {
	expect(said(new TypeError('x is not a function'), english)).toMatchObject({
		code: 'viewer-mistake',
	});
});

test('a page is asked for with device, country and locale, and browse with what was chosen', async () => {
	const service = serviceAt(server.address);
	const { profileId } = await service.createProfile('Noor');
	const narrowed = { genre: 'Crime & more', decade: 1990, order: 'newest' } as const;
	await service.page({ ...asking(profileId), place: 'browse', narrowed });
	await service.page({ ...asking(profileId), country: undefined, place: 'my-list', narrowed });
	const [browse, list] = server.asked
		.slice(-2)
		.map((path) => new URL(path, 'http://rehearsal'))
		.map(({ pathname, searchParams }) => ({ pathname, ...Object.fromEntries(searchParams) }));
	const who = { profile: profileId, device: 'television', locale: 'pt-BR' };
	expect(browse).toEqual({
		pathname: '/v1/browse',
		...who,
		country: 'BR',
		genre: 'Crime & more',
		decade: '1990',
		order: 'newest',
	});
	expect(list).toEqual({ pathname: '/v1/my-list', ...who });
});

test('what a profile prefers is said as a whole, and a title without trailers has none', async () => {
	const service = serviceAt(server.address);
	const { profileId } = await service.createProfile('Sam');
	await service.prefer(profileId, { maturityLimit: 12, country: 'JP', locale: 'ja' });
	expect(await service.prefer(profileId, { locale: 'he' })).toEqual({
		profileId,
		name: 'Sam',
		createdAt: 0,
		locale: 'he',
	});
	const [withTrailer, without] = [true, false].map(
		(has) => titles.find(({ trailers }) => (trailers !== undefined) === has)!,
	);
	const chosen = await service.trailer(withTrailer!.titleId, asking(profileId));
	expect(chosen?.titleId).toBe(withTrailer!.titleId);
	expect(await service.trailer(without!.titleId, asking(profileId))).toBeUndefined();
});
