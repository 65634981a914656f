import type { Page } from '@marquee/contracts';
import { Failure } from '@marquee/units';
import { expect, test } from 'vitest';
import { keyWith, noon, smallService } from './testing/small-service.ts';

const authorization = `Bearer ${keyWith('events', 'pages', 'admin')}`;

/** A page of p-1, a minute later two more at once, and one of somebody else. */
async function shown(changes: Parameters<typeof smallService>[0] = {}) {
	const { app, clock } = await smallService(changes);
	const get = async (url: string) => (await app.inject({ url, headers: { authorization } })).json();
	const requests: string[] = [];
	for (const [place, url] of ['home', 'my-list', 'browse'].entries()) {
		if (place === 1) clock.advance(60_000);
		requests.push(((await get(`/v1/${url}?profile=p-1`)) as Page).requestId);
	}
	await get('/v1/home?profile=p-2');
	const replay = async () => {
		const url = `/v1/pages/${requests[0]}/replay`;
		return app.inject({ method: 'POST', url, payload: {}, headers: { authorization } });
	};
	return { app, get, requests, replay };
}

test('the pages that were shown to a profile are listed newest first, without those of others', async () => {
	const { get, requests } = await shown();
	const { pages } = await get('/v1/pages?profile=p-1');
	expect(pages.map(({ surface }: Page) => surface).sort()).toEqual(['browse', 'home', 'my-list']);
	expect(pages.at(-1)).toEqual({ requestId: requests[0], surface: 'home', generatedAt: noon });
	expect(await get('/v1/pages?profile=nobody')).toEqual({ pages: [] });
});

test('who asks for fewer and then for those of before gets each once, the last two of one moment together', async () => {
	const { get, requests } = await shown();
	const ids = ({ pages }: { readonly pages: readonly Page[] }) =>
		pages.map(({ requestId }) => requestId);
	const newest = await get('/v1/pages?profile=p-1&limit=1');
	expect(ids(newest).sort()).toEqual(requests.slice(1).sort());
	const before = newest.pages.at(-1).generatedAt;
	expect(ids(await get(`/v1/pages?profile=p-1&before=${before}`))).toEqual([requests[0]]);
	expect(ids(await get(`/v1/pages?profile=p-1&before=${noon}`))).toEqual([]);
});

test.each(['replays-full', 'replay-unfinished'])(
	'%s says when to ask again, and is no fault',
	async (code) => {
		const faults: unknown[] = [];
		const { replay } = await shown({
			replay: () =>
				Promise.reject(
					new Failure(code, { responsible: 'dependency', what: 'so it is', remedy: 'Ask again.' }),
				),
			onFault: (fault) => void faults.push(fault),
		});
		const { statusCode, headers, body } = await replay();
		expect([statusCode, headers['retry-after'], JSON.parse(body).code]).toEqual([503, '5', code]);
		expect(faults).toEqual([]);
	},
);
