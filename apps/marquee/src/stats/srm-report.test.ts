import { afterAll, expect, test } from 'vitest';
import { askedOf } from './stats-asked.fixture.ts';

const { asked, file, json, remove } = askedOf('stats');
afterAll(remove);

const rows =
	'User ID,Variant,Y,PRE\n1,b,1.5,1\n2,a,2.5,2\n3,b,2.0,2\n4,a,3.5,2\n5,a,3.0,1\n6,b,4.5,3\n7,b,4.0,3\n8,a,3.0,3\n';

test('sample ratios from counts, from rows and from epochs', async () => {
	const far = await json('srm', '--counts', '821588,815482');
	expect(far).toMatchObject({ alarm: true, degreesOfFreedom: 1 });
	expect(far.pValue).toBeCloseTo(1.8217928726e-6, 14);
	expect((await json('srm', file(rows))).arms).toMatchObject({ a: { count: 4 }, b: { count: 4 } });
	const epochs = 'arm,count,weight,day\na,9900,99,1\nb,100,1,1\na,5000,1,2\nb,5000,1,2\n';
	expect(await json('srm', file(epochs))).toMatchObject({
		pValue: 1,
		sequential: { epochs: 2, pValue: 1 },
	});
	expect(
		await json('srm', file({ counts: { a: 600, b: 400 }, weights: { a: 0.6, b: 0.4 } })),
	).toMatchObject({ pValue: 1 });
});

test.each([
	['a column of visitors', 'variation,visitors\na,10\nb,30\n'],
	[
		'the only column of numbers, whatever it is called',
		'variation,weight,people\na,1,10\nb,1,30\n',
	],
	['arms under name', 'name,count\na,10\nb,30\n'],
	['arms by name', { a: { users: 10, weight: 0.5 }, b: { users: 30, weight: 0.5 } }],
	[
		'a list of variations',
		{
			variations: [
				{ name: 'a', n: 10 },
				{ name: 'b', n: 30 },
			],
		},
	],
	['arms within an object', { arms: { a: { count: 10 }, b: { count: 30 } } }],
])('%s holds counts, not units', async (_, content) => {
	expect(await json('srm', file(content))).toMatchObject({
		chiSquare: 10,
		arms: { a: { count: 10 }, b: { count: 30 } },
	});
});

test('one row an arm without a count is refused: two units have no sample ratio', async () => {
	const { code, stderr } = await asked('srm', file('variation,visits,buys\na,10,3\nb,30,4\n'));
	expect({ code, stderr }).toMatchObject({
		code: 1,
		stderr: expect.stringMatching(/none of its columns is called count[\s\S]*visits, buys/),
	});
});
