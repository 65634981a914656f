import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import {
	byStanding,
	type NamedEntity,
	type NameMatch,
	type NameQuery,
	type NameSearch,
} from '../name-search.ts';

/** What an engine of names does not promise; all is promised unless said. */
export interface NameSearchTolerances {
	/** Mistakes are looked past in names of so many letters or more: 3 unless given. */
	readonly shortestMistaken?: number;
	/** Why words in another order are not found, where they are not. */
	readonly noReordering?: string;
	/** Milliseconds until what was put is seen, 0 unless given: tests wait so long after each change. */
	readonly settlesWithinMs?: number;
	/** Random cases for each property: fewer for engines behind a socket. */
	readonly runs?: number;
}

/** Titles that are hard to tell apart, of few letters, in many scripts, or all stop words. */
export const trickyTitles: readonly NamedEntity[] = [
	['matrix', 'The Matrix', 0.9],
	['reloaded', 'The Matrix Reloaded', 0.8],
	['it', 'It', 0.5],
	['italian-job', 'The Italian Job', 0.6],
	['us', 'Us', 0.4],
	['her', 'Her', 0.3],
	['hercules', 'Hercules', 0.7],
	['who', 'The Who', 0.2],
	['m', 'M', 0.1],
	['up', 'Up', 0.6],
	['seven', 'Se7en', 0.7],
	['number', '1917', 0.6],
	['dark-knight', 'The Dark Knight', 0.95],
	['amelie', 'Le Fabuleux Destin d’Amélie Poulain', 0.7],
	['spirited', '千と千尋の神隠し', 0.8],
	['tiger', '卧虎藏龙', 0.7],
	['crash', '사랑의 불시착', 0.7],
	['brother', 'Брат', 0.5],
	['dilwale', 'दिलवाले दुल्हनिया ले जायेंगे', 0.5],
	['bang-rajan', 'บางระจัน', 0.4],
	['caramel', 'سكر بنات', 0.4],
	['ufo', '🛸', 0.1],
	['dots', '...', 0.1],
	['extra-long', 'Don’t Be a Menace to South Central While Drinking Your Juice in the Hood', 0.3],
].map(([entityId, text, weight]) => title(String(entityId), String(text), Number(weight)));

/** Letters of the name, whose it is, and how it was mistyped. */
const mistaken: readonly (readonly [number, string, string])[] = [
	[8, 'hercules', 'hercukes'],
	[8, 'hercules', 'herculess'],
	[8, 'hercules', 'hercles'],
	[8, 'hercules', 'hecrules'],
	[8, 'hercules', 'jercules'],
	[3, 'her', 'hre'],
	[4, 'brother', 'боат'],
	[4, 'tiger', '卧虎蔵龙'],
];

