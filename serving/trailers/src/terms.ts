import type { Trailer } from '@marquee/contracts';
import type { Situation, ViewerContext } from './situation.ts';

/** What a trailer before a viewer is made of, as a linear model reads it: names and values side by side. */
export interface Terms {
	readonly names: readonly string[];
	readonly values: readonly number[];
}

/**
 * A half-sized value is a weight held four times as tightly by one common prior: what crosses one trailer with one leaning is
 * seen seldom and must show itself.
 */
const crossed = 0.5;
/** A profile's strongest leanings tell it from others; the long rest is noise at the rate at which one trailer is seen. */
const leaningsCrossed = 3;
/** How long a trailer usually is; lengths count in minutes beside it. */
const usualMinutes = 1.5;

/**
 * The terms of one trailer before one viewer.
 *
 * - Shared by all titles: the level, how well its tags fit the leanings, its length (also by device), each tag alone and
 *   crossed with where the viewer stands in the space of taste. From these a trailer that nobody has seen is judged.
 * - Of this title: its level. It is the same for all trailers of a title, so it decides nothing; it keeps a popular title
 *   from being taken for good trailers.
 * - Of this trailer: its own level, and that level crossed with the viewer's strongest leanings.
 *
 * The hybrid of shared and own terms follows the paper; there own terms take the whole context.
 * @paper Li, Chu, Langford, Schapire: A Contextual-Bandit Approach to Personalized News Article Recommendation. WWW 2010.
 */
export function termsOf({ titleId, viewer }: Situation, trailer: Trailer): Terms {
	const names: string[] = [];
	const values: number[] = [];
	const add = (name: string, value: number) => {
		if (value === 0) return;
		names.push(name);
		values.push(value);
	};
	add('level', 1);
	addShared(add, viewer, trailer);
	add(`title:${titleId}`, 1);
	const own = `trailer:${titleId}/${trailer.trailerId}`;
	add(own, 1);
	for (const [label, leaning] of strongest(viewer)) add(`${own}×${label}`, crossed * leaning);
	return { names, values };
}

/** The viewer's leaning towards what the trailer stresses; 0 without tags. */
export function fitOf(viewer: ViewerContext, trailer: Trailer): number {
	const tags = tagsOf(trailer);
	const total = tags.reduce((sum, tag) => sum + (viewer.leanings[tag] ?? 0), 0);
	return tags.length === 0 ? 0 : total / Math.sqrt(tags.length);
}

function addShared(
	add: (name: string, value: number) => void,
	viewer: ViewerContext,
	trailer: Trailer,
): void {
	const tags = tagsOf(trailer);
	const each = 1 / Math.sqrt(Math.max(1, tags.length));
	add('fit', fitOf(viewer, trailer));
	const minutes = (trailer.durationSeconds ?? usualMinutes * 60) / 60 - usualMinutes;
	const length = Math.max(-1, Math.min(1, minutes));
	add('length', length);
	if (viewer.device !== undefined) add(`length×${viewer.device}`, crossed * length);
	for (const tag of tags) {
		add(`tag:${tag}`, crossed * each);
		for (const [axis, value] of (viewer.taste ?? []).entries())
			add(`tag:${tag}×taste:${axis}`, crossed * each * value);
	}
}

const tagsOf = ({ tags = [] }: Trailer): readonly string[] => [
	...new Set(tags.map((tag) => tag.toLowerCase())),
];

const strongest = ({ leanings }: ViewerContext): readonly (readonly [string, number])[] =>
	Object.entries(leanings)
		.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
		.slice(0, leaningsCrossed);
