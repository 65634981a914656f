import type { Catalogue } from '@marquee/catalogue';
import type { Page, Title, TitleCard } from '@marquee/contracts';
import { type DescribedTitle, movieTweetings1 } from '@marquee/simulation';
import { isPage } from './is-page.ts';
import type { ServiceCalls } from './service-calls.ts';
import { simulationFailure } from './simulation-failures.ts';

/** A title of a catalogue as a world takes it, with the name that members type. */
export interface NamedTitle extends DescribedTitle {
	readonly name: string;
}

/** A title whose length nobody tells is as long as most; one that does not say since when it is there is no news. */
export function worldTitle({
	titleId,
	name,
	genres,
	runtimeSeconds,
	...rest
}: Title | TitleCard): NamedTitle {
	return {
		titleId,
		name,
		genres,
		runtimeSeconds: runtimeSeconds ?? 60 * movieTweetings1.runtimes.medianMinutes,
		addedAt: ('addedAt' in rest ? rest.addedAt : undefined) ?? 0,
	};
}

/**
 * All titles of a catalogue.
 *
 * @throws {Failure} `simulation-no-titles`
 */
export function catalogueTitles({ titles }: Catalogue): readonly NamedTitle[] {
	if (titles.length === 0) throw noTitles();
	return titles.map(worldTitle);
}

const noTitles = () =>
	simulationFailure('simulation-no-titles', {
		remedy: 'Import a catalogue into the service first: marquee import',
	});

/**
 * The titles that a service lets somebody browse, genre by genre, so many of each as one page holds: what there is to watch for those
 * who know nothing of it but its address. In order of their ids, so that the same titles make the same world.
 *
 * @throws {Failure} `simulation-service-unreachable`, `simulation-service-refuses`, `simulation-no-titles`.
 */
export async function titlesBrowsed(calls: ServiceCalls): Promise<readonly NamedTitle[]> {
	const found = new Map<string, NamedTitle>();
	const take = ({ rows }: Page) => {
		for (const { titles } of rows)
			for (const { title } of titles) found.set(title.titleId, worldTitle(title));
	};
	const first = await browsed(calls, '');
	take(first);
	const genres = first.facets?.find(({ name }) => name === 'genre')?.values ?? [];
	for (const { value } of genres) take(await browsed(calls, `&genre=${encodeURIComponent(value)}`));
	if (found.size === 0) throw noTitles();
	return [...found.values()].sort((a, b) => (a.titleId < b.titleId ? -1 : 1));
}

async function browsed(calls: ServiceCalls, narrowed: string): Promise<Page> {
	const answer = await calls.get(`/v1/browse?profile=sim-nobody${narrowed}`);
	if ('body' in answer) {
		if (isPage(answer.body)) return answer.body;
		throw simulationFailure('simulation-service-refuses', {
			found: 'its answer is no page',
			remedy: 'Give the address of a Marquee service with --server.',
		});
	}
	const { status, why } = answer;
	if (status === 0)
		throw simulationFailure('simulation-service-unreachable', {
			found: why,
			remedy: 'Start it (marquee serve), and give its address with --server.',
		});
	throw simulationFailure('simulation-service-refuses', {
		found: `${status} ${why}`,
		remedy: 'Give a key with the scopes events and pages: marquee keys add --scopes events,pages',
	});
}
