import { attributesIn, type Vocabulary, vocabularyOf } from '@marquee/attributes';
import type { Title } from '@marquee/contracts';
import { histories } from '@marquee/histories';
import { type Clock, seededRandom } from '@marquee/units';
import { run } from './run.ts';
import { train } from './train.ts';
import type { TrainedModel } from './trained-model.ts';

/** A title that is nothing but its genre and decade. */
export const ofGenre = (titleId: string, genre: string): Title => ({
	titleId,
	name: titleId,
	year: 2020,
	genres: [genre],
});

/** 40 titles, each second one a comedy and the others drama; nobody has played the last one. */
export const twoGenres: readonly Title[] = Array.from({ length: 40 }, (_, title) =>
	ofGenre(`t${title}`, title % 2 === 0 ? 'Comedy' : 'Drama'),
);

/** Who has laughed goes on laughing: every profile stays in one genre. */
export function loyalProfiles({ seed = 1, profiles = 60, events = 10 } = {}) {
	const random = seededRandom(seed, 'loyal profiles');
	const interactions = Array.from({ length: profiles }, (_, profile) =>
		Array.from({ length: events }, (_event, at) => ({
			profile,
			title: random.below(19) * 2 + (profile % 2),
			action: 'played' as const,
			happenedAtMs: at * 3_600_000,
		})),
	).flat();
	return histories(interactions, { profiles, titles: twoGenres.length });
}

/** A small model of them that has learnt what genres say. */
export async function modelOfTwoGenres(clock: Clock): Promise<TrainedModel> {
	const vocabulary: Vocabulary = vocabularyOf(twoGenres);
	return train({
		run: run('two genres', {
			width: 16,
			context: 12,
			batchRows: 4,
			epochs: 6,
			learningRate: 1e-2,
			coldShare: 0.3,
		}),
		data: loyalProfiles(),
		attributes: attributesIn(vocabulary, twoGenres),
		vocabulary,
		threads: 1,
		clock,
	});
}
