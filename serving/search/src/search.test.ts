import { catalogueOf } from '@marquee/catalogue';
import { SearchAnswer, type Title, validator, type Window } from '@marquee/contracts';
import { viewerOf } from '@marquee/retrieval';
import { epochMs, profileId, type RequestId } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SearchParts } from './parts.ts';
import type { SearchAsked } from './search-asked.ts';
import { films, now, profilesOf, smallCatalogue } from './testing/small-catalogue.ts';
import { asking, smallSearch } from './testing/small-search.ts';

const ids = (answer: SearchAnswer): string[] => answer.results.map(({ title }) => title.titleId);
const nobody = viewerOf(undefined, smallCatalogue);
const validAnswer = validator(SearchAnswer);

test('a title whose name was typed stands first, whatever the profile likes and the world watches', async () => {
	const taste = new Float32Array(smallCatalogue.size).fill(3);
	const search = await smallSearch({ taste: ({ profile }) => profile && taste });
	for (const title of films) {
		if (title.titleId.startsWith('heat')) continue; // two are called so
		taste[smallCatalogue.indexOf(title.titleId)!] = -3;
		const { answer } = await search.answer(
			asking(title.name, { profile: nobody, country: 'US', now: epochMs(now) }),
		);
		const isOut = answer.unavailable.some((each) => each.title.titleId === title.titleId);
		if (!isOut) expect([title.name, ids(answer)[0]]).toEqual([title.name, title.titleId]);
	}
});

test('of two films with one name the one that is watched comes first, unless the profile leans the other way', async () => {
	const search = await smallSearch();
	const alike = async (taste: number): Promise<string | undefined> => {
		const scores = new Float32Array(smallCatalogue.size);
		scores[smallCatalogue.indexOf('heat-86')!] = taste;
		const even = await smallSearch({
			taste: ({ profile }) => profile && scores,
			profiles: profilesOf(smallCatalogue, []),
		});
		return ids((await even.answer(asking('heat', { profile: nobody }))).answer)[0];
	};
	expect(ids((await search.answer(asking('heat'))).answer).slice(0, 2)).toEqual([
		'heat',
		'heat-86',
	]);
	expect(await alike(3)).toBe('heat-86');
	expect(await alike(-3)).toBe('heat');
});

test('after one letter taste decides what the letter stands for; nobody in particular gets what is watched', async () => {
	const taste = new Float32Array(smallCatalogue.size);
	taste[smallCatalogue.indexOf('memories')!] = 3;
	const search = await smallSearch({
		taste: ({ profile }) => profile && taste,
		profiles: profilesOf(smallCatalogue, ['mission', 'memories']),
	});
	const first = async (profile?: typeof nobody) =>
		ids((await search.answer(asking('m', profile && { profile }))).answer)[0];
	expect(await first()).toBe('mission');
	expect(await first(nobody)).toBe('memories');
});

test('what the model says of everybody is no taste: only what it says of the profile beyond that', async () => {
	const everybodys = Float32Array.from(smallCatalogue.titles, (_, index) => index % 7);
	const own = everybodys.slice();
	own[smallCatalogue.indexOf('memories')!]! += 0.5;
	const tasteIn = async (profile?: typeof nobody) => {
		const search = await smallSearch({ taste: ({ profile }) => (profile ? own : everybodys) });
		const { trace } = await search.answer(asking('m', profile && { profile }));
		const place = trace.features.indexOf('taste');
		return trace.titles.flatMap(({ titleId, features }) =>
			features[place] === 0 ? [] : [[titleId, features[place]]],
		);
	};
	expect(await tasteIn(nobody)).toEqual([['memories', 0.5]]);
	expect(await tasteIn()).toEqual([]);
});

