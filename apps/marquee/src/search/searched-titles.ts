import type { NamedEntity, NamedKind, WrittenName } from '@marquee/names';
import { type JsonLine, jsonLines } from './json-lines.ts';
import { amountIfAny, malformed, textField, textFieldIfAny } from './line-fields.ts';
import { searchFailure } from './search-failures.ts';

const kinds: readonly string[] = ['title', 'person', 'genre', 'tag'] satisfies NamedKind[];

/**
 * What is searched, from JSON Lines of `{id, names, popularity?, kind?}`.
 *
 * `names` is an object of locale → name (or names), or a list of texts or of `{text, locale?}`; the first one is the main name.
 * Weights are log(1 + popularity) over that of the most popular, so that the popularity may be in any unit.
 *
 * @throws {Failure} `search-line-malformed`, `search-title-twice` and those of `jsonLines`.
 */
export async function searchedTitles(path: string): Promise<readonly NamedEntity[]> {
	const read: { readonly entity: NamedEntity; readonly fame: number }[] = [];
	const seen = new Set<string>();
	let most = 0;
	for await (const line of jsonLines(path)) {
		const entity = entityOf(line);
		if (seen.has(entity.entityId))
			throw searchFailure('search-title-twice', {
				found: entity.entityId,
				where: line.where,
				remedy: 'Put all names of a title on one line.',
			});
		seen.add(entity.entityId);
		const fame = Math.log1p(amountIfAny(line, 'popularity') ?? 0);
		most = Math.max(most, fame);
		read.push({ entity, fame });
	}
	return most === 0
		? read.map(({ entity }) => entity)
		: read.map(({ entity, fame }) => ({ ...entity, weight: fame / most }));
}

function entityOf(line: JsonLine): NamedEntity {
	const kind = textFieldIfAny(line, 'kind') ?? 'title';
	if (!kinds.includes(kind)) throw malformed(line.where, 'kind', kind, kinds.join(', '));
	const names = namesOf(line);
	return { entityId: textField(line, 'id'), kind: kind as NamedKind, names, weight: 0 };
}

function namesOf({ value, where }: JsonLine): readonly WrittenName[] {
	const { names } = value;
	const wrong = () =>
		malformed(where, 'names', names, 'an object of locale and name, or a list of names');
	if (typeof names !== 'object' || names === null) throw wrong();
	const found = Array.isArray(names)
		? names.map((name: unknown) => (typeof name === 'string' ? { text: name } : name))
		: Object.entries(names).flatMap(([locale, texts]: [string, unknown]) =>
				[texts].flat().map((text: unknown) => ({ text, locale })),
			);
	const written = found.map((name: unknown) => writtenName(name, wrong));
	if (written.length === 0) throw wrong();
	return eachOnce(written);
}

function writtenName(name: unknown, wrong: () => Error): WrittenName {
	if (typeof name !== 'object' || name === null) throw wrong();
	const { text, locale } = name as { readonly text?: unknown; readonly locale?: unknown };
	if (typeof text !== 'string' || text.trim() === '') throw wrong();
	if (locale === undefined || locale === null || locale === '') return { text };
	if (typeof locale !== 'string') throw wrong();
	return { text, locale };
}

function eachOnce(names: readonly WrittenName[]): readonly WrittenName[] {
	const key = ({ text, locale = '' }: WrittenName) => `${locale}\t${text}`;
	return [...new Map(names.toReversed().map((name) => [key(name), name])).values()].reverse();
}
