import { Failure } from '@marquee/units';
import { expect, test } from 'vitest';
import { keptAnswers } from './kept-answers.ts';

const unready = () =>
	new Failure('experiment-reading-unready', { responsible: 'dependency', what: '', remedy: '' });

/** Answers that are made by hand, and a clock that is moved by hand. */
function byHand() {
	let now = 0;
	let isPatient = true;
	const making: PromiseWithResolvers<string>[] = [];
	const never = new Promise<void>(() => {});
	const kept = keptAnswers<string>(
		{ keptForMs: 100, now: () => now, wait: () => (isPatient ? never : Promise.resolve()) },
		unready,
	);
	return {
		making,
		ask: (fresh = false) =>
			kept.of('key', fresh, () => {
				making.push(Promise.withResolvers<string>());
				return making.at(-1)!.promise;
			}),
		pass: (ms: number) => {
			now += ms;
		},
		beImpatient: () => {
			isPatient = false;
		},
	};
}
const unsettled = () => new Promise((resolve) => setImmediate(resolve));

test('an answer is made once for all who ask, and kept for its time', async () => {
	const { ask, making, pass } = byHand();
	const both = Promise.all([ask(), ask()]);
	making[0]!.resolve('one');
	expect(await both).toEqual(['one', 'one']);
	pass(99);
	expect(await ask()).toBe('one');
	expect(making).toHaveLength(1);
});

test('an answer that is too old is given while the next is made', async () => {
	const { ask, making, pass } = byHand();
	const first = ask();
	making[0]!.resolve('one');
	await first;
	pass(100);
	expect(await ask()).toBe('one');
	expect(making).toHaveLength(2);
	making[1]!.resolve('two');
	await unsettled();
	expect(await ask()).toBe('two');
});

test('who asks for a fresh one waits for it', async () => {
	const { ask, making } = byHand();
	const first = ask();
	making[0]!.resolve('one');
	await first;
	const fresh = ask(true);
	making[1]!.resolve('two');
	expect(await fresh).toBe('two');
});

test('nobody waits longer than there is patience, and why it failed is told once, to whoever asks next', async () => {
	const { ask, making, beImpatient } = byHand();
	beImpatient();
	await expect(ask()).rejects.toMatchObject({ code: 'experiment-reading-unready' });
	making[0]!.reject(new RangeError('no'));
	await unsettled();
	await expect(ask()).rejects.toThrow('no');
	await expect(ask()).rejects.toMatchObject({ code: 'experiment-reading-unready' });
	expect(making).toHaveLength(2);
});
