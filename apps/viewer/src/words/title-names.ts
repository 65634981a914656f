import type { Page, Title } from '@marquee/contracts';

/** What a title is called in a locale: there exactly, else in its language, else in the language of the service. */
export function nameIn({ name, names }: Pick<Title, 'name' | 'names'>, locale: string): string {
	if (!names) return name;
	const language = locale.split('-')[0]!;
	const near = Object.keys(names).find((tag) => tag.split('-')[0] === language);
	return names[locale] ?? names[language] ?? (near === undefined ? name : names[near]!);
}

/** The title under the name it has in the locale. */
export const titleIn = <Any extends Title>(title: Any, locale: string): Any => ({
	...title,
	name: nameIn(title, locale),
});

/** The page with every title under the name it has in the locale. */
export const pageIn = (page: Page, locale: string): Page => ({
	...page,
	rows: page.rows.map((row) => ({
		...row,
		titles: row.titles.map((placed) => ({ ...placed, title: titleIn(placed.title, locale) })),
	})),
});
