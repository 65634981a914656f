import { afterAll, expect, test } from 'vitest';
import { askedOf } from './stats-asked.fixture.ts';

const { file, json, remove } = askedOf('stats');
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
