import { fold } from '@marquee/language';
import type { NamedEntity } from '@marquee/names';

/** Who is called what: the ids of all that have this name, accents and case aside; none if nobody has. */
export function namesakes(entities: readonly NamedEntity[]): (name: string) => readonly string[] {
	const byName = new Map<string, Set<string>>();
	for (const { entityId, names } of entities)
		for (const { text } of names) {
			const name = fold(text);
			const ids = byName.get(name);
			if (ids === undefined) byName.set(name, new Set([entityId]));
			else ids.add(entityId);
		}
	return (name) => [...(byName.get(fold(name)) ?? [])];
}

/**
 * Whether a mistake in the name of these made the name of others: then nobody can say that it is a mistake, and it is no
 * question.
 */
export function isNameOfOthers(
	text: string,
	expected: readonly string[],
	called: ReturnType<typeof namesakes>,
): boolean {
	const those = called(text);
	return those.length > 0 && !those.some((id) => expected.includes(id));
}