test('what nobody likes is asked once an hour, as of its beginning: an answer does not depend on who asked before', async () => {
	const asked: (number | 'own')[] = [];
	const search = await smallSearch({
		taste: ({ profile, now }) => {
			asked.push(profile ? 'own' : now);
			return new Float32Array(smallCatalogue.size);
		},
	});
	const hour = Math.ceil(now / 3_600_000) * 3_600_000;
	for (const at of [hour + 5, hour + 1, hour + 3_599_999, hour + 3_600_000])
		await search.answer(asking('m', { profile: nobody, now: epochMs(at) }));
	expect(asked.filter((each) => each !== 'own')).toEqual([hour, hour + 3_600_000]);
	expect(asked.filter((each) => each === 'own')).toHaveLength(4);
});

test('a name is found in every language that the catalogue has it in, and shown in the one of the viewer', async () => {
	const search = await smallSearch();
	const { answer } = await search.answer(asking('der pate', { locale: 'de' }));
	expect(answer.results[0]).toMatchObject({
		title: { titleId: 'godfather', name: 'Der Pate' },
		foundBy: { how: 'exact', name: 'Der Pate', highlights: [{ from: 0, to: 8 }] },
	});
	const foreign = await search.answer(asking('der pate', { locale: 'en' }));
	expect(foreign.answer.results[0]).toMatchObject({
		title: { titleId: 'godfather', name: 'The Godfather' },
		evidence: { sentence: 'Also called “Der Pate”' },
	});
});

test('somebody whose name is typed is answered with all they are in, the leading parts before the small ones', async () => {
	const search = await smallSearch({ profiles: profilesOf(smallCatalogue, []) });
	const { answer } = await search.answer(asking('al pacino'));
	expect(answer.intent).toBe('find');
	expect(answer.people).toEqual([{ name: 'Al Pacino', titles: 5 }]);
	expect(ids(answer).slice(0, 5).sort()).toEqual([
		'godfather',
		'heat',
		'insomnia',
		'scarface',
		'scent',
	]);
	expect(ids(answer).indexOf('heat')).toBeLessThan(ids(answer).indexOf('godfather'));
	expect(answer.results[0]!.evidence.sentence).toBe('With Al Pacino');
});

test('what meets all of a description comes before what meets a part of it, and none is said to be what it is not', async () => {
	const search = await smallSearch();
	const { answer } = await search.answer(asking('90s korean thrillers'));
	expect(answer.intent).toBe('explore');
	expect(ids(answer).slice(0, 2).sort()).toEqual(['shiri', 'tell-me']);
	expect(answer.results[0]!.evidence.sentence).toBe('Thriller · South Korea · 1990s');
	for (const { title, evidence } of answer.results)
		if (title.year! < 1990 || title.year! > 1999) expect(evidence.sentence).not.toContain('1990s');
});

test('films like a film are those that share most with it, never itself', async () => {
	const search = await smallSearch();
	const { answer } = await search.answer(asking('films like heat'));
	expect(answer.intent).toBe('explore');
	expect(ids(answer)).not.toContain('heat');
	expect(answer.results[0]!.evidence).toMatchObject({ sentence: 'Like Heat', because: 'heat' });
});

test('where meaning speaks, its list is fused with that of the conditions', async () => {
	const meant = smallCatalogue.indexOf('fargo')!;
	const search = await smallSearch({
		meaning: () => ({
			titlesAbout: () => [{ index: meant, score: 1 }],
			titlesLike: () => [],
		}),
		profiles: profilesOf(smallCatalogue, []),
	});
	expect(ids((await search.answer(asking('crime thriller'))).answer)[0]).toBe('fargo');
	expect(ids((await search.answer(asking('wood chipper in winter'))).answer)).toContain('fargo');
});

test.each([
	['alien', 'not-in-service', 'Alien is not on this service. This is like it.', {}],
	['jaws', 'not-in-country', 'Jaws cannot be watched in your country. This is like it.', {}],
	[
		'jaws',
		'not-in-country',
		'「Jaws」はお住まいの国では視聴できません。似た作品をご覧ください。',
		{ locale: 'ja' },
	],
	['gone girl', 'not-now', 'Gone Girl cannot be watched at the moment. This is like it.', {}],
	[
		'saw',
		'not-for-age',
		'Saw is not for the age of this profile. This is like it.',
		{ maturityLimit: 12 },
	],
])(
	'%s, which may not be shown, is recognised as %s and said so',
	async (query, because, sentence, more) => {
		const search = await smallSearch();
		const { answer } = await search.answer(asking(query, more));
		expect(answer.unavailable[0]).toMatchObject({ because, foundBy: { how: 'exact' } });
		expect(answer.notice).toEqual({ code: 'title-unavailable', sentence });
		expect(answer.rows[0]).toMatchObject({ family: 'like' });
		expect(answer.rows[0]!.titles.length).toBeGreaterThan(1);
		expect(ids(answer)).not.toContain(answer.unavailable[0]!.title.titleId);
	},
);

