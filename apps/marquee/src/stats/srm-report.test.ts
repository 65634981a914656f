import { afterAll, expect, test } from 'vitest';
import { askedOf } from './stats-asked.fixture.ts';

const { file, json, remove } = askedOf('stats');
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
