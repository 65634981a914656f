import type { NamedEntity } from '@marquee/names';
import { seededRandom } from '@marquee/units';
import type { JudgedQuery } from './judged-queries.ts';
import { lettersOf, mistakeKinds, mistakes } from './mistakes.ts';
import { isNameOfOthers, namesakes } from './namesakes.ts';

/**
 * Queries with mistakes made by chance: each name of each locale once with each kind of mistake that it is long enough for,
 * unless that makes the name of another title.
 *
 * Their classes are `made-substitution` and the like. All titles that have the name are expected.
 */
export function madeQueries(
	titles: readonly NamedEntity[],
	locales: readonly string[],
	seed: number,
): readonly JudgedQuery[] {
	const called = namesakes(titles);
	return locales.flatMap((locale) => {
		const names = namesIn(titles, locale);
		const letters = lettersOf(names);
		if (letters.length < 2) return [];
		const mistaken = mistakes(letters, seededRandom(seed, `mistakes ${locale}`));
		return names.flatMap((name) =>
			mistakeKinds.flatMap((kind): JudgedQuery[] => {
				const text = mistaken(name, kind);
				const expected = called(name);
				return text === undefined || isNameOfOthers(text, expected, called)
					? []
					: [{ text, class: `made-${kind}`, locale, expected }];
			}),
		);
	});
}

function namesIn(titles: readonly NamedEntity[], locale: string): readonly string[] {
	const names = titles.flatMap((title) => title.names.filter((name) => name.locale === locale));
	return [...new Set(names.map(({ text }) => text))];
}
