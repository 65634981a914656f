import { attributesOf, type TitleAttributes } from '@marquee/attributes';
import type { Title } from '@marquee/contracts';
import { type Histories, keepRows } from '@marquee/histories';
import { detect, historiesOf } from '@marquee/importers';
import { type TestCase, timeSplit } from '@marquee/protocols';

/** An earlier stretch of the data: what a model may learn from, and what profiles took up afterwards. */
export interface EarlierDays {
	readonly train: Histories;
	readonly attributes: TitleAttributes;
	readonly cases: readonly TestCase[];
}

/** The first 81 % of all events to learn from, and the 9 % after them to be asked for. */
export async function earlierDays(path: string): Promise<EarlierDays> {
	const source = await detect(path);
	const { histories, titleIds } = await historiesOf(source);
	const known = new Map<string, Title>();
	for await (const title of source.titles()) known.set(title.titleId, title);
	const titles = titleIds.map(
		(titleId) => known.get(titleId) ?? { titleId, name: titleId, genres: [] },
	);
	const until = histories.happenedAtMs.toSorted()[Math.floor(0.9 * histories.happenedAtMs.length)]!;
	const past = keepRows(histories, (row) => histories.happenedAtMs[row]! <= until);
	const { train, test } = timeSplit().split(past);
	return { train, attributes: attributesOf(titles), cases: test };
}
