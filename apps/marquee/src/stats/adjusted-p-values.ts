import {
	benjaminiHochberg,
	expectedByChance,
	holm,
	type TrueNullShare,
	trueNullShare,
} from '@marquee/statistics';
import { columnOf, type NamedColumns, neededColumn, numbersIn } from './columns.ts';
import { statsFailure } from './stats-failures.ts';
import { fileContent, type Table, tableOfObjects } from './table.ts';

/** What is printed of many p-values. */
export interface AdjustReport {
	readonly alpha: number;
	readonly tests: readonly {
		readonly test: string;
		readonly pValue: number;
		readonly bonferroni: number;
		readonly holm: number;
		readonly benjaminiHochberg: number;
	}[];
	readonly significant: Readonly<
		Record<'raw' | 'bonferroni' | 'holm' | 'benjaminiHochberg', number>
	>;
	readonly expectedByChance: {
		readonly tests: number;
		readonly low: number;
		readonly high: number;
	};
	/** Of 20 tests and more. */
	readonly trueNulls?: TrueNullShare;
}

/** p-values, corrected for their number in every usual way. */
export function adjustReport(
	given: { readonly path: string; readonly columns: NamedColumns } | readonly number[],
	alpha: number,
): AdjustReport {
	const { names, pValues } =
		'path' in given ? pValuesIn(given.path, given.columns) : { names: undefined, pValues: given };
	if (pValues.length === 0)
		throw statsFailure('stats-numbers-missing', {
			found: 'there is no p-value',
			remedy: 'Give --p 0.01,0.04 or a file with a column p.',
		});
	const [strict, bh] = [holm(pValues), benjaminiHochberg(pValues)];
	const tests = pValues.map((pValue, i) => ({
		test: names?.[i] ?? `test ${i + 1}`,
		pValue,
		bonferroni: Math.min(1, pValues.length * pValue),
		holm: strict[i]!,
		benjaminiHochberg: bh[i]!,
	}));
	const below = (of: (test: (typeof tests)[number]) => number) =>
		tests.filter((test) => of(test) < alpha).length;
	return {
		alpha,
		tests,
		significant: {
			raw: below(({ pValue }) => pValue),
			bonferroni: below(({ bonferroni }) => bonferroni),
			holm: below((test) => test.holm),
			benjaminiHochberg: below((test) => test.benjaminiHochberg),
		},
		expectedByChance: expectedByChance(pValues.length, alpha),
		...(pValues.length < 20 ? {} : { trueNulls: trueNullShare(pValues, alpha) }),
	};
}

function pValuesIn(path: string, columns: NamedColumns) {
	const content = fileContent(path);
	if ('value' in content && isNumbers(content.value))
		return { names: undefined, pValues: content.value };
	const table: Table =
		'table' in content ? content.table : tableOfObjects([content.value].flat(), path);
	return {
		names: columnOf(table, 'test', columns)?.map(String),
		pValues: [...numbersIn(table, neededColumn(table, 'pvalue', columns))],
	};
}

const isNumbers = (value: unknown): value is readonly number[] =>
	Array.isArray(value) && value.every((one) => typeof one === 'number');
