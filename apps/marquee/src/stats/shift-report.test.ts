import { afterAll, expect, test } from 'vitest';
import { askedOf } from './stats-asked.fixture.ts';

const { file, asked, json, remove } = askedOf('stats', 'shift');
afterAll(remove);

test('two lists are compared by ranks: their shift, and how often one lies above the other', async () => {
	const [one, other] = [file('1\n2\n3\n4\n5'), file('3\n4.5\n5.5\n6.5\n7.5')];
	const reading = await json(one, other);
	expect(reading).toMatchObject({ method: 'mann-whitney', n: { reference: 5, current: 5 } });
	expect(reading.superiority).toBe(21.5 / 25); // counted by hand
	expect(reading.estimate).toBe(2.5);
});

test('pairs by unit are those by row, whichever order the units come in', async () => {
	const before = [3, 1, 4, 1.5, 5, 9];
	const after = [4, 3, 4.5, 3.5, 4.9, 12];
	const lists = await json(file(before.join('\n')), file(after.join('\n')), '--paired');
	expect(lists).toMatchObject({ method: 'wilcoxon-signed-rank', n: { pairs: 6 } });
	const rows = [
		...before.map((value, i) => `u${i},before,${value}`),
		...after.map((value, i) => `u${i},after,${value}`).reverse(),
	];
	const table = file(`unit,arm,value\n${rows.join('\n')}\n`);
	expect(await json(table, '--paired', '--control', 'before')).toEqual(lists);
});

test('what is no pair is refused', async () => {
	const [two, three] = [file('1\n2'), file('1\n2\n3')];
	expect((await asked(two, three, '--paired')).stderr).toMatch(/2 values on one side and 3/);
	const lone = file('unit,arm,value\n1,a,1\n2,a,2\n1,b,3\n');
	expect((await asked(lone, '--paired')).stderr).toMatch(/on one side only/);
	const twice = file('unit,arm,value\n1,a,1\n1,a,2\n1,b,3\n');
	expect((await asked(twice, '--paired')).stderr).toMatch(/twice in one arm/);
});
