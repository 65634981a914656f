import { type Histories, histories } from '@marquee/histories';
import { seededRandom } from '@marquee/units';

/**
 * Profiles who, nine times of ten, watch the title seven further on: what a sequence model must find and a popularity list
 * cannot.
 */
export function followingTitles({
	profiles = 60,
	titles = 40,
	events = 24,
	seed = 5,
} = {}): Histories {
	const random = seededRandom(seed, 'following titles');
	const interactions = Array.from({ length: profiles }, (_, profile) => {
		let title = random.below(titles);
		return Array.from({ length: 2 + random.below(events - 1) }, (_, at) => {
			const interaction = {
				profile,
				title,
				action: 'played' as const,
				happenedAtMs: at * 3_600_000,
			};
			title = random.next() < 0.9 ? (title + 7) % titles : random.below(titles);
			return interaction;
		});
	}).flat();
	return histories(interactions, { profiles, titles });
}
