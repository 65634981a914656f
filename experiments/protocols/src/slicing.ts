import type { Histories } from '@marquee/histories';
import { msPerDay } from '@marquee/units';
import type { TestCase } from './protocol.ts';
import { watchedBy } from './watched-by.ts';

/**
 * A way to part what is asked: each relevant title of each case lies in one slice, or in none where the data do not say.
 *
 * A slice judges the same rankings by its own relevant titles alone; a case without any is not in it.
 */
export interface Slicing {
	/** As in reports: `title-plays`. */
	readonly name: string;
	/** What parts the slices, in a sentence. */
	readonly describe: string;
	/** In the order of the report; one that nothing falls into is reported as empty. */
	readonly slices: readonly string[];
	readonly sliceOf: (testCase: TestCase, title: number) => string | undefined;
}

/** What the data say of profiles or titles, by their index: countries, languages. */
export interface Labels {
	/** As in reports: `language`. */
	readonly name: string;
	readonly of: 'profile' | 'title';
	readonly values: readonly (string | undefined)[];
}

/** Ascending bounds with the name of what lies below each, and of what lies below none. */
interface Bins {
	readonly below: readonly (readonly [bound: number, slice: string])[];
	readonly otherwise: string;
}

const namesOf = ({ below, otherwise }: Bins): readonly string[] => [
	...below.map(([, slice]) => slice),
	otherwise,
];
const binOf = ({ below, otherwise }: Bins, value: number): string =>
	below.find(([bound]) => value < bound)?.[1] ?? otherwise;

const playBins: Bins = {
	below: [
		[1, 'never'],
		[10, '1–9'],
		[100, '10–99'],
	],
	otherwise: '100 and more',
};

/** By how many profiles of the training data have watched the relevant title. */
export function byTitlePlays(train: Histories): Slicing {
	const plays = watchedBy(train); // (V)
	return {
		name: 'title-plays',
		describe: 'profiles that have watched the relevant title in training',
		slices: namesOf(playBins),
		sliceOf: (_, title) => binOf(playBins, plays[title]!),
	};
}

const notYetSeen = 'not yet seen';
const ageBins: Bins = {
	below: [
		[7, 'under 7 days'],
		[30, '7–29 days'],
		[365, '30–364 days'],
	],
	otherwise: 'a year and more',
};

/**
 * By the relevant title's age at the request: days since its first event in training. A title whose first event lies
 * after the request, or nowhere, is not yet seen. Without times nothing can be said.
 */
export function byTitleAge(train: Histories): Slicing {
	const firstMs = new Float64Array(train.titles).fill(Infinity); // (V)
	for (const [row, title] of train.titleIndices.entries())
		if (!(train.happenedAtMs[row]! >= firstMs[title]!)) firstMs[title] = train.happenedAtMs[row]!;
	return {
		name: 'title-age',
		describe: 'days from the first training event of the relevant title to the request',
		slices: [notYetSeen, ...namesOf(ageBins)],
		sliceOf: ({ asOfMs }, title) => {
			const days = (asOfMs - firstMs[title]!) / msPerDay;
			if (Number.isNaN(days)) return undefined;
			return days < 0 ? notYetSeen : binOf(ageBins, days);
		},
	};
}

const lengthBins: Bins = {
	below: [
		[1, '0'],
		[3, '1–2'],
		[10, '3–9'],
		[50, '10–49'],
		[200, '50–199'],
	],
	otherwise: '200 and more',
};

/** By how many events the profile's history holds at the request. */
export const byHistoryLength: Slicing = {
	name: 'history-length',
	describe: 'events in the history at the request',
	slices: namesOf(lengthBins),
	sliceOf: ({ history }) => binOf(lengthBins, history.titleIndices.length),
};

/** So many labels are slices of their own; what is rarer lies together, or a table would have no end. */
const mostLabels = 8;
const others = 'others';

/** By a label of the profile that asks, or of the relevant title; the labels of most relevant titles first. */
export function byLabel({ name, of, values }: Labels, cases: readonly TestCase[]): Slicing {
	const labelOf = (testCase: TestCase, title: number) =>
		values[of === 'profile' ? testCase.profile : title];
	const counts = new Map<string, number>();
	for (const testCase of cases)
		for (const title of testCase.relevant) {
			const label = labelOf(testCase, title);
			if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
		}
	const ordered = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
	const own = ordered.slice(0, mostLabels).map(([label]) => label);
	return {
		name,
		describe: of === 'profile' ? `${name} of the profile` : `${name} of the relevant title`,
		slices: ordered.length > mostLabels ? [...own, others] : own,
		sliceOf: (testCase, title) => {
			const label = labelOf(testCase, title);
			return label === undefined || own.includes(label) ? label : others;
		},
	};
}

/** The ways that every report parts its cases: by the title's plays and age, by the length of the history, by labels. */
export const usualSlicings = (
	train: Histories,
	cases: readonly TestCase[],
	labels: readonly Labels[] = [],
): readonly Slicing[] => [
	byTitlePlays(train),
	byTitleAge(train),
	byHistoryLength,
	...labels.map((one) => byLabel(one, cases)),
];
