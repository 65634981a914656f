import { afterAll, expect, test } from 'vitest';
import { askedOf } from './stats-asked.fixture.ts';

const { asked, json, remove } = askedOf('stats');
afterAll(remove);

test('power answers what is not given', async () => {
	const { units, runLength } = await json(
		'power',
		'--baseline',
		'0.1',
		'--lift',
		'0.05',
		'--per-day',
		'20000',
		'--matures-in-days',
		'7',
	);
	expect(units).toBeCloseTo(115_519.529, 3); // 2 (1.96 + 0.84)² (0.1 · 0.9 + 0.105 · 0.895) / 0.005²
	expect(runLength).toEqual({ enrolmentDays: 6, wholeWeeks: 1, untilReadable: 14 });
	expect((await json('power', '--sd', '1', '--units', String(3139.5518937))).estimate).toBeCloseTo(
		0.1,
		6,
	);
	expect(
		(await json('power', '--sd', '1', '--effect', '0.1', '--units', '3139.5518937')).estimate,
	).toBeCloseTo(0.8, 5);
});

test.each([
	[['--sd', '-1', '--effect', '1'], /a deviation of -1/],
	[['--sd', '1', '--effect', '1', '--units', '9', '--power', '0.9'], /all given/],
])('%j is no question', async (words, says) => {
	expect(await asked('power', ...words)).toMatchObject({
		code: 1,
		stdout: '',
		stderr: expect.stringMatching(says),
	});
});
