import type { Catalogue } from '@marquee/catalogue';
import type { Facet, Title } from '@marquee/contracts';
import { decadeOf } from '@marquee/retrieval';
import { isIn, sizeOf, titleSet } from '@marquee/retrieval/vectors';
import type { Admission } from './admission.ts';
import type { AskedSurface, BrowseAsked } from './page-request.ts';

/**
 * What may be shown, narrowed to what somebody browses for. Who browses looks at everything: what the profile knows is not kept from
 * it.
 */
export function narrowed(
	admission: Admission,
	asked: AskedSurface,
	{ titles }: Catalogue,
): Admission {
	if (asked.surface !== 'browse') return admission;
	const { showable } = admission;
	const set = titleSet(titles.length);
	for (const [index, title] of titles.entries())
		if (isIn(showable, index) && isAskedFor(title, asked)) set[index >>> 5]! |= 1 << (index & 31);
	return { ...admission, showable: set, recommendable: set, recommendableCount: sizeOf(set) };
}

const isAskedFor = (title: Title, { genre, decade, language }: BrowseAsked): boolean =>
	(genre === undefined || title.genres.includes(genre)) &&
	(decade === undefined || (title.year !== undefined && decadeOf(title.year) === decade)) &&
	(language === undefined || title.originalLanguage === language);

/** The genres that somebody may begin to look in, the ones with most to show first; ties by name. */
export function genreFacet(
	{ showable }: Pick<Admission, 'showable'>,
	{ genres, ofGenre }: Pick<Catalogue, 'genres' | 'ofGenre'>,
): Facet {
	const counted = genres.map((value) => {
		let titles = 0;
		for (const index of ofGenre(value)) if (isIn(showable, index)) titles++;
		return { value, titles };
	});
	const values = counted
		.filter(({ titles }) => titles > 0)
		.sort((a, b) => b.titles - a.titles || (a.value < b.value ? -1 : 1));
	return { name: 'genre', values };
}

/** By what the titles that are left can be narrowed further, the choices that leave most first; ties by name. */
export function facetsOf({ showable }: Admission, { titles }: Catalogue): readonly Facet[] {
	const counts = {
		genre: new Map<string, number>(),
		decade: new Map<string, number>(),
		language: new Map<string, number>(),
	};
	const count = (name: keyof typeof counts, value: string | undefined): void => {
		if (value !== undefined) counts[name].set(value, (counts[name].get(value) ?? 0) + 1);
	};
	for (const [index, { genres, year, originalLanguage }] of titles.entries()) {
		if (!isIn(showable, index)) continue;
		for (const genre of new Set(genres)) count('genre', genre);
		count('decade', year === undefined ? undefined : `${decadeOf(year)}`);
		count('language', originalLanguage);
	}
	return (['genre', 'decade', 'language'] as const)
		.map((name) => ({
			name,
			values: [...counts[name]]
				.sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1))
				.map(([value, titles]) => ({ value, titles })),
		}))
		.filter(({ values }) => values.length > 0);
}
