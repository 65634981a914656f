import type { Title } from '@marquee/contracts';
import { seededRandom } from '@marquee/units';

/** Three kinds of films, twenty of each, that have words in common within a kind and hardly any between. */
const kinds = {
	vampires: ['vampire', 'blood', 'castle', 'night', 'coffin', 'garlic', 'transylvania'],
	space: ['space', 'rocket', 'planet', 'alien', 'astronaut', 'orbit', 'gravity'],
	heists: ['heist', 'robbery', 'vault', 'crew', 'getaway', 'diamond', 'casino'],
} as const;

export type Kind = keyof typeof kinds;

/** Title i is of kind ⌊i ÷ 20⌋. */
export const smallCatalogue: readonly Title[] = Object.entries(kinds).flatMap(([kind, words]) => {
	const random = seededRandom(1, kind);
	return Array.from({ length: 20 }, (_, i): Title => {
		const rest = [...words];
		const tags = [0, 1, 2, 3].map(() => rest.splice(random.below(rest.length), 1)[0]!);
		return {
			titleId: `${kind}-${i}`,
			name: `Number ${kind.length * 100 + i}`,
			year: 1980 + i,
			genres: [i % 2 === 0 ? 'Drama' : 'Comedy'],
			tags,
		};
	});
});

export const kindOf = (title: number): Kind =>
	(Object.keys(kinds) as Kind[])[Math.floor(title / 20)]!;
