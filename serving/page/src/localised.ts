import type { Catalogue, TitleIndex } from '@marquee/catalogue';
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

/** So many titles with names of their own are kept, over all locales; then all are made anew as they are wanted. */
const titlesKept = 50_000;

/** The titles of a catalogue as they are called in a locale: the same object every time, so that what is made of it can be kept. */
export function localisedTitles({
	titles,
}: Pick<Catalogue, 'titles'>): (locale: string | undefined) => (index: TitleIndex) => Title {
	const byLocale = new Map<string, Map<TitleIndex, Title>>();
	let kept = 0;
	return (locale) => {
		if (locale === undefined) return (index) => titles[index]!;
		if (kept >= titlesKept) {
			byLocale.clear();
			kept = 0;
		}
		const known = byLocale.get(locale) ?? new Map<TitleIndex, Title>();
		byLocale.set(locale, known);
		return (index) => {
			const title = titles[index]!;
			if (title.names === undefined) return title;
			const called = known.get(index) ?? localised(title, locale);
			if (called !== title && !known.has(index)) {
				known.set(index, called);
				kept++;
			}
			return called;
		};
	};
}
