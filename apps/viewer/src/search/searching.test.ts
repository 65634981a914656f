import type { SearchAnswer } from '@marquee/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AskedSearch, restMs, searching } from './searching.ts';

/** A world whose clock is turned by hand and whose service answers when it is told to. */
function world() {
	let now = 0;
	let ids = 0;
	const timers = new Set<{ at: number; then: () => void }>();
	const asked: {
		asked: AskedSearch;
		signal: AbortSignal;
		answer: (query?: string) => Promise<void>;
		fail: (why: unknown) => Promise<void>;
	}[] = [];
	const suggested: AskedSearch[] = [];
	const search = searching(
		{
			answer: (wanted, signal) =>
				new Promise((resolve, reject) =>
					asked.push({
						asked: wanted,
						signal,
						answer: async (query = wanted.text) => resolve({ query } as SearchAnswer),
						fail: async (why) => reject(why),
					}),
				),
			suggest: async (wanted) => {
				suggested.push(wanted);
				return [{ text: `${wanted.text}!`, kind: 'title', highlights: [] }];
			},
			wait: (milliseconds, then) => {
				const timer = { at: now + milliseconds, then };
				timers.add(timer);
				return () => timers.delete(timer);
			},
			newId: () => `session-${++ids}`,
		},
		{ text: '', filters: {} },
	);
	const pass = (milliseconds: number) => {
		now += milliseconds;
		for (const timer of [...timers]) if (timer.at <= now && timers.delete(timer)) timer.then();
	};
	const texts = () => asked.map(({ asked: { text } }) => text);
	return { search, asked, suggested, pass, texts };
}

test('letters that follow each other quickly are asked once, when the hands rest', () => {
	const { search, pass, texts } = world();
	for (const text of ['h', 'ha', 'har']) {
		search.write(text, false);
		expect(search.now().text).toBe(text);
		pass(restMs - 1);
	}
	expect(texts()).toEqual([]);
	pass(1);
	expect(texts()).toEqual(['har']);
	pass(1_000);
	expect(texts()).toEqual(['har']);
});

test('an answer that was overtaken says nothing, whichever comes first and even if it could not be stopped', async () => {
	const { search, asked, pass } = world();
	search.write('h', false);
	pass(restMs);
	search.write('ha', false);
	pass(restMs);
	expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false]);
	await asked[1]!.answer();
	await asked[0]!.answer();
	expect(search.now()).toMatchObject({ answer: { query: 'ha' }, waiting: false });

	search.write('har', false);
	pass(restMs);
	search.write('harb', false);
	pass(restMs);
	await asked[2]!.fail(new Error('too late to matter'));
	expect(search.now()).toMatchObject({ answer: { query: 'ha' }, waiting: true, error: undefined });
	await asked[3]!.answer();
	expect(search.now().answer?.query).toBe('harb');
});

test('whatever is typed, in whatever order answers come, the last answer shown is to the last text', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.boolean(), fc.boolean()), { minLength: 1 }),
			fc.infiniteStream(fc.nat()),
			async (keys, order) => {
				const { search, asked, pass } = world();
				for (const [text, composing, rests] of keys) {
					search.write(text, composing);
					if (rests) pass(restMs);
				}
				search.write(`${keys.at(-1)![0]}.`, false);
				pass(restMs);
				const open = [...asked];
				while (open.length > 0) await open.splice(order.next().value % open.length, 1)[0]!.answer();
				expect(search.now()).toMatchObject({
					answer: { query: `${keys.at(-1)![0]}.`.trim() },
					waiting: false,
				});
			},
		),
		{ numRuns: 60 },
	);
});

test('while a word is put together nothing is asked, not even what was about to be; at its end it is', () => {
	const { search, pass, texts } = world();
	search.write('a', false);
	for (const text of ['aㅎ', 'a하', 'a한']) {
		search.write(text, true);
		pass(10 * restMs);
	}
	expect(texts()).toEqual([]);
	expect(search.now()).toMatchObject({ text: 'a한', composing: true });
	search.write('a한', false);
	pass(restMs);
	expect(texts()).toEqual(['a한']);
});

test('one id is said from the first letter to the choice, another after it', () => {
	const { search, asked, suggested, pass } = world();
	search.want({});
	search.write('h', false);
	pass(restMs);
	search.want({ filters: { genre: 'Crime' } });
	search.chosen();
	search.write('ha', false);
	pass(restMs);
	expect(asked.map(({ asked: { session } }) => session)).toEqual([
		'session-1',
		'session-1',
		'session-1',
		'session-2',
	]);
	expect(suggested.map(({ session }) => session)).toEqual(['session-1', 'session-1', 'session-2']);
});

test('what was asked already is not asked again: spaces around it, or back to it before the hands rest', () => {
	const { search, pass, texts } = world();
	search.write('ha', false);
	pass(restMs);
	search.write('ha ', false);
	pass(restMs);
	search.write('har', false);
	search.write('ha', false);
	pass(restMs);
	search.want({});
	expect(texts()).toEqual(['ha']);
	search.again();
	expect(texts()).toEqual(['ha', 'ha']);
});

test('filters stay while the text grows, and go when it is emptied', () => {
	const { search, asked, pass } = world();
	search.want({ text: 'ha', filters: { decade: 1990 } });
	search.write('har', false);
	pass(restMs);
	expect(asked.at(-1)!.asked).toMatchObject({ text: 'har', filters: { decade: 1990 } });
	search.write('', false);
	pass(restMs);
	expect(asked.at(-1)!.asked).toMatchObject({ text: '', filters: {} });
	expect(search.now().suggestions).toEqual([]);
});

test('an answer that does not come leaves the last one there, and says why', async () => {
	const { search, asked } = world();
	search.want({ text: 'ha' });
	await asked[0]!.answer();
	search.want({ text: 'har' });
	const why = new Error('down');
	await asked[1]!.fail(why);
	expect(search.now()).toMatchObject({ answer: { query: 'ha' }, error: why, waiting: false });
	search.again();
	await asked[2]!.answer();
	expect(search.now()).toMatchObject({ answer: { query: 'har' }, error: undefined });
});

test('whoever has left is told nothing and asks nothing', async () => {
	const { search, asked, pass, texts } = world();
	search.want({ text: 'ha' });
	search.write('har', false);
	search.leave();
	pass(restMs);
	await asked[0]!.answer();
	expect(texts()).toEqual(['ha']);
	expect(search.now().answer).toBeUndefined();
});