test('nothing by that name is said so, with what is popular; never an empty answer', async () => {
	const search = await smallSearch();
	const { answer } = await search.answer(asking('zzzzqq', { locale: 'de-AT' }));
	expect(answer.notice).toEqual({
		code: 'nothing-by-that-name',
		sentence: 'Nichts heißt „zzzzqq“. Das hier kommt am nächsten.',
	});
	expect(answer.rows.at(-1)).toMatchObject({ family: 'popular', heading: 'Gerade beliebt' });
	expect(answer.rows.at(-1)!.titles[0]!.title.titleId).toBe('matrix');
});

test('guesses are shown to whom nothing better can be', async () => {
	const search = await smallSearch();
	const ways = async (query: string) =>
		(await search.answer(asking(query))).answer.results.map(({ foundBy }) => foundBy.how);
	expect((await ways('haet')).length).toBeGreaterThan(0);
	expect(await ways('haet')).not.toContain('part');
	expect(await ways('heat of nowhere at all')).toContain('part');
});

test('filters that leave nothing are named, and what they took out is shown beside', async () => {
	const search = await smallSearch();
	const { answer } = await search.answer(
		asking('godfather', { filters: { genres: ['Crime'], decades: [1990] } }),
	);
	expect(answer.results).toEqual([]);
	expect(answer.notice).toEqual({
		code: 'filters-leave-nothing',
		sentence: 'Nothing that was found passes the filter 1990s.',
	});
	expect(answer.rows[0]!.titles.map(({ title }) => title.titleId)).toContain('godfather');
});

test('facets count what each further choice would leave, those already made apart', async () => {
	const search = await smallSearch();
	const count = async (filters: { genres?: string[]; decades?: number[] }) => {
		const { facets } = (await search.answer(asking('thriller', { filters, limit: 50 }))).answer;
		return (name: string, value: string) =>
			facets.find((facet) => facet.name === name)?.values.find((each) => each.value === value)
				?.titles;
	};
	const all = await count({});
	const chosen = await count({ decades: [2000] });
	expect(chosen('decade', '1990')).toBe(all('decade', '1990'));
	expect(chosen('genre', 'Crime')!).toBeLessThan(all('genre', 'Crime')!);
	const { answer } = await search.answer(
		asking('thriller', { filters: { decades: [2000] }, limit: 50 }),
	);
	expect(answer.results.length).toBeGreaterThan(0);
	for (const { title } of answer.results) expect(Math.floor(title.year! / 10)).toBe(200);
});

test('an index that does not answer leaves a notice and what is popular; meaning that fails is gone without', async () => {
	const failing = await smallSearch({
		names: { search: () => Promise.reject(new Error('the index is gone')) },
	});
	const { answer } = await failing.answer(asking('matrix'));
	expect(answer.notice?.code).toBe('search-rests');
	expect(answer.skipped[0]).toEqual({ stage: 'names', cause: 'the index is gone' });
	expect(answer.rows[0]!.titles.length).toBeGreaterThan(3);

	const poorer = await smallSearch({
		meaning: () => {
			throw new Error('no meaning');
		},
		understand: () => {
			throw new Error('nothing understood');
		},
		taste: () => Promise.reject(new Error('no model')),
		report: () => {},
	});
	const found = await poorer.answer(asking('matrix', { profile: nobody }));
	expect(ids(found.answer)[0]).toBe('matrix');
	expect(found.answer.skipped.map(({ stage }) => stage).sort()).toEqual([
		'by-meaning',
		'taste',
		'understanding',
	]);
});

