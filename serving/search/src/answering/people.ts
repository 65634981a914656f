import type { SearchAnswer } from '@marquee/contracts';
import { unavailability } from '../allowed.ts';
import { keyOfEntity } from '../entity-id.ts';
import { peopleNamed } from '../finding/sources.ts';
import type { ReadQuery } from '../query.ts';

/** The people whose names were typed, each with how many titles may be shown; nobody of whom there is nothing to show. */
export function peopleIn(query: ReadQuery): SearchAnswer['people'] {
	const { catalogue, shelves } = query.ground;
	return peopleNamed(query)
		.map(({ entityId }) => {
			const name = keyOfEntity(entityId);
			const showable = shelves
				.ofPerson(name)
				.filter((index) => unavailability(catalogue.titles[index]!, query) === undefined);
			return { name, titles: showable.length };
		})
		.filter(({ titles }) => titles > 0);
}
