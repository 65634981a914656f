import { SearchAnswer, SearchSuggestions, validator } from '@marquee/contracts';
import { beforeAll, expect, test } from 'vitest';
import { keyWith, smallService } from './testing/small-service.ts';

const { app } = await smallService();
beforeAll(async () => void (await app.ready()));
const headers = { authorization: `Bearer ${keyWith('pages')}` };
const asked = async (url: string) => await app.inject({ method: 'GET', url, headers });

test('a search answers what the wire promises, with the session and the words that were sent', async () => {
	const answer = (await asked('/v1/search?q=title%203&profile=p-1&session=s-1&locale=en')).json();
	expect(validator(SearchAnswer)(answer).problems).toBeUndefined();
	expect(answer).toMatchObject({ query: 'title 3', sessionId: 's-1', locale: 'en' });
	expect(answer.results[0].title.name).toBe('Title 3');
});

test('whoever has no profile is answered too', async () => {
	expect((await asked('/v1/search?q=title')).json().results).toHaveLength(20);
});

test('an empty query is a question of its own and no mistake', async () => {
	const answer = await asked('/v1/search?profile=p-1');
	expect(answer.statusCode).toBe(200);
	expect(answer.json()).toMatchObject({ intent: 'none', query: '', results: [] });
});

test('results are narrowed by facets and by number', async () => {
	const answer = (await asked('/v1/search?q=title&genre=Comedy&limit=7')).json();
	expect(answer.results).toHaveLength(7);
	for (const { title } of answer.results) expect(title.genres).toEqual(['Comedy']);
});

test('never more than fifty results and eight suggestions, whatever is asked for', async () => {
	expect((await asked('/v1/search?q=t&limit=99')).json().results).toHaveLength(50);
	const suggested = (await asked('/v1/search/suggestions?q=t&limit=99')).json();
	expect(suggested.suggestions).toHaveLength(8);
	expect(validator(SearchSuggestions)(suggested).problems).toBeUndefined();
});

test.each([
	['a query longer than any name', `q=${'a'.repeat(257)}`],
	['a limit of nothing', 'q=a&limit=0'],
	['a limit that is no number', 'q=a&limit=many'],
	['a decade that is none', 'q=a&decade=1995'],
	['a locale that is none', 'q=a&locale=%F0%9F%8D%95'],
	['a session that could be no key', 'q=a&session=a%20b%0A'],
	['a parameter that nobody knows', 'q=a&query=b'],
])('%s is refused with the field by name', async (_, query) => {
	const answer = await asked(`/v1/search?${query}`);
	expect(answer.statusCode).toBe(400);
	expect(answer.json()).toMatchObject({ code: 'request-invalid' });
	expect(answer.json().problems[0].at).toMatch(/^\/query/);
});

test('an operator sees what an answer decided, and is told where it is not kept', async () => {
	const admin = { authorization: `Bearer ${keyWith('admin')}` };
	const ask = (id: string) => app.inject({ url: `/v1/searches/${id}`, headers: admin });
	expect((await ask('id-0')).json()).toEqual({ requestId: 'id-0' });
	expect((await ask('nobody')).json()).toMatchObject({ code: 'page-unknown', status: 404 });
});

test('without the port there is no such route', async () => {
	const { parts } = await smallService();
	const { search: _search, ...others } = parts;
	const { assembled } = await import('./gateway.ts');
	const bare = assembled(others).app;
	const answer = await bare.inject({ method: 'GET', url: '/v1/search?q=a', headers });
	expect(answer.statusCode).toBe(404);
});
