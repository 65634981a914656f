import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gramIndex } from './gram-index.ts';
import type { NamedEntity } from './name-search.ts';
import { describeNameSearch, title, trickyTitles } from './testing/describe-name-search.ts';

describeNameSearch('the gram index', async () => gramIndex());

const syllables = ['ma', 'tri', 'ko', 'lan', 'de', 'ru', 'star', 'night', 'il', 'vo'];

function madeUp(count: number, seed: number): readonly NamedEntity[] {
	const random = seededRandom(seed, 'names');
	const word = () =>
		Array.from({ length: 1 + random.below(3) }, () => syllables[random.below(10)]).join('');
	return Array.from({ length: count }, (_, i) =>
		title(`t${i}`, `${word()} ${word()}`, random.below(5) / 5),
	);
}

function keptAfter(
	changes: readonly { readonly entities: readonly NamedEntity[]; readonly removes: boolean }[],
): ReadonlyMap<string, string> {
	const kept = new Map<string, string>();
	for (const { entities, removes } of changes)
		for (const { entityId, names } of entities)
			if (removes) kept.delete(entityId);
			else kept.set(entityId, names[0]!.text);
	return kept;
}

describe('a gram index', () => {
	test('put one by one, in portions or at once: it answers the same once merged', async () => {
		const entities = madeUp(400, 1);
		const whole = gramIndex();
		await whole.put(entities);
		const parts = gramIndex();
		for (let from = 0; from < 400; from += from < 50 ? 1 : 70)
			await parts.put(entities.slice(from, from < 50 ? from + 1 : from + 70));
		await parts.maintain();
		expect(parts.size).toBe(400);
		expect(parts.contents().segments.length).toBeLessThan(12);
		for (const { text } of madeUp(40, 2).map(({ names }) => names[0]!)) {
			const query = { text, limit: 5 };
			expect(await parts.search(query)).toEqual(await whole.search(query));
		}
	});

	test('holds what was put and not removed since, whatever the order of changes', async () => {
		const change = fc.record({
			ids: fc.array(fc.nat(30), { minLength: 1, maxLength: 12 }),
			removes: fc.boolean(),
			waits: fc.boolean(),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(change, { maxLength: 25 }), async (changes) => {
				const index = gramIndex();
				const doing: Promise<void>[] = [];
				const changed = changes.map(({ ids, removes, waits }, at) => ({
					entities: ids.map((id) => title(`t${id}`, `Name${id} Version${at}`, 0.5)),
					removes,
					waits,
				}));
				for (const { entities, removes, waits } of changed) {
					const ids = entities.map(({ entityId }) => entityId);
					doing.push(removes ? index.remove(ids) : index.put(entities));
					if (waits) await Promise.all(doing);
				}
				await Promise.all(doing);
				await index.maintain();
				const kept = keptAfter(changed);
				expect(index.size).toBe(kept.size);
				expect(new Set(index.ids())).toEqual(new Set(kept.keys()));
				for (const [entityId, text] of kept) {
					const entity = title(entityId, text, 0.5);
					expect(index.holds(entity)).toBe(true);
					expect(index.holds({ ...entity, weight: 0.4 })).toBe(false);
					expect(index.holds({ ...entity, names: [...entity.names, { text: 'too' }] })).toBe(false);
					expect(await index.search({ text, limit: 1 })).toMatchObject([
						{ entityId, bucket: 'exact' },
					]);
				}
				await index.close();
			}),
			{ numRuns: 40 },
		);
	});

	test('one letter finds the best known that begin with it, also behind the first word', async () => {
		const index = gramIndex();
		await index.put([...trickyTitles, ...madeUp(500, 3)]);
		const found = await index.search({ text: 'm', limit: 5 });
		expect(found[0]).toMatchObject({ entityId: 'm', bucket: 'exact' });
		expect(found[1]).toMatchObject({ bucket: 'prefix', weight: 0.8 });
		const han = await index.search({ text: '龙', limit: 1 });
		expect(han[0]).toMatchObject({ entityId: 'tiger', bucket: 'word-prefix' });
	});

	test('a whole name one edit off comes before long names that begin like it', async () => {
		const index = gramIndex();
		await index.put([
			title('long', 'Amelia Earhart and the Many Lost Islands of the Pacific', 0.2),
			title('near', 'Amelie', 0.2),
		]);
		expect((await index.search({ text: 'amelei', limit: 2 }))[0]?.entityId).toBe('near');
	});

	test('where nothing is within the edits allowed, the nearest is shown with its edits', async () => {
		const index = gramIndex();
		await index.put(trickyTitles);
		const [first] = await index.search({ text: 'herxulxzs', limit: 1 });
		expect(first).toMatchObject({ entityId: 'hercules', edits: 3, bucket: 'near' });
	});

	test('half of a name of two signs may be wrong where nothing is nearer', async () => {
		const index = gramIndex();
		await index.put([title('sholay', 'शोले', 0.5), ...trickyTitles]);
		expect(await index.search({ text: 'सोले', limit: 1 })).toMatchObject([{ entityId: 'sholay' }]);
	});

	test('an alias of one name never hides that another name is written so', async () => {
		const index = gramIndex();
		const names = [
			{ text: 'Самоа', locale: 'bg' },
			{ text: 'Samoa', locale: 'lt' },
		];
		await index.put([{ ...title('samoa', '', 0), names }, title('long', 'Samoa Amerika', 1)]);
		const [first] = await index.search({ text: 'samoa', limit: 2 });
		expect(first).toMatchObject({ entityId: 'samoa', bucket: 'exact', name: names[1] });
	});

	test('of two names that differ by an accent alone the one that was typed is told', async () => {
		const index = gramIndex();
		const names = [{ text: 'Amelie' }, { text: 'Amélie', locale: 'fr' }];
		await index.put([{ ...title('a', '', 0), names }]);
		const [first] = await index.search({ text: 'amélie', limit: 1 });
		expect(first).toMatchObject({ name: names[1], bucket: 'exact', cost: 0 });
	});

	test('of names as like and as well known, those of the language of the one who types come first', async () => {
		const index = gramIndex();
		const named = (id: string, text: string, locale: string) => ({
			...title(id, '', 0.5),
			names: [{ text, locale }],
		});
		await index.put([named('a', 'Peru', 'de'), named('b', 'Pera', 'fi')]);
		for (const [locale, first] of [
			['fi-FI', 'b'],
			['de', 'a'],
		] as const)
			expect((await index.search({ text: 'per', locale, limit: 2 }))[0]?.entityId).toBe(first);
	});

	test('a name spelled by ear is found, though more is wrong than edits would allow', async () => {
		const index = gramIndex();
		const noise = ['Midnight', 'Evil Dead', 'Brigitte', 'Brian', 'Dune', 'Paradise', 'Theseus'];
		const heard = ['Medieval', 'Bright', 'Doubt', 'Proof', 'Malice', 'Gandhi', 'Zephyr', 'Thief'];
		await index.put([...noise, ...heard].map((text) => title(text, text, 0.5)));
		for (const [typed, meant] of [
			['midevil', 'Medieval'],
			['brite', 'Bright'],
			['dowt', 'Doubt'],
			['prufe', 'Proof'],
			['malless', 'Malice'],
			['ghandi', 'Gandhi'],
			['zefer', 'Zephyr'],
			['theiv', 'Thief'],
		] as const)
			expect((await index.search({ text: typed, limit: 1 }))[0]?.entityId, typed).toBe(meant);
	});

	test('what sounds alike comes behind what is one letter away', async () => {
		const index = gramIndex();
		await index.put([title('sound', 'Robo', 1), title('letter', 'Rebel', 0)]);
		const found = await index.search({ text: 'rebeo', limit: 2 });
		expect(found.map(({ entityId }) => entityId)).toEqual(['letter', 'sound']);
	});

	test('four letters that begin a name only if its words run together are rather a mistyped name', async () => {
		const index = gramIndex();
		await index.put([title('chance', 'Las Olas', 0.5), title('meant', 'Lasso', 0.5)]);
		const first = async (text: string) => (await index.search({ text, limit: 2 }))[0]?.entityId;
		expect(await first('laso')).toBe('meant');
		expect(await first('las o')).toBe('chance');
		expect(await first('lasola')).toBe('chance');
	});

	test('an initial stands for a first name', async () => {
		const index = gramIndex();
		const people = ['Chang Chen', 'Chang Han', 'George Chang', 'Mary Chang'];
		await index.put(people.map((text) => ({ ...title(text, text, 0.5), kind: 'person' as const })));
		for (const text of ['g chang', 'G. Chang'])
			expect((await index.search({ text, limit: 1 }))[0]?.entityId, text).toBe('George Chang');
	});

	test('a sign that was typed tells names apart that differ by it alone, however well known the other is', async () => {
		const index = gramIndex();
		await index.put([title('asked', 'The End?', 0), title('plain', 'The End', 1)]);
		const first = async (text: string) => (await index.search({ text, limit: 2 }))[0];
		expect(await first('the end?')).toMatchObject({ entityId: 'asked', bucket: 'exact', cost: 0 });
		expect(await first('the end')).toMatchObject({ entityId: 'plain', bucket: 'exact', cost: 0 });
	});

	test('a mistake in a name of one’s own language comes before how foreign names begin', async () => {
		const index = gramIndex();
		const foreign = { text: '恋如雨止', locale: 'zh-Hans' };
		const own = { text: 'Lain', locale: 'es' };
		await index.put([
			{ ...title('foreign', '', 0.5), names: [foreign] },
			{ ...title('own', '', 0.5), names: [own] },
		]);
		const first = async (text: string, locale?: string) =>
			(await index.search({ text, limit: 2, ...(locale && { locale }) }))[0]?.entityId;
		expect(await first('lian', 'es')).toBe('own');
		expect(await first('lian', 'zh-Hans')).toBe('foreign');
	});

	test('an ill-formed identifier, a weight outside of 0 to 1, a limit of none are refused with their values', async () => {
		const index = gramIndex();
		await expect(index.put([title('\ud800', 'x', 0)])).rejects.toThrow('\\ud800');
		await expect(index.put([title('a', 'x', 1.5)])).rejects.toThrow('1.5');
		await expect(index.search({ text: 'a', limit: 0 })).rejects.toThrow('got 0');
	});
});
