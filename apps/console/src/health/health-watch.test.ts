import { expect, test } from 'vitest';
import { healthWatch } from './health-watch.ts';

const flushed = () => new Promise<void>((done) => setImmediate(done));

test('it asks while somebody looks, one question at a time, and keeps what it saw', async () => {
	let asked = 0;
	let due: (() => void) | undefined;
	const watch = healthWatch({
		ask: async () => ({ now: ++asked * 1000, surfaces: [] }),
		wait: (_, then) => {
			due = then;
			return () => {
				due = undefined;
			};
		},
	});
	const [one, other] = [watch.watch(() => {}), watch.watch(() => {})];
	await flushed();
	expect(asked).toBe(1);
	due?.();
	await flushed();
	expect(watch.now().samples.map(({ now }) => now)).toEqual([1000, 2000]);
	one();
	expect(due).toBeDefined();
	other();
	expect(due).toBeUndefined();
	expect(watch.now().samples).toHaveLength(2);
	watch.watch(() => {})();
	await flushed();
	expect(asked).toBe(3);
	expect(watch.now().samples, 'nobody waited for the third answer').toHaveLength(2);
});

test('an answer that does not come is told, and what was known stays', async () => {
	const answers = [{ now: 1, surfaces: [] }];
	let due: (() => void) | undefined;
	const watch = healthWatch({
		ask: async () => answers.pop() ?? Promise.reject(new Error('gone')),
		wait: (_, then) => {
			due = then;
			return () => {};
		},
	});
	const leave = watch.watch(() => {});
	await flushed();
	due?.();
	await flushed();
	expect(watch.now()).toMatchObject({ samples: [{ now: 1 }], error: { message: 'gone' } });
	leave();
	expect(watch.now(), 'who looks again has not been refused').toEqual({
		samples: [{ now: 1, surfaces: [] }],
	});
});
