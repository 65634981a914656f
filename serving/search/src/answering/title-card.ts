import type { Title, TitleCard } from '@marquee/contracts';
import { widerTags } from '../ranking/search-ranker.ts';

/** What an answer says of a title, called what it is called in the locale. */
export function cardOf(title: Title, locale: string | undefined): TitleCard {
	const { titleId, year, genres, runtimeSeconds, maturity } = title;
	return {
		titleId,
		name: nameIn(title, locale),
		genres,
		...(year === undefined ? {} : { year }),
		...(runtimeSeconds === undefined ? {} : { runtimeSeconds }),
		...(maturity === undefined ? {} : { maturity }),
	};
}

/** What the title is called in the locale: by its own name, else that of its language, else as the catalogue calls it. */
export function nameIn({ name, names }: Title, locale: string | undefined): string {
	if (names === undefined || locale === undefined) return name;
	for (const tag of widerTags(locale)) if (names[tag] !== undefined) return names[tag];
	return name;
}
