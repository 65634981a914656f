import { epochMs, settableClock } from '@marquee/units';
import { expect, test } from 'vitest';
import { keptAnswers } from './kept-answers.ts';

test('an answer is fresh for a while, then only shown', () => {
	const clock = settableClock(epochMs(0));
	const kept = keptAnswers<string>(clock, 1_000);
	kept.keep('home', 'page');
	expect(kept.recall('home')).toEqual({ answer: 'page', fresh: true });
	clock.advance(1_000);
	expect(kept.recall('home')).toEqual({ answer: 'page', fresh: false });
	expect(kept.recall('browse')).toBeUndefined();
});

test('when something has happened no answer is fresh, but each can be shown', () => {
	const kept = keptAnswers<number>(settableClock(epochMs(0)));
	kept.keep('home', 1);
	kept.keep('browse', 2);
	kept.spoil();
	expect(kept.recall('home')).toEqual({ answer: 1, fresh: false });
	kept.keep('home', 3);
	expect(kept.recall('home')).toEqual({ answer: 3, fresh: true });
});

test('only the last dozen are kept', () => {
	const kept = keptAnswers<number>(settableClock(epochMs(0)));
	for (let i = 0; i < 20; i++) kept.keep(`place ${i}`, i);
	const left = Array.from({ length: 20 }, (_, i) => kept.recall(`place ${i}`)).filter(Boolean);
	expect(left).toHaveLength(12);
	expect(kept.recall('place 19')?.answer).toBe(19);
});
