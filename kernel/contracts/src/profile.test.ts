import { expect, test } from 'vitest';
import { Preferences } from './profile.ts';
import { validator } from './validation.ts';

const validated = validator(Preferences);

test.each(['America/Sao_Paulo', 'Asia/Kathmandu', 'UTC', 'Europe/Lisbon'])(
	'%s is a time zone that a profile may live in',
	(timeZone) => {
		expect(validated({ timeZone, messages: false }).problems).toBeUndefined();
	},
);

test.each(['Mars/Olympus', '', 'Lisbon', 'Europe/Lisbon ', `Etc/${'x'.repeat(80)}`])(
	'“%s” is no time zone, and the answer says what one looks like',
	(timeZone) => {
		const { problems = [] } = validated({ timeZone });
		expect(problems[0]?.at).toBe('/timeZone');
		if (timeZone.length <= 64)
			expect(problems[0]?.expected).toBe('an IANA time zone, as America/Sao_Paulo');
	},
);

test('whether somebody wants messages is said with yes or no, not in words', () => {
	expect(validated({ messages: 'no' }).problems).toMatchObject([{ at: '/messages' }]);
});
