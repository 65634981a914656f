import { type Feature, nothing, within } from '../feature.ts';

/** What the foundation model says. */
export const tasteFeatures: readonly Feature[] = [
	{
		name: 'taste',
		meaning:
			'how much the model expects the profile to like the title; 0 an average title, or no answer',
		unit: 'deviations from the mean of all titles',
		range: [-6, 12],
		origin: 'given',
		of: ({ asked: { taste } }) =>
			taste === undefined ? nothing : (title) => within(-6, taste[title]!, 12),
	},
	{
		name: 'taste-known',
		meaning: 'whether the model answered',
		unit: 'yes or no',
		range: [0, 1],
		origin: 'given',
		of: ({ asked: { taste } }) => (taste === undefined ? nothing : () => 1),
	},
	{
		name: 'likeness-to-last',
		meaning: 'how alike the title is to the newest one engaged with; 0 unknown',
		unit: 'cosine',
		range: [-1, 1],
		origin: 'given',
		of: ({ asked: { likenessToLast } }) =>
			likenessToLast === undefined ? nothing : (title) => within(-1, likenessToLast(title) ?? 0, 1),
	},
];