test('before the first letter stands the canvas; where it fails, nothing, and it is said', async () => {
	const asOf = { profile: 3, events: 5, popularity: 4, model: null };
	const search = await smallSearch({ canvas: () => ({ rows: [], asOf }) });
	const shown = { intent: 'none', rows: [], asOf };
	expect((await search.answer(asking('  '))).answer).toMatchObject(shown);
	const failing = await smallSearch({
		canvas: () => Promise.reject(new Error('no page')),
		report: () => {},
	});
	expect((await failing.answer(asking(''))).answer).toMatchObject({
		skipped: [{ stage: 'canvas', cause: 'no page' }],
		asOf: { profile: null, events: null, popularity: null, model: null },
	});
});

test('an answer says as of when it knew the profile and everybody, and of a model only where it had a say', async () => {
	const everybody = { events: 5, popularity: 4 };
	const of = async (taste: NonNullable<SearchParts['taste']>, more: Partial<SearchAsked> = {}) => {
		const asOf = () => ({ ...everybody, model: 2 });
		const search = await smallSearch({ taste, asOf, report: () => {} });
		return (await search.answer(asking('heat', more))).answer.asOf;
	};
	const likes = () => new Float32Array(smallCatalogue.size);
	const state = { profileId: profileId('p'), titles: [], newestAt: epochMs(3) };
	const somebody = { profile: nobody, state };
	expect(await of(likes, somebody)).toEqual({ profile: 3, ...everybody, model: 2 });
	expect(await of(likes)).toEqual({ profile: null, ...everybody, model: null });
	const silent = () => Promise.reject(new Error('no model'));
	expect(await of(silent, somebody)).toEqual({ profile: 3, ...everybody, model: null });
});

test('what is taken in while an answer is being found does not make it newer', async () => {
	let events = 1;
	const search = await smallSearch({
		asOf: () => ({ events, popularity: events, model: null }),
		taste: () => {
			events = 2;
			return undefined;
		},
	});
	const { answer } = await search.answer(asking('heat', { profile: nobody }));
	expect([answer.asOf.events, events]).toEqual([1, 2]);
});

test('whoever has typed on gets no answer to what was typed before', async () => {
	const search = await smallSearch();
	const signal = AbortSignal.abort(new Error('typed on'));
	await expect(search.answer(asking('matrix', { signal }))).rejects.toThrow('typed on');
});

const window: fc.Arbitrary<Window> = fc.record(
	{
		countries: fc.subarray(['BR', 'DE'], { minLength: 1 }),
		from: fc.constantFrom(now - 10, now, now + 10),
		until: fc.constantFrom(now - 5, now + 5),
	},
	{ requiredKeys: [] },
);
const words = ['star', 'wars', 'heat', 'love', 'The', 'night', 'korean', 'thriller', '2', 'ラ'];
const drawnTitles: fc.Arbitrary<Title[]> = fc
	.array(
		fc.record(
			{
				name: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }),
				genres: fc.subarray(['Thriller', 'Drama', 'Comedy']),
				year: fc.integer({ min: 1985, max: 2005 }),
				people: fc.subarray(['Love Night', 'Star Heat', 'Ann Other']),
				maturity: fc.constantFrom(0, 12, 18),
				windows: fc.array(window, { maxLength: 2 }),
				addedAt: fc.constantFrom(now - 1, now - 1e10),
				originalLanguage: fc.constantFrom('ko', 'en'),
			},
			{ requiredKeys: ['name', 'genres'] },
		),
		{ minLength: 1, maxLength: 40 },
	)
	.map((drawn) =>
		drawn.map(
			({ name, ...title }, v): Title => ({ ...title, titleId: `t${v}`, name: name.join(' ') }),
		),
	);

