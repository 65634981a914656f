import type { ExperimentReading } from '@marquee/contracts';
import { expect, test } from 'vitest';
import { Declined } from '../service.ts';
import { makingWords, readingShelf } from './reading-shelf.ts';

const reading = (experiment: string) => ({ experiment }) as ExperimentReading;
const declined = (status: number, retryAfterSeconds?: number) =>
	new Declined({ type: 'x', title: 'x', status, detail: 'no', code: 'x' }, retryAfterSeconds);
const settled = () => new Promise((resolve) => setTimeout(resolve));

/** A shelf whose answers and waits are ended by hand. */
function shelved(atOnce = 2) {
	const asked: {
		key: string;
		fresh: boolean;
		answer: (with_: ExperimentReading | Error) => void;
	}[] = [];
	const waits: { milliseconds: number; then: () => void }[] = [];
	const shelf = readingShelf({
		atOnce,
		ask: (key, { fresh }) =>
			new Promise((resolve, reject) => {
				asked.push({
					key,
					fresh,
					answer: (answer) => (answer instanceof Error ? reject(answer) : resolve(answer)),
				});
			}),
		wait: (milliseconds, then) => {
			const one = { milliseconds, then };
			waits.push(one);
			return () => void waits.splice(waits.indexOf(one), 1);
		},
	});
	return { shelf, asked, waits };
}

test('no more readings are asked for at once than said, in the order in which they were wanted', async () => {
	const { shelf, asked } = shelved(2);
	for (const key of ['a', 'b', 'c', 'd']) shelf.want(key);
	expect(asked.map(({ key }) => key)).toEqual(['a', 'b']);
	asked[1]!.answer(reading('b'));
	await settled();
	expect(asked.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
	expect([shelf.of('a')?.is, shelf.of('b')?.is]).toEqual(['asking', 'here']);
});

test('who looked away before their turn is not asked for, and nobody is asked for again', async () => {
	const { shelf, asked, waits } = shelved(1);
	const leave = shelf.want('a');
	const leaveB = shelf.want('b');
	leaveB();
	leave();
	asked[0]!.answer(reading('a'));
	await settled();
	expect(asked).toHaveLength(1);
	expect(waits).toEqual([]);
	expect(shelf.of('a')?.reading).toEqual(reading('a'));
});

test('one that is being made is asked for again when the service said, and kept when a newer one fails', async () => {
	const { shelf, asked, waits } = shelved();
	let told = 0;
	shelf.watch(() => told++);
	shelf.want('a');
	asked[0]!.answer(declined(503, 7));
	await settled();
	expect(shelf.of('a')).toMatchObject({ is: 'making', againInSeconds: 7 });
	expect(waits.map(({ milliseconds }) => milliseconds)).toEqual([7_000]);
	waits[0]!.then();
	asked[1]!.answer(reading('a'));
	await settled();
	expect(shelf.of('a')).toEqual({ is: 'here', reading: reading('a') });
	shelf.fresh('a');
	expect(asked[2]).toMatchObject({ key: 'a', fresh: true });
	expect(shelf.of('a')).toEqual({ is: 'asking', reading: reading('a') });
	asked[2]!.answer(declined(500));
	await settled();
	expect(shelf.of('a')).toMatchObject({ is: 'failed', reading: reading('a') });
	expect(told).toBe(4);
});

test('while a newer one is made the old one is kept and asked about again, but not for ever', async () => {
	const { shelf, asked, waits } = shelved();
	const asOf = (at: number) => ({ ...reading('a'), asOf: at });
	shelf.want('a');
	asked[0]!.answer(asOf(1));
	await settled();
	shelf.fresh('a');
	asked[1]!.answer(asOf(1));
	await settled();
	expect(shelf.of('a')).toEqual({ is: 'making', reading: asOf(1), againInSeconds: 5 });
	waits.at(-1)!.then();
	asked[2]!.answer(asOf(2));
	await settled();
	expect(shelf.of('a')).toEqual({ is: 'here', reading: asOf(2) });
	shelf.fresh('a');
	for (let round = 3; shelf.of('a')?.is !== 'here'; round++) {
		asked[round]!.answer(asOf(2));
		await settled();
		if (shelf.of('a')?.is === 'making') waits.at(-1)!.then();
	}
	expect(asked).toHaveLength(3 + 25);
});

test('it is said whether a reading is the first, a newer one, or waits for a service that has too much to do', () => {
	const because = (code: string) =>
		new Declined({ type: 'x', title: 'x', status: 503, detail: 'Too much to do.', code });
	const unready = because('experiment-reading-unready');
	expect(makingWords({ is: 'making', error: unready })).toBe('The first reading is being made.');
	expect(makingWords({ is: 'making', reading: reading('a') })).toBe(
		'A newer reading is being made.',
	);
	expect(makingWords({ is: 'making', error: because('overloaded') })).toBe('Too much to do.');
});

test('two who want the same ask once', () => {
	const { shelf, asked } = shelved();
	const leave = shelf.want('a');
	shelf.want('a');
	leave();
	expect(asked).toHaveLength(1);
});
