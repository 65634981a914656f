import { fold } from '@marquee/language';
import type { NamedEntity } from '@marquee/names';
import { type Random, seededRandom } from '@marquee/units';
import type { JudgedQuery } from './judged-queries.ts';
import { lettersOf, mistakeKinds, mistakes } from './mistakes.ts';

/**
 * Queries with mistakes made by chance: each name of each locale once with each kind of mistake that it is long enough for.
 *
 * Their classes are `made-substitution` and the like. All titles that have the name are expected.
 */
export function madeQueries(
	titles: readonly NamedEntity[],
	locales: readonly string[],
	seed: number,
): readonly JudgedQuery[] {
	const named = titlesByName(titles);
	return locales.flatMap((locale) => {
		const names = namesIn(titles, locale);
		const letters = lettersOf(names);
		return letters.length < 2
			? []
			: ofLocale(names, letters, seededRandom(seed, `mistakes ${locale}`)).map((query) => ({
					text: query.text,
					class: query.class,
					locale,
					expected: named.get(fold(query.name)) ?? [],
				}));
	});
}

function ofLocale(names: readonly string[], letters: readonly string[], random: Random) {
	const mistaken = mistakes(letters, random);
	return names.flatMap((name) =>
		mistakeKinds.flatMap((kind) => {
			const text = mistaken(name, kind);
			return text === undefined ? [] : [{ name, text, class: `made-${kind}` }];
		}),
	);
}

function namesIn(titles: readonly NamedEntity[], locale: string): readonly string[] {
	const names = titles.flatMap((title) => title.names.filter((name) => name.locale === locale));
	return [...new Set(names.map(({ text }) => text))];
}

function titlesByName(titles: readonly NamedEntity[]): ReadonlyMap<string, readonly string[]> {
	const pairs = titles.flatMap(({ entityId, names }) =>
		names.map(({ text }) => ({ entityId, name: fold(text) })),
	);
	const groups = Map.groupBy(pairs, ({ name }) => name);
	return new Map([...groups].map(([name, of]) => [name, [...new Set(of.map((p) => p.entityId))]]));
}
