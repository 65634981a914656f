import { expect, test } from 'vitest';
import { keyMemory } from './key-memory.ts';

const storage = () => {
	const kept = new Map<string, string>();
	return {
		getItem: (name: string) => kept.get(name) ?? null,
		setItem: (name: string, value: string) => void kept.set(name, value),
		removeItem: (name: string) => void kept.delete(name),
	};
};

test('a key is kept without the blanks it was pasted with, and forgotten with a reason until there is another', () => {
	const memory = keyMemory(storage());
	let told = 0;
	const unwatch = memory.watch(() => told++);
	memory.keep('  key\n');
	expect(memory.key()).toBe('key');
	memory.forget('The key is not known.');
	expect([memory.key(), memory.why()]).toEqual([undefined, 'The key is not known.']);
	memory.keep('other');
	expect(memory.why()).toBeUndefined();
	unwatch();
	memory.forget();
	expect(told).toBe(3);
});
