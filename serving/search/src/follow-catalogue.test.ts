import { catalogueOf } from '@marquee/catalogue';
import { gramIndex } from '@marquee/names';
import { expect, test } from 'vitest';
import { entitiesOf } from './entities-of.ts';
import { followCatalogue } from './follow-catalogue.ts';
import { films, smallCatalogue } from './testing/small-catalogue.ts';
import { asking, smallSearch } from './testing/small-search.ts';
import { genreNamesOf } from './understanding/index.ts';

const named = async (names: ReturnType<typeof gramIndex>, text: string) =>
	(await names.search({ text, limit: 10 }))
		.filter(({ bucket }) => bucket === 'exact')
		.map(({ entityId }) => entityId);

test('a title that enters or leaves the catalogue is found, or not, as soon as it was followed; so are its people', async () => {
	const names = gramIndex();
	const followed = followCatalogue(names);
	let catalogue = catalogueOf(films.filter(({ titleId }) => titleId !== 'fargo'));
	const search = await smallSearch({ catalogue: () => catalogue, names });
	const first = async () => (await search.answer(asking('fargo'))).answer.results[0]?.title.titleId;
	await followed.follow(catalogue);
	expect(await first()).not.toBe('fargo');
	catalogue = catalogueOf([...catalogue.titles, films.find(({ titleId }) => titleId === 'fargo')!]);
	expect(await followed.follow(catalogue)).toMatchObject({ removed: 0 });
	expect(await first()).toBe('fargo');
	expect(await named(names, 'jean reno')).toEqual(['person:Jean Reno']);
	catalogue = catalogueOf(catalogue.titles.filter(({ titleId }) => titleId !== 'leon'));
	expect(await followed.follow(catalogue)).toMatchObject({ removed: 2 });
	expect(await named(names, 'jean reno')).toEqual([]);
});

test('only what changed is written, though calls overtake each other', async () => {
	const names = gramIndex();
	const followed = followCatalogue(names);
	const all = entitiesOf(smallCatalogue).length;
	const [first, second, third] = await Promise.all([
		followed.follow(smallCatalogue),
		followed.follow(smallCatalogue),
		followed.follow(catalogueOf([{ ...films[0]!, name: 'Heat, again' }, ...films.slice(1)])),
	]);
	expect(first).toEqual({ put: all, removed: 0 });
	expect(second).toEqual({ put: 0, removed: 0 });
	expect(third).toEqual({ put: 1, removed: 0 });
	expect(names.size).toBe(all);
});

test('an index that was filled before is asked what it holds: only differences are written, and what is gone goes', async () => {
	const [names, fresh] = [gramIndex(), gramIndex()];
	await followCatalogue(names, names).follow(smallCatalogue);
	expect(await followCatalogue(names, names).follow(smallCatalogue)).toEqual({
		put: 0,
		removed: 0,
	});
	const later = catalogueOf([
		...films.filter(({ titleId }) => titleId !== 'leon'),
		{ titleId: 'new', name: 'A new one', genres: ['Drama'] },
	]);
	const profiles = Float64Array.from(later.titles, (_, i) => (i === 0 ? 9 : 0));
	const followed = await followCatalogue(names, names).follow(later, { profiles });
	expect(followed.removed).toBe(2); // a film and who plays in no other
	expect(followed.put).toBeGreaterThan(1);
	await followCatalogue(fresh).follow(later, { profiles });
	expect([...names.ids()].sort()).toEqual([...fresh.ids()].sort());
	expect(entitiesOf(later, { profiles }).every(names.holds)).toBe(true);
	for (const text of ['heat', 'a new', 'leon', 'drama'])
		expect(await names.search({ text, limit: 5 })).toEqual(await fresh.search({ text, limit: 5 }));
});

test('what fails to be written is written by the next call', async () => {
	const names = gramIndex();
	let isDown = true;
	const followed = followCatalogue({
		...names,
		put: (entities) => (isDown ? Promise.reject(new Error('down')) : names.put(entities)),
	});
	await expect(followed.follow(smallCatalogue)).rejects.toThrow('down');
	isDown = false;
	expect((await followed.follow(smallCatalogue)).put).toBe(entitiesOf(smallCatalogue).length);
});

test('entities have unique ids, all their names, and weigh more the more they are watched', () => {
	const profiles = new Float64Array(smallCatalogue.size);
	profiles[smallCatalogue.indexOf('heat')!] = 100;
	profiles[smallCatalogue.indexOf('speed')!] = 5;
	const entities = entitiesOf(smallCatalogue, { profiles, genreNames: genreNamesOf });
	const of = (id: string) => entities.find(({ entityId }) => entityId === id)!;
	expect(new Set(entities.map(({ entityId }) => entityId)).size).toBe(entities.length);
	expect(of('title:godfather').names).toContainEqual({ text: 'Der Pate', locale: 'de' });
	expect(of('title:heat').weight).toBe(1);
	expect(of('title:speed').weight).toBeGreaterThan(of('title:her').weight);
	expect(of('person:Al Pacino').weight).toBeGreaterThan(of('person:Tom Hanks').weight);
	expect(of('genre:Comedy').names.map(({ text }) => text.toLowerCase())).toContain('komödie');
	for (const { weight } of entities) {
		expect(weight).toBeGreaterThanOrEqual(0);
		expect(weight).toBeLessThanOrEqual(1);
	}
});
