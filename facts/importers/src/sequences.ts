import { basename } from 'node:path';
import type { Title, ViewingEvent } from '@marquee/contracts';
import { msPerSecond } from '@marquee/units';
import { brokenField } from './broken-row.ts';
import { lettersOf } from './fields.ts';
import { firstLine } from './first-line.ts';
import type { Format } from './format.ts';
import { importSource } from './import-source.ts';
import { linesOf } from './lines.ts';
import { readRows } from './read-rows.ts';
import type { RowTally } from './row-tally.ts';
import { besideSequences } from './sequence-titles.ts';

/** One line: a user and what they did next, oldest first. */
export interface SequenceRow {
	readonly user: number;
	readonly items: readonly number[];
}

/**
 * Sequence files of the recommendation papers: numbers between single spaces, a user and then one item (SASRec) or all
 * of theirs (S3-Rec); a user's lines continue one another. Plain or gzip.
 *
 * They have order and no time: the n-th event of a profile is placed n seconds after 1970 began, so that the order is
 * right and nobody mistakes it for a date. Titles are called by their number, unless a file beside it tells more. User 1 of `Beauty.txt` becomes profile
 * `Beauty-u1`, item 5 title `Beauty-i5`.
 * @paper Kang, McAuley: Self-Attentive Sequential Recommendation. ICDM 2018.
 * @paper Zhou et al.: S3-Rec: Self-Supervised Learning for Sequential Recommendation. CIKM 2020.
 */
export const sequences: Format = {
	name: 'sequences',
	looksFor: 'a file of lines `user item` or `user item item …`, numbers between single spaces',
	recognises: async ({ path, names }) =>
		names === undefined && rowPattern.test((await firstLine(path)) ?? ''),
	open: ({ path }) => {
		const dataSet = nameOf(path);
		return importSource({
			format: 'sequences',
			path,
			titles: { file: path, read: (tally) => titlesIn(path, dataSet, tally) },
			events: { file: path, read: (tally) => eventsIn(path, dataSet, tally) },
		});
	},
};

/** Every line of a sequence file that can be read. */
export const sequenceRows = (
	path: string,
	tally: RowTally,
): AsyncGenerator<readonly SequenceRow[]> => readRows(linesOf(path), tally, sequenceRow);

const rowPattern = /^\d{1,15}( \d{1,15})+ ?$/;

function sequenceRow(text: string): SequenceRow {
	if (rowPattern.test(text)) {
		const [user, ...items] = text.trimEnd().split(' ').map(Number);
		return { user: user!, items };
	}
	const expected = 'whole numbers between single spaces, a user and at least one item';
	const reason = /^\d+$/.test(lettersOf(text).trim()) ? 'columns' : 'malformed';
	throw brokenField(reason, 'row', text, expected);
}

async function* titlesIn(
	path: string,
	dataSet: string,
	tally: RowTally,
): AsyncGenerator<readonly Title[]> {
	const numbers = new Set<number>();
	for await (const rows of sequenceRows(path, tally))
		for (const { items } of rows) for (const item of items) numbers.add(item);
	const inOrder = [...numbers].sort((a, b) => a - b);
	const told = await besideSequences(path);
	yield inOrder.map((item) => ({
		titleId: `${dataSet}-i${item}`,
		name: `Title ${item}`,
		genres: [],
		...told.get(item),
	}));
}

async function* eventsIn(
	path: string,
	dataSet: string,
	tally: RowTally,
): AsyncGenerator<readonly ViewingEvent[]> {
	const lengths = new Map<number, number>();
	const eventsOf = ({ user, items }: SequenceRow): readonly ViewingEvent[] => {
		const from = lengths.get(user) ?? 0;
		lengths.set(user, from + items.length);
		return items.map((item, place) => ({
			kind: 'play',
			eventId: `${dataSet}:${user}:${item}:${from + place}`,
			profileId: `${dataSet}-u${user}`,
			titleId: `${dataSet}-i${item}`,
			happenedAt: (from + place) * msPerSecond,
		}));
	};
	for await (const rows of sequenceRows(path, tally)) yield rows.flatMap(eventsOf);
}

/** The file's name as the beginning of identifiers: without its endings, and only with letters that may be in one. */
function nameOf(path: string): string {
	const name = basename(path)
		.replace(/\.gz$/, '')
		.replace(/\.[^.]*$/, '')
		.replaceAll(/[^A-Za-z0-9._-]/g, '-');
	return `${/^[A-Za-z0-9]/.test(name) ? '' : 's'}${name}`.slice(0, 60);
}
