import { afterAll, expect, test } from 'vitest';
import { askedOf } from './stats-asked.fixture.ts';

const { asked, file, json, remove } = askedOf('stats');
afterAll(remove);

test('drift: two files, one file with arms, a bare list of numbers', async () => {
	const list = Array.from({ length: 200 }, (_, i) => (i * 37) % 101);
	const [bare, headed] = [
		file(list.join('\n')),
		file(`score\n${list.map((one) => one + 30).join('\n')}`),
	];
	const psi = await json('psi', bare, headed);
	expect(psi).toMatchObject({ alarm: true, n: { reference: 200, current: 200 } });
	expect(await json('psi', bare, bare)).toMatchObject({ estimate: 0, pValue: 1 });
	const ks = await json('ks', bare, headed);
	const inOne = await json('ks', file({ current: list.map((one) => one + 30), reference: list }));
	expect(inOne).toEqual(ks);
	expect(ks.shift.estimate).toBeCloseTo(30, 9);
});

test('samples are read from columns of their own and from the only list of a file; a third is refused', async () => {
	const both = { reference: [1, 2, 3, 4], current: [2, 3, 4, 9] };
	const expected = await json('ks', file(both));
	expect(await json('ks', file('reference,current\n1,2\n2,3\n3,4\n4,9\n'))).toEqual(expected);
	const [one, other] = [file({ values: both.reference }), file({ values: both.current })];
	expect(await json('ks', one, other)).toEqual(expected);
	expect((await asked('ks', one, other, one)).stderr).toMatch(/3 files are named for two samples/);
});
