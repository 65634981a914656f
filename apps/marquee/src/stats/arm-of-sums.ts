import { momentsFromSums } from '@marquee/statistics';
import type { ArmNumbers } from './arms-in-file.ts';
import { columnOf, type NamedColumns, plainName } from './columns.ts';
import { placed } from './placed.ts';
import { statsFailure } from './stats-failures.ts';
import { tableOfObjects } from './table.ts';

/** What the sum of products of two columns may be called. */
const productNames = [
	'products',
	'product',
	'sumproducts',
	'sumofproducts',
	'crossproduct',
	'crossproducts',
	'sumproduct',
];

/** What sums may be called, as `plainName` leaves it. */
export const sumNames = {
	n: [
		'n',
		'count',
		'users',
		'units',
		'size',
		'nobs',
		'trials',
		'visitors',
		'samplesize',
		'participants',
	],
	sum: ['sum', 'mainsum', 'total', 'numeratorsum'],
	sumSquares: [
		'sumsquares',
		'mainsumsquares',
		'sumofsquares',
		'numeratorsumsquares',
		'sumsq',
		'sumofsq',
		'sumsquared',
		'squaredsum',
		'sumsqr',
		'sqsum',
		'sum2',
		'sumx2',
		'sumy2',
		'ssq',
	],
	successes: ['successes', 'conversions', 'converted', 'clicks', 'events', 'x'],
	mean: ['mean', 'average'],
	variance: ['variance', 'var'],
	deviation: ['sd', 'std', 'stddev', 'standarddeviation', 'deviation'],
	denominatorSum: ['denominatorsum'],
	denominatorSumSquares: ['denominatorsumsquares'],
	covariateSum: ['covariatesum', 'presum'],
	covariateSumSquares: ['covariatesumsquares', 'presumsquares'],
	denominatorProduct: [
		'maindenominatorsumproduct',
		'denominatorproduct',
		'denominatorproducts',
		'sumdenominatorproduct',
		'mdsumofproducts',
		...productNames,
	],
	covariateProduct: [
		'maincovariatesumproduct',
		'covariateproduct',
		'covariateproducts',
		'postpresumofproducts',
		...productNames,
	],
} satisfies Record<string, readonly string[]>;

type SumName = keyof typeof sumNames;

/** Where an arm's numbers stand, for what is said of them. */
export interface Place {
	readonly path: string;
	readonly name: string;
	readonly named: NamedColumns;
}

/**
 * One arm from its sums, mean and variance, or successes; sums of a denominator or covariate are read too.
 *
 * @throws {Failure} `stats-file-malformed`, `stats-numbers-missing`
 */
export function armOfSums(
	fields: Readonly<Record<string, unknown>>,
	{ path, name, named }: Place,
): ArmNumbers {
	const plain = new Map(Object.entries(fields).map(([key, value]) => [plainName(key), value]));
	const label = [named.arm, 'arm', 'name', 'variant', 'variation', 'group', 'id'].find(
		(one) => one !== undefined && plain.has(plainName(one)),
	);
	const field = (key: SumName): number | undefined => {
		const given = sumNames[key].map((one) => plain.get(one)).find((value) => value !== undefined);
		const found = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
		if (found === undefined || (typeof found === 'number' && Number.isFinite(found))) return found;
		throw statsFailure('stats-file-malformed', {
			found: `${key} is ${JSON.stringify(given)}`,
			where: `${path}, ${name}`,
			remedy: 'Give a finite number.',
		});
	};
	const needed = (key: SumName): number => {
		const value = field(key);
		if (value !== undefined) return value;
		throw statsFailure('stats-numbers-missing', {
			found: `${key} of ${name}`,
			where: path,
			remedy: 'Give n with sum and sumSquares, mean and variance, or successes.',
		});
	};
	const n = needed('n');
	const successes = field('successes');
	const atLeastZero = (key: SumName): number | undefined => {
		const value = field(key);
		if (value === undefined || value >= 0) return value;
		throw statsFailure('stats-file-malformed', {
			found: `${key} is ${value}`,
			where: `${path}, ${name}`,
			remedy: 'It cannot be below 0.',
		});
	};
	const spread = atLeastZero('variance') ?? (atLeastZero('deviation') ?? Number.NaN) ** 2;
	const sum = field('sum') ?? successes ?? needed('mean') * n;
	const centredGiven = Number.isNaN(spread) ? undefined : spread * (n - 1) + sum ** 2 / n;
	const squares = field('sumSquares') ?? centredGiven;
	const denominated = field('denominatorSum') !== undefined;
	const sums = [sum];
	const products = [squares ?? sum];
	const other = denominated ? 'denominator' : 'covariate';
	if (field(`${other}Sum`) !== undefined) {
		sums.push(needed(`${other}Sum`));
		const product = needed(`${other}Product`);
		products.push(product, product, needed(`${other}SumSquares`));
	}
	return {
		name: label === undefined ? name : String(plain.get(plainName(label))),
		stratum: stratumOf(fields, { path, name, named }),
		moments:
			sums.length === 1 && centredGiven !== undefined && field('sumSquares') === undefined
				? { n, means: [sum / n], covariances: [spread] }
				: placed(`${path}, ${name}`, () => momentsFromSums({ n, sums, products })),
		denominated,
		counted: squares === undefined,
	};
}

/** The stratum of an arm's sums, as it would be found in a row; empty where there is none. */
const stratumOf = (fields: Readonly<Record<string, unknown>>, { path, name, named }: Place) =>
	String(columnOf(tableOfObjects([fields], `${path}, ${name}`), 'stratum', named)?.[0] ?? '');
