import type { Title } from '@marquee/contracts';
import { type Histories, keepRows } from '@marquee/histories';
import { detect, historiesOf } from '@marquee/importers';
import { type TestCase, timeSplit } from '@marquee/protocols';

/** A split in time with what is known of its titles. */
export interface Questions {
	readonly train: Histories;
	readonly titles: readonly Title[];
	readonly cases: readonly TestCase[];
}

/** All events cut at 90 %; `earlier` cuts the first 90 % once more, so that settings can be chosen on days not reported. */
export async function questionsOf(path: string, earlier: boolean): Promise<Questions> {
	const source = await detect(path);
	const { histories, titleIds } = await historiesOf(source);
	const known = new Map<string, Title>();
	for await (const title of source.titles()) known.set(title.titleId, title);
	const titles = titleIds.map(
		(titleId) => known.get(titleId) ?? { titleId, name: titleId, genres: [] },
	);
	const until = histories.happenedAtMs.toSorted()[Math.floor(0.9 * histories.happenedAtMs.length)]!;
	const data = earlier
		? keepRows(histories, (row) => histories.happenedAtMs[row]! <= until)
		: histories;
	const { train, test } = timeSplit().split(data);
	return { train, titles, cases: test };
}
