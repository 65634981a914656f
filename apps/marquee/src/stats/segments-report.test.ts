import { seededRandom } from '@marquee/units';
import { afterAll, expect, test } from 'vitest';
import { askedOf } from './stats-asked.fixture.ts';

const { file, asked, json, remove } = askedOf('stats', 'segments');
afterAll(remove);

/** Rows of units: the effect is 0.5 in `tv` and nothing elsewhere. */
function rows(): string {
	const random = seededRandom(7, 'segments');
	const lines = Array.from({ length: 2400 }, (_, i) => {
		const device = ['tv', 'phone', 'web', 'tablet'][i % 4]!;
		const arm = random.next() < 0.5 ? 'control' : 'new';
		const hours = random.normal() + (device === 'tv' && arm === 'new' ? 0.5 : 0);
		return `${i},${arm},${device},${hours}`;
	});
	return `unit,arm,device,value\n${lines.join('\n')}\n`;
}

test('a segment that differs is told, and drawn towards the others by what chance explains', async () => {
	const report = await json(file(rows()), '--segment', 'device');
	expect(report.heterogeneity).toMatchObject({ degreesOfFreedom: 3 });
	expect(report.heterogeneity.pValue).toBeLessThan(0.01);
	const [tv, phone] = report.segments;
	expect(tv).toMatchObject({ segment: 'tv' });
	expect(tv.shrunken.estimate).toBeLessThan(tv.estimate);
	expect(tv.shrunken.estimate).toBeGreaterThan(report.estimate);
	expect(tv.pValueAdjusted).toBeLessThan(0.05);
	expect(phone.pValueAdjusted).toBeGreaterThan(0.05);
});

test('segments of sums are read too; one that is too small is left out with the reason', async () => {
	const table = file(
		'arm,n,sum,sumSquares,country\nold,100,10,30,JP\nnew,100,20,40,JP\nold,100,9,30,BR\nnew,100,12,33,BR\nold,1,1,1,SM\nnew,1,0,0,SM\nold,50,1,1,FJ\n',
	);
	const { segments, leftOut } = await json(table, '--segment', 'country');
	expect(segments.map(({ segment }: { segment: string }) => segment)).toEqual(['JP', 'BR']);
	expect(leftOut).toEqual([
		{ segment: 'SM', reason: expect.stringContaining('n is 1') },
		{ segment: 'FJ', reason: 'one arm only' },
	]);
});

test('a file without segments is refused with what to name', async () => {
	const plain = file('arm,value\na,1\na,2\nb,2\nb,4\n');
	expect((await asked(plain)).stderr).toMatch(/1 segments can be read[\s\S]*--segment/);
});

test('a column of segments that is not there is asked for by the flag that named it', async () => {
	const units = file('arm,value,country\na,1,JP\na,2,JP\nb,2,BR\nb,4,BR\n');
	const sums = file('arm,n,sum,sumSquares,country\na,9,5,5,JP\nb,9,4,4,JP\n');
	for (const path of [units, sums])
		expect((await asked(path, '--segment', 'nope')).stderr).toMatch(
			/^stats-column-missing: .*no nope[\s\S]*country by --segment/,
		);
});

test('sums by segment need no flag where the column has a usual name', async () => {
	const of = (name: string) =>
		file(
			`arm,n,sum,sumSquares,${name}\nold,100,10,30,JP\nnew,100,20,40,JP\nold,100,9,30,BR\nnew,100,12,33,BR\n`,
		);
	const named = await json(of('country'), '--segment', 'country');
	for (const name of ['segment', 'stratum', 'epoch']) expect(await json(of(name))).toEqual(named);
	const listed = ['old', 'new'].flatMap((arm, i) => [
		{ arm, n: 100, sum: 10 + 10 * i, sumSquares: 30 + 10 * i, segment: 'JP' },
		{ arm, n: 100, sum: 9 + 3 * i, sumSquares: 30 + 3 * i, segment: 'BR' },
	]);
	expect(await json(file(listed))).toEqual(named);
	expect((await asked(file(listed), '--segment', 'nope')).stderr).toMatch(/segment by --segment/);
});
