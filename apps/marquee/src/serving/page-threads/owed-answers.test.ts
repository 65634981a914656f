import { manualStopwatch } from '@marquee/pipeline/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { owedAnswers } from './owed-answers.ts';

test('whatever comes in whichever order, each answer goes to whoever asked for it, once, and the count is of those still owed', () =>
	fc.assert(
		fc.asyncProperty(
			fc.array(fc.tuple(fc.nat({ max: 9 }), fc.boolean()), { maxLength: 20 }),
			async (came) => {
				const owing: boolean[] = [];
				const owed = owedAnswers(manualStopwatch(), (isOwed) => void owing.push(isOwed));
				const asked = Array.from({ length: 6 }, () => owed.owe<number>());
				const first = new Map<number, string>();
				for (const [id, isThere] of came) {
					if (isThere) owed.resolve(id, id);
					else owed.reject(id, id);
					if (id < asked.length && !first.has(id)) first.set(id, isThere ? 'there' : 'failed');
				}
				expect(owed.count()).toBe(asked.length - first.size);
				expect(owing.at(-1)).toBe(owed.count() > 0);
				owed.rejectAll('over');
				for (const { id, answer } of asked) {
					const became = await answer.then(
						(value) => `there ${value}`,
						(cause) => `failed ${cause}`,
					);
					expect(became).toBe(first.has(id) ? `${first.get(id)} ${id}` : 'failed over');
				}
			},
		),
		{ numRuns: 50 },
	));

test('the oldest is the one that has waited longest of those still owed', () => {
	const stopwatch = manualStopwatch();
	const owed = owedAnswers(stopwatch, () => undefined);
	const first = owed.owe();
	stopwatch.advance(30);
	owed.owe().answer.catch(() => undefined);
	stopwatch.advance(12);
	expect(owed.oldestMs()).toBe(42);
	owed.resolve(first.id, undefined);
	expect(owed.oldestMs()).toBe(12);
	owed.rejectAll('over');
	expect(owed.oldestMs()).toBe(0);
});
