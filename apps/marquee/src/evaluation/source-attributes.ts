import { attributesOf, type TitleAttributes } from '@marquee/attributes';
import type { Title } from '@marquee/contracts';
import type { ImportSource } from '@marquee/importers';

/** Every title of a source, in its order. */
export async function titlesIn(source: ImportSource): Promise<readonly Title[]> {
	const titles: Title[] = [];
	for await (const title of source.titles()) titles.push(title);
	return titles;
}

/** What is known of the titles with these ids, in their order; `undefined` where nothing is known of any. */
export function attributesById(
	titles: readonly Title[],
	titleIds: readonly string[],
): TitleAttributes | undefined {
	const byId = new Map(titles.map((title) => [title.titleId, title]));
	// Events may name titles that the source does not list: of these nothing is known.
	return knownOf(titleIds.map((titleId) => byId.get(titleId) ?? { titleId, name: '', genres: [] }));
}

/** What is known of these titles; `undefined` where nothing is known of any. */
export function knownOf(titles: readonly Title[]): TitleAttributes | undefined {
	const attributes = attributesOf(titles);
	return attributes.names.length === 0 ? undefined : attributes;
}
