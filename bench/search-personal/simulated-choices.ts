import type { LoggedSearch } from '@marquee/search';
import type { Random } from '@marquee/units';
import type { PastSearch } from './past-search.ts';
import { askedBy, engineOf, type Typing, type Way } from './replay.ts';
import type { WantedTitle } from './wanted-titles.ts';

/**
 * The log of a service in which people type until they see what they want, and choose it.
 *
 * They look at place k, from 0, with the chance 1 ÷ (1 + k); whoever has typed the whole name and not seen the title goes away. What is
 * logged is what was chosen from, as a service logs it.
 */
export async function simulatedChoices(
	past: PastSearch,
	wanted: readonly WantedTitle[],
	{ way, typing, random }: { readonly way: Way; readonly typing: Typing; readonly random: Random },
): Promise<readonly LoggedSearch[]> {
	const engine = engineOf(past.parts, way);
	const { titles } = past.parts.catalogue();
	const logged: LoggedSearch[] = [];
	for await (const searcher of past.each(wanted)) {
		const { titleId, name } = titles[searcher.index]!;
		for (const [length, query] of typing(name)) {
			if (length === 'whole, one mistake') continue;
			const asked = askedBy(searcher, past.parts, query, way.personal);
			const { answer, trace } = await engine.answer(asked);
			const place = answer.results.findIndex(({ title }) => title.titleId === titleId);
			if (place === -1 || random.next() >= 1 / (1 + place)) continue;
			logged.push({ trace, chosen: [titleId] });
			break;
		}
	}
	return logged;
}
