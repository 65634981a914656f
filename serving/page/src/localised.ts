import type { Title } from '@marquee/contracts';

/**
 * The title, called what it is called in a locale: by the locale's own name, else that of its language, else as the catalogue calls
 * it.
 */
export function localised(title: Title, locale: string | undefined): Title {
	if (locale === undefined || title.names === undefined) return title;
	const name = nameIn(title.names, locale);
	return name === undefined || name === title.name ? title : { ...title, name };
}

function nameIn(names: Readonly<Record<string, string>>, locale: string): string | undefined {
	for (let tag = locale; tag !== ''; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
		const name = names[tag];
		if (name !== undefined) return name;
	}
	return undefined;
}
