import { Failure } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gramIndex } from '../gram-index.ts';
import type { NameSearch } from '../name-search.ts';
import { shardedNames } from './sharded-names.ts';
import { someNames } from './some-names.fixture.ts';

const anyQuery = fc.oneof(
	fc.constantFrom('city of', 'godfahter', 'samourai', 'k', 'подкидыш', '', ' '),
	fc.string({ maxLength: 12 }),
);

async function filled(shards: number, replicas: number) {
	const engines = Array.from({ length: shards }, () =>
		Array.from({ length: replicas }, gramIndex0),
	);
	const heard: string[] = [];
	const names = shardedNames({ shards: engines, report: (replica) => void heard.push(replica) });
	await names.put(someNames);
	return { names, engines, heard };
}
const gramIndex0 = () => gramIndex();

/** An index as it was, in a process that ended. */
const dead: NameSearch = {
	size: 0,
	put: () => Promise.reject(new Error('gone')),
	remove: () => Promise.reject(new Error('gone')),
	search: () => Promise.reject(new Error('gone')),
	close: async () => {},
};

test('however many shards there are, the answer is the one of a single index', async () => {
	const whole = gramIndex();
	await whole.put(someNames);
	const { names } = await filled(3, 1);
	expect(names.size).toBe(whole.size);
	await fc.assert(
		fc.asyncProperty(anyQuery, fc.integer({ min: 1, max: 20 }), async (text, limit) => {
			const alone = await whole.search({ text, limit });
			const merged = await names.search({ text, limit });
			// What is beyond the edits allowed fills up a list that is short; how far it is looked for depends on the index.
			const good = alone.filter(({ cost }) => cost < 1.2);
			expect(merged.slice(0, good.length)).toEqual(good);
		}),
		{ numRuns: 60 },
	);
});

test('what is removed is gone from every replica', async () => {
	const { names, engines } = await filled(2, 2);
	await names.remove(['title:Stalker', 'nobody']);
	expect(names.size).toBe(someNames.length - 1);
	for (const replica of engines.flat())
		expect((await replica.search({ text: 'stalker', limit: 1 }))[0]?.entityId).not.toBe(
			'title:Stalker',
		);
});

test('a replica that fails is passed over, told of, and asked last for a while', async () => {
	const { engines } = await filled(1, 1);
	let asked = 0;
	const failing: NameSearch = {
		...dead,
		search: () => {
			asked++;
			return Promise.reject(new Error('gone'));
		},
	};
	const heard: string[] = [];
	const names = shardedNames({
		shards: [[failing, engines[0]![0]!]],
		report: (replica) => void heard.push(replica),
	});
	for (let call = 0; call < 50; call++)
		expect((await names.search({ text: 'stalker', limit: 1 }))[0]?.entityId).toBe('title:Stalker');
	expect(asked).toBe(1);
	expect(heard).toEqual(['0/0']);
});

test('a replica that missed a change is never asked again', async () => {
	const sound = gramIndex();
	const names = shardedNames({ shards: [[dead, sound]], report: () => {} });
	await names.put(someNames);
	expect(names.missed()).toEqual(['0/0']);
	expect(names.size).toBe(someNames.length);
});

test('another index takes the place of a replica that missed something', async () => {
	const names = shardedNames({ shards: [[dead, gramIndex()]], report: () => {} });
	await names.put(someNames);
	const whole = gramIndex();
	await whole.put(someNames.filter(({ entityId }) => names.shardOf(entityId) === 0));
	await names.restored(0, 0, whole);
	expect(names.missed()).toEqual([]);
	for (let call = 0; call < 3; call++)
		expect((await names.search({ text: 'stalker', limit: 1 }))[0]?.entityId).toBe('title:Stalker');
});

test('a change that fails late does not count against the one that has taken the place since', async () => {
	const failing = Promise.withResolvers<void>();
	const slow = { ...dead, put: () => failing.promise };
	const names = shardedNames({ shards: [[slow, gramIndex()]], report: () => {} });
	const putting = names.put(someNames);
	const whole = gramIndex();
	await whole.put(someNames);
	await names.restored(0, 0, whole);
	failing.reject(new Error('gone'));
	await putting;
	expect(names.missed()).toEqual([]);
});

test('a shard that nobody holds is told, not left out', async () => {
	const names = shardedNames({ shards: [[gramIndex()], [dead]], report: () => {} });
	const failure = await names.search({ text: 'stalker', limit: 5 }).catch((cause) => cause);
	expect(failure).toBeInstanceOf(Failure);
	expect(failure.code).toBe('names-shard-lost');
	await expect(names.put(someNames)).rejects.toThrow(/shard 1/);
});

test('a shard without a replica is a mistake of whoever wires it', () => {
	expect(() => shardedNames({ shards: [], report: () => {} })).toThrow(RangeError);
	expect(() => shardedNames({ shards: [[]], report: () => {} })).toThrow(RangeError);
});