/** What every engine of names promises to search. */
export function describeNameSearch(
	name: string,
	make: () => Promise<NameSearch>,
	tolerances: NameSearchTolerances = {},
): void {
	const { shortestMistaken = 3, settlesWithinMs = 0, runs = 40 } = tolerances;
	const made: NameSearch[] = [];
	afterEach(async () => {
		for (const names of made.splice(0)) await names.close();
	});
	const settled = () => new Promise((resolve) => setTimeout(resolve, settlesWithinMs));
	const filled = async (entities: readonly NamedEntity[]): Promise<NameSearch> => {
		const names = await make();
		made.push(names);
		await names.put(entities);
		await settled();
		return names;
	};
	const idsOf = async (names: NameSearch, text: string, more: Partial<NameQuery> = {}) =>
		(await names.search({ text, limit: 10, ...more })).map(({ entityId }) => entityId);

	describe(`${name} as a name search`, () => {
		test('a title typed as it is written comes first and is called exact, in any script', async () => {
			const names = await filled(trickyTitles);
			for (const { entityId, names: written } of trickyTitles) {
				const [first] = await names.search({ text: written[0]!.text, limit: 5 });
				expect(first, written[0]!.text).toMatchObject({ entityId, bucket: 'exact', edits: 0 });
			}
		});

		test('case, accents and punctuation do not keep a title from being found first', async () => {
			const names = await filled(trickyTitles);
			expect((await idsOf(names, 'THE MATRIX!'))[0]).toBe('matrix');
			expect((await idsOf(names, 'le fabuleux destin d amelie poulain'))[0]).toBe('amelie');
		});

		test('titles of stop words alone are titles as any other', async () => {
			const names = await filled(trickyTitles);
			for (const text of ['it', 'us', 'her', 'the who', 'up', 'm'])
				expect((await idsOf(names, text))[0], text).toBe(text.split(' ').at(-1));
		});

		test('each beginning of a name finds it, the better known first', async () => {
			const names = await filled(trickyTitles);
			for (const text of ['he', 'her', 'herc', 'hercu'])
				expect(await idsOf(names, text), text).toContain('hercules');
			const matrices = await idsOf(names, 'the mat');
			expect(matrices.slice(0, 2)).toEqual(['matrix', 'reloaded']);
			expect(await idsOf(names, '千と')).toContain('spirited');
			expect(await idsOf(names, '사랑')).toContain('crash');
		});

		test('the beginning of a later word finds the name too', async () => {
			const names = await filled(trickyTitles);
			expect(await idsOf(names, 'knig')).toContain('dark-knight');
			expect(await idsOf(names, 'reload')).toContain('reloaded');
		});

		test('one mistake of any kind does not hide a name, nor does one in its first letter', async () => {
			const names = await filled(trickyTitles);
			for (const [letters, id, text] of mistaken)
				if (letters >= shortestMistaken) expect(await idsOf(names, text), text).toContain(id);
		});

		test('words run together or torn apart are the same name', async () => {
			const names = await filled(trickyTitles);
			expect((await idsOf(names, 'thedarkknight'))[0]).toBe('dark-knight');
			expect((await idsOf(names, 'her cules'))[0]).toBe('hercules');
		});

		test.skipIf(tolerances.noReordering)('words may stand in another order', async () => {
			const names = await filled(trickyTitles);
			expect((await idsOf(names, 'knight dark'))[0]).toBe('dark-knight');
		});

		test('what was taken out is not found again, and unknown ones do no harm', async () => {
			const names = await filled(trickyTitles);
			await names.remove(['matrix', 'nobody']);
			await settled();
			expect(await idsOf(names, 'the matrix')).not.toContain('matrix');
			expect(names.size).toBe(trickyTitles.length - 1);
		});

		test('an entity put again stands in its own place: the old names are gone, the new ones found', async () => {
			const names = await filled(trickyTitles);
			await names.put([title('matrix', 'Koyaanisqatsi', 0.5)]);
			await settled();
			expect(await idsOf(names, 'the matrix')).not.toContain('matrix');
			expect((await idsOf(names, 'koyaanisqatsi'))[0]).toBe('matrix');
			expect(names.size).toBe(trickyTitles.length);
		});

		test('of two entities in one put with one identifier the last counts', async () => {
			const names = await filled([title('a', 'Solaris', 0.5), title('a', 'Stalker', 0.5)]);
			expect(names.size).toBe(1);
			expect(await idsOf(names, 'solaris')).toEqual([]);
			expect(await idsOf(names, 'stalker')).toEqual(['a']);
		});

		test('of the same name the better known comes first, then the lower identifier', async () => {
			const names = await filled([
				title('c', 'Solaris', 0.2),
				title('b', 'Solaris', 0.2),
				title('a', 'Solaris', 0.1),
				title('d', 'Solaris', 0.9),
			]);
			expect(await idsOf(names, 'solaris')).toEqual(['d', 'b', 'c', 'a']);
		});

		test('only the kinds that are asked for are found', async () => {
			const names = await filled([
				title('drama', 'Drama', 0.9),
				{ ...title('genre', 'Drama', 0.1), kind: 'genre' },
				{ ...title('person', 'Drama Queen', 0.1), kind: 'person' },
			]);
			expect(await idsOf(names, 'drama', { kinds: ['genre'] })).toEqual(['genre']);
			expect(await idsOf(names, 'drama', { kinds: ['person', 'genre'] })).toEqual([
				'genre',
				'person',
			]);
		});

		test('a name in another language is told as the one that was found, with its locale', async () => {
			const many = [{ text: 'Spirited Away' }, { text: 'Chihiros Reise', locale: 'de' }];
			const names = await filled([{ ...title('a', '', 0.5), names: many }]);
			const [found] = await names.search({ text: 'chihiros reise', limit: 1 });
			expect(found).toMatchObject({ name: many[1], bucket: 'exact' });
		});

		test('any text is answered: blank, punctuation, lone surrogates, zeros, ten thousand letters', async () => {
			const names = await filled(trickyTitles);
			const odd = ['', '   ', '\u0000', '\ud800', 'x\udc00y', '!?', 'ha'.repeat(5_000), '%_\\\'"'];
			for (const text of odd)
				expect(Array.isArray(await names.search({ text, limit: 5 })), text.slice(0, 9)).toBe(true);
			for (const text of ['', '   ']) expect(await idsOf(names, text)).toEqual([]);
		});

		test('entities with odd names can be put, among others, and be taken out', async () => {
			const odd = ['', '   ', '\u0000', '\ud800', '‮', 'a'.repeat(20_000)];
			const names = await filled(odd.map((text, at) => title(`odd-${at}`, text, 0.5)));
			expect(names.size).toBe(odd.length);
			await names.remove(odd.map((_, at) => `odd-${at}`));
			await settled();
			expect(names.size).toBe(0);
			expect(await idsOf(names, 'aaaa')).toEqual([]);
		});

		test('an empty index finds nothing, and takes an empty put', async () => {
			const names = await filled([]);
			expect(names.size).toBe(0);
			expect(await idsOf(names, 'matrix')).toEqual([]);
		});

		test('answers come in order, each entity once, no more than were asked for, the same twice', async () => {
			const names = await filled(trickyTitles);
			const texts = fc.oneof(
				fc.constantFrom(...trickyTitles.map(({ names: [written] }) => written!.text)),
				fc.string({ maxLength: 12 }),
				fc.string({ unit: 'grapheme', maxLength: 12 }),
			);
			await fc.assert(
				fc.asyncProperty(texts, fc.integer({ min: 1, max: 12 }), async (text, limit) => {
					const found = await names.search({ text, limit });
					expect(found.length).toBeLessThanOrEqual(limit);
					expect(new Set(found.map(({ entityId }) => entityId)).size).toBe(found.length);
					expectInOrder(found);
					expect(await names.search({ text, limit })).toEqual(found);
				}),
				{ numRuns: runs },
			);
		});
	});
}

function expectInOrder(found: readonly NameMatch[]): void {
	for (const match of found) {
		expect(match.cost).toBeGreaterThanOrEqual(0);
		expect(Number.isInteger(match.edits)).toBe(true);
		if (match.bucket === 'exact') expect(match.edits).toBe(0);
	}
	expect(found.toSorted(byStanding)).toEqual(found);
}

/** A title of one name. */
export function title(entityId: string, text: string, weight: number): NamedEntity {
	return { entityId, kind: 'title', names: [{ text }], weight };
}
