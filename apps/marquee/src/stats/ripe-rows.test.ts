import { afterAll, expect, test } from 'vitest';
import { askedOf } from './stats-asked.fixture.ts';

const { file, asked, json, remove } = askedOf('stats');
afterAll(remove);
const rows = Array.from({ length: 40 }, (_, i) => {
	const day = String(1 + (i % 20)).padStart(2, '0');
	return `${i},${i % 3 === 0 ? 'old' : 'new'},${(i * 7) % 5},2026-11-${day}`;
});
const table = file(`unit,arm,value,exposed_at\n${rows.join('\n')}\n`);
const window = ['--window-days', '7', '--as-of', '2026-11-18'];

test('who has not had the whole window is not counted as lost, but left out and told', async () => {
	const report = await json('ab', table, ...window);
	expect(report.maturity).toEqual({
		counted: 22, // first exposed on the 1st to the 11th
		waiting: 18,
		allRipeAt: '2026-11-27T00:00:00.000Z',
		windowDays: 7,
		asOf: '2026-11-18T00:00:00.000Z',
	});
	const ripe = rows.filter((_, i) => i % 20 < 11).map((row) => row.replace(/,[^,]*$/, ''));
	const { maturity, ...same } = report;
	expect(same).toEqual(await json('ab', file(`unit,arm,value\n${ripe.join('\n')}\n`)));
});

test('moments in seconds and milliseconds are read as dates are', async () => {
	const dated = await json('sequential', table, ...window);
	for (const unit of [1, 1000]) {
		const numbered = rows.map((row) => {
			const [day] = /[^,]*$/.exec(row)!;
			return row.replace(day, String(Date.parse(day) / unit));
		});
		const other = file(`unit,arm,value,exposed_at\n${numbered.join('\n')}\n`);
		expect(await json('sequential', other, ...window)).toEqual(dated);
	}
});

test('nobody ripe, no column, no moment: each is refused', async () => {
	const early = ['--window-days', '7', '--as-of', '2026-11-02'];
	expect((await asked('ab', table, ...early)).stderr).toMatch(
		/none has had its 7 days[\s\S]*11-27/,
	);
	const without = file('arm,value\na,1\nb,2\n');
	expect((await asked('ab', without, ...window)).stderr).toMatch(/^stats-column-missing/);
	const broken = file('arm,value,exposed\na,1,soon\nb,2,later\n');
	expect((await asked('ab', broken, ...window)).stderr).toMatch(/"soon" where a moment is due/);
	const sums = file({ a: { n: 9, successes: 1 }, b: { n: 9, successes: 2 } });
	expect((await asked('ab', sums, ...window)).stderr).toMatch(/only sums/);
});
