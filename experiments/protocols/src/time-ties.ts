import { type Histories, type History, historyOf, joined } from '@marquee/histories';
import type { TestCase } from './protocol.ts';

/**
 * Which of several events of one profile at one moment was the later one, as far as a protocol asks for the last: the
 * source's order says it, the title numbers say it, or nobody does and such a profile is not asked.
 */
export type TimeTies = 'source-order' | 'by-title' | 'left-out';

/** What each rule does, for reports. */
export const timeTiesTold: Readonly<Record<TimeTies, string>> = {
	'source-order': 'Events of one moment stay in the order of the source.',
	'by-title':
		'Among events of one moment the lower title comes first, whatever the order of the source.',
	'left-out': 'Profiles whose answer shares its moment with another event are not asked.',
};

/** The same events; those of one profile at one moment in the order of their titles. Without times nothing is tied. */
export const tiesByTitle = (all: Histories): Histories =>
	joined(
		Array.from({ length: all.profiles }, (_, profile) => byTitle(historyOf(all, profile))),
		all.titles,
	);

function byTitle(history: History): History {
	const { happenedAtMs: at, titleIndices } = history;
	if (at.some(Number.isNaN)) return history;
	const rows = [...at.keys()].sort(
		(a, b) => at[a]! - at[b]! || titleIndices[a]! - titleIndices[b]!,
	);
	return Object.fromEntries(
		Object.entries(history).map(([name, column]) => [
			name,
			column.map((_value: number, place: number) => column[rows[place]!]),
		]),
	) as unknown as History;
}

/** Whether only a rule says that the answer came after the newest event of the history. */
export const isTied = ({ history, asOfMs }: Pick<TestCase, 'history' | 'asOfMs'>): boolean =>
	history.happenedAtMs.at(-1) === asOfMs;
