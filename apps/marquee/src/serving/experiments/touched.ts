import type { ExperimentDesign, Recipe } from '@marquee/contracts';

/** Where profiles meet what an experiment changes. */
export type Place = 'pages' | 'search';

/** Fields of a recipe, by where they are met. */
const fieldsOf: Readonly<Record<Place, readonly (keyof Recipe)[]>> = {
	pages: ['bundle', 'ranker', 'policy', 'layout'],
	search: ['searchWeights'],
};

/** What an experiment decides on: two that share any of it cannot both have one profile. */
export function touched({ arms, kind, interleaves }: ExperimentDesign): ReadonlySet<string> {
	const fields = new Set<string>(arms.flatMap(({ recipe }) => Object.keys(recipe)));
	// An answer can be drawn from two, and not from two times two.
	if (kind === 'interleaving') fields.add(`who picks ${placeOfInterleaved(interleaves)}`);
	return fields;
}

/**
 * Whether a profile meets the experiment there: only then it is exposed. One whose arms are all the same is met on pages: nothing
 * may come of it, which is what it is for.
 */
export function isMetIn(design: ExperimentDesign, place: Place): boolean {
	if (design.kind === 'interleaving') return placeOfInterleaved(design.interleaves) === place;
	const fields = new Set(design.arms.flatMap(({ recipe }) => Object.keys(recipe)));
	if (fields.size === 0) return place === 'pages';
	return fieldsOf[place].some((field) => fields.has(field));
}

const placeOfInterleaved = (thing: ExperimentDesign['interleaves']): Place =>
	thing === 'search' ? 'search' : 'pages';

/** The fields of arms that are met somewhere else. */
export const fieldsElsewhere = (
	{ arms }: Pick<ExperimentDesign, 'arms'>,
	place: Place,
): readonly string[] => {
	const here = new Set<string>(fieldsOf[place]);
	return [...new Set(arms.flatMap(({ recipe }) => Object.keys(recipe)))].filter(
		(field) => !here.has(field),
	);
};
