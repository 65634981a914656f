import { expect, test } from 'vitest';
import { Failure } from './failure.ts';
import { profileId } from './identifiers.ts';
import { completion, probability, seconds } from './quantities.ts';
import { epochMs, utcDay } from './time.ts';

test('an identifier with a space, nothing in it or 129 characters is refused with a code and a remedy', () => {
	for (const bad of ['', 'a b', 'x'.repeat(129), '-a', 'ä'])
		expect(() => profileId(bad)).toThrow(
			expect.objectContaining({ code: 'identifier-malformed', responsible: 'caller' }),
		);
	expect(profileId('p:1@home')).toBe('p:1@home');
});

test('a failure reads as one sentence with code, place and remedy', () => {
	const failure = new Failure('log-torn', {
		responsible: 'dependency',
		what: 'the last record is torn',
		where: 'segment 3',
		remedy: 'Nothing: it was never acknowledged.',
	});
	expect(failure.message).toBe(
		'log-torn: the last record is torn (segment 3). Nothing: it was never acknowledged.',
	);
});

test('quantities refuse what they cannot be', () => {
	expect(() => probability(1.01)).toThrow(RangeError);
	expect(() => seconds(-1)).toThrow(RangeError);
	expect(() => seconds(Number.NaN)).toThrow(RangeError);
	expect(() => epochMs(1.5)).toThrow(RangeError);
	expect(() => epochMs(8.64e15 + 1)).toThrow(RangeError);
});

test('watching the credits twice completes a title no more than once', () => {
	expect(completion(seconds(9_000), seconds(6_000))).toBe(1);
	expect(() => completion(seconds(1), seconds(0))).toThrow('cannot be completed');
});

test('the day before 1970 is day -1', () => {
	expect(utcDay(epochMs(-1))).toBe(-1);
});
