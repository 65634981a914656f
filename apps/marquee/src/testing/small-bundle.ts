import { attributesIn, vocabularyOf } from '@marquee/attributes';
import { type Catalogue, catalogueOf } from '@marquee/catalogue';
import { run, train, writeBundle } from '@marquee/foundation';
import { type Histories, histories } from '@marquee/histories';
import { epochMs, type ProfileId, systemClock, type TitleId } from '@marquee/units';
import type { ModelHistories } from '../training/model-histories.ts';

const [profiles, events, titles] = [24, 8, 16];
const genres = ['Comedy', 'Drama'];

/** Titles 0 … 15, comedies by even numbers, and behind them one of each genre that nobody can have watched yet. */
export const smallCatalogue: Catalogue = catalogueOf(
	Array.from({ length: titles + genres.length }, (_, i) => ({
		titleId: `t${i}`,
		name: `Title ${i}`,
		genres: [genres[i % 2]!],
	})),
);

/** Profiles who keep to one genre. */
export const smallKnown: ModelHistories = {
	histories: ofOneGenreEach(),
	profileIds: Array.from({ length: profiles }, (_, i) => `p${i}` as ProfileId),
	titleIds: smallCatalogue.titles.slice(0, titles).map(({ titleId }) => titleId as TitleId),
	newestAt: epochMs(1_700_000_000_000),
};

function ofOneGenreEach(): Histories {
	const interactions = Array.from({ length: profiles }, (_, profile) =>
		Array.from({ length: events }, (_, at) => ({
			profile,
			title: ((profile % 2) + 2 * ((profile >> 1) + at)) % titles,
			action: 'played' as const,
			happenedAtMs: 1_700_000_000_000 - (events - 1 - at) * 3_600_000,
		})),
	).flat();
	return histories(interactions, { profiles, titles });
}

/** Trains on it and writes the bundle into the folder; answers its hash, which differs by the moment of making. */
export async function writeSmallBundle(folder: string, createdAt = 1.8e12): Promise<string> {
	const small = run('small', {
		width: 8,
		heads: 1,
		layers: 1,
		context: 8,
		epochs: 10,
		batchRows: 4,
	});
	const { histories: data, titleIds } = smallKnown;
	const known = smallCatalogue.titles.slice(0, titles);
	const vocabulary = vocabularyOf(known);
	const attributes = attributesIn(vocabulary, known);
	const task = { run: small, data, vocabulary, attributes, threads: 1, clock: systemClock };
	return writeBundle(folder, await train(task), titleIds, {
		data: 'made up',
		trainedUntil: smallKnown.newestAt,
		createdAt: epochMs(createdAt),
		code: 'test',
		metrics: {},
	});
}
