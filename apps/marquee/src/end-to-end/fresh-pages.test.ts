import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Explanation, Page, Problem, ViewingEvent } from '@marquee/contracts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Caller, caller } from './testing/caller.ts';
import { marquee, type Serving, serving } from './testing/marquee.ts';
import { slicedData } from './testing/sliced-data.ts';

let folder: string;
let state: string;
let service: Serving;
let key: string;
let api: Caller;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'marquee-fresh-pages-'));
	state = join(folder, 'state');
	await slicedData(join(folder, 'data'), 2_000);
	await marquee('import', join(folder, 'data'), '--state', state);
	key = await marquee(
		'keys',
		'add',
		'--label',
		'tests',
		'--scopes',
		'events,pages',
		'--state',
		state,
	);
	service = await serving(state, '--no-viewer');
	api = caller(service.url, key);
}, 60_000);
afterAll(async () => {
	await service?.stop();
	await rm(folder, { recursive: true, force: true });
});

/** A page that was made for this request: on a machine with too much to do the first ones are kept ones, or what is popular. */
const home = async (profile: string): Promise<Page> =>
	vi.waitFor(
		async () => {
			const { body } = await api.get<Page>(`/v1/home?profile=${profile}`);
			expect(body.served.how).toBe('fresh');
			return body;
		},
		{ timeout: 30_000 },
	);
const explained = (requestId: string, title: string) =>
	api.get<Explanation>(`/v1/explain/${requestId}?title=${title}`);
const titlesOf = ({ rows }: Page) =>
	rows.flatMap(({ titles }) => titles.map(({ title }) => title.titleId));

let events = 0;
const event = <Kind extends ViewingEvent['kind']>(
	kind: Kind,
	profileId: string,
	titleId: string,
	also: object = {},
) => ({ kind, eventId: `fresh-${events++}`, profileId, titleId, happenedAt: Date.now(), ...also });

test('an event that was acknowledged is in the next page: the title is there to continue, where it was left', async () => {
	const [, title] = titlesOf(await home('kim')) as [string, string];
	const receipt = await api.post('/v1/events', {
		events: [
			event('play', 'kim', title),
			event('stop', 'kim', title, { positionSeconds: 1_234, watchedSeconds: 1_234 }),
		],
	});
	expect(receipt).toEqual({ status: 200, body: { accepted: 2, duplicates: 0 } });
	const after = await home('kim');
	expect(after.rows[0]).toMatchObject({
		family: 'continue-watching',
		titles: [{ title: { titleId: title }, positionSeconds: 1_234 }],
	});
	expect(titlesOf(after).filter((id) => id === title)).toHaveLength(1);
	expect(titlesOf(await home('lee')).slice(0, 2)).toContain(title); // nobody else's page has changed
});

test('before the first training a profile with a past has a page too: what many have chosen, and nothing that claims to know its taste', async () => {
	const { model, rows, skipped } = await home('mt-1');
	expect(model.bundle).toBe('untrained');
	const families = rows.map(({ family }) => family);
	expect(families).toEqual(expect.arrayContaining(['trending', 'most-watched', 'genre']));
	for (const family of ['top-picks', 'because-you-watched', 'new-to-you'])
		expect(families).not.toContain(family);
	expect(rows.length).toBeGreaterThanOrEqual(6);
	expect(skipped).toMatchObject([{ stage: 'taste-of-profile' }]);
	expect(skipped[0]!.cause).toMatch(/^model-untrained: /);
});

test('a page can be asked why a title is on it and why another is not; a page that nobody made cannot', async () => {
	const title = titlesOf(await home('mia'))[0]!;
	await api.post('/v1/events', { events: [event('thumb', 'mia', title, { thumb: 'down' })] });
	const page = await home('mia');
	const [row] = page.rows;
	const [placed] = row!.titles;

	const shown = await explained(page.requestId, placed!.title.titleId);
	expect(shown.body).toMatchObject({
		shown: true,
		row: row!.rowId,
		position: 0,
		evidence: placed!.evidence,
	});
	const hidden = await explained(page.requestId, title);
	expect(hidden.body.shown).toBe(false);
	expect(hidden.body.fate.map(({ outcome }) => outcome)).toContain('rejected');
	expect(hidden.body.fate[0]!.reason).toMatch(/^disliked: /);

	const unknown = await api.get<Problem>('/v1/explain/nobody-asked?title=tt1');
	expect(unknown).toMatchObject({ status: 404, body: { code: 'page-unknown' } });
});

test('after kill -9 under load, every event that was acknowledged is in its profile’s state, and in its page', async () => {
	const catalogue = titlesOf(await home('zoe'));
	const acknowledged = new Map<string, Set<string>>();
	let isUp = true;
	const producer = async (profile: string) => {
		const known = new Set<string>();
		acknowledged.set(profile, known);
		for (const title of catalogue) {
			const events = [event('play', profile, title)];
			const { status } = await api.post('/v1/events', { events }).catch(() => ({ status: 0 }));
			if (status === 503) continue; // a machine with too much to do says so, and takes nothing in
			if (status !== 200) return expect(isUp).toBe(false); // nothing but the kill may lose it
			known.add(title);
		}
	};
	const load = Promise.all(Array.from({ length: 16 }, (_, i) => producer(`viewer-${i}`)));
	await expect
		.poll(() => [...acknowledged.values()].reduce((sum, { size }) => sum + size, 0), {
			timeout: 30_000,
		})
		.toBeGreaterThan(200);
	isUp = false;
	await service.kill();
	await load;

	service = await serving(state, '--no-viewer');
	api = caller(service.url, key);
	for (const [profile, titles] of acknowledged) {
		const { body } = await api.get<{ titles: { titleId: string; plays: number }[] }>(
			`/v1/profiles/${profile}/state`,
		);
		const found = new Map(body.titles.map(({ titleId, plays }) => [titleId, plays]));
		expect([...titles].filter((title) => found.get(title) !== 1)).toEqual([]);
		// At most the one event whose answer the kill took along is there besides.
		expect(found.size - titles.size).toBeLessThanOrEqual(1);
	}
	const [first] = (await home('viewer-0')).rows;
	expect(first).toMatchObject({ family: 'continue-watching' });
	expect(acknowledged.get('viewer-0')).toContain(first!.titles.at(-1)!.title.titleId);
});