test('no answer shows what the rules refuse, shows a title twice, leaves a gap, or is empty without a word', async () => {
	await fc.assert(
		fc.asyncProperty(
			drawnTitles,
			fc.array(fc.constantFrom(...words, '90s', 'ro', 'n'), { minLength: 1, maxLength: 3 }),
			fc.record(
				{
					country: fc.constantFrom('BR', 'DE'),
					maturityLimit: fc.constantFrom(0, 12),
					locale: fc.constantFrom('de', 'ar', 'he', 'ja', 'pt-BR', 'xx'),
				},
				{ requiredKeys: [] },
			),
			fc.record({
				genres: fc.subarray(['Thriller', 'Drama'], { maxLength: 1 }),
				decades: fc.subarray([1990]),
			}),
			fc.nat(),
			async (titles, typed, circumstances, filters, id) => {
				const catalogue = catalogueOf(titles);
				const search = await smallSearch({ of: catalogue });
				const asked = asking(typed.join(' '), {
					requestId: `r${id}` as RequestId,
					...circumstances,
					filters,
					limit: 12,
				});
				const { answer, trace } = await search.answer(asked);
				expect(validAnswer(answer).problems).toBeUndefined();
				const shown = [
					...answer.results.map(({ title }) => title),
					...answer.rows.flatMap((row) => row.titles.map(({ title }) => title)),
				];
				expect(new Set(shown.map(({ titleId }) => titleId)).size).toBe(shown.length);
				const mayBeShown = (title: Title): boolean =>
					(title.maturity ?? 0) <= (asked.maturityLimit ?? 99) &&
					(title.windows?.some(
						({ countries, from = 0, until = Infinity }) =>
							(countries?.includes(asked.country ?? '') ?? true) && from <= now && now < until,
					) ??
						true);
				for (const { titleId } of shown) expect(mayBeShown(catalogue.title(titleId)!)).toBe(true);
				for (const { title } of answer.unavailable)
					expect(mayBeShown(catalogue.title(title.titleId)!)).toBe(false);
				expect(answer.results.map(({ position }) => position)).toEqual([...answer.results.keys()]);
				for (const { propensity } of answer.results) {
					expect(propensity).toBeGreaterThan(0);
					expect(propensity).toBeLessThanOrEqual(1);
				}
				if (answer.results.length === 0) expect(answer.notice).toBeDefined();
				if (answer.results.length === 0 && titles.some(mayBeShown))
					expect(answer.rows.length).toBeGreaterThan(0);
				expect(JSON.stringify(trace).length).toBeLessThanOrEqual(20_000);
				expect(JSON.parse(JSON.stringify(trace))).toEqual(trace);
				expect(await search.answer(asked)).toEqual({ answer, trace });
			},
		),
		{ numRuns: 40 },
	);
});

test('a title that may be shown is found though a hundred namesakes may not', async () => {
	const namesakes = Array.from(
		{ length: 400 },
		(_, i): Title => ({
			titleId: `gone${i}`,
			name: 'Night Train',
			genres: [],
			windows: [],
		}),
	);
	const catalogue = catalogueOf([
		...namesakes,
		{ titleId: 'here', name: 'Night Train North', genres: [] },
	]);
	const search = await smallSearch({ of: catalogue });
	const { answer } = await search.answer(asking('night train'));
	expect(ids(answer)).toEqual(['here']);
	expect(answer.unavailable).toHaveLength(5);
});

test('a trace has room for fifty titles with the longest ids, and keeps all that are shown', async () => {
	const titles = Array.from(
		{ length: 90 },
		(_, i): Title => ({
			titleId: `${i}`.padStart(128, 'x'),
			name: `Night Train ${i}`,
			genres: ['Drama'],
			addedAt: now - i * 1e7,
		}),
	);
	const catalogue = catalogueOf(titles);
	const profiles = Float64Array.from(titles, (_, i) => 1_000 / (1 + i));
	const search = await smallSearch({ of: catalogue, profiles });
	const { answer, trace } = await search.answer(asking('night train', { limit: 50 }));
	expect(answer.results).toHaveLength(50);
	expect(trace.titles.filter(({ position }) => position !== undefined)).toHaveLength(50);
	expect(JSON.stringify(trace).length).toBeLessThanOrEqual(20_000);
});
