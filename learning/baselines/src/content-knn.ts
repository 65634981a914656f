import type { TitleAttributes } from '@marquee/attributes';
import type { Histories, Recommender } from '@marquee/histories';
import { failures } from './errors.ts';
import { oneByOne } from './one-by-one.ts';
import { distinctTitles } from './watched.ts';

/**
 * Ranks titles by how much they are like what a profile watched in what is known of them, and in nothing else: the bar
 * for every model that claims to know titles which nobody has watched.
 *
 *   p = mean of a(i) over the titles i of the history,   score(j) = cos(p, a(j))
 *
 * a(j) are the weights of j's attributes. It learns nothing from who watched what; a title of which nothing is known
 * scores 0, and so does everything for a profile without history.
 *
 * @throws {Failure} `baseline-needs-attributes` where nothing is known of any title.
 * @throws {RangeError} if the attributes are not those of the histories' titles.
 * @paper Pazzani, Billsus: Content-Based Recommendation Systems. The Adaptive Web, 2007.
 */
export function fitContentKnn(
	{ titles }: Histories,
	attributes: TitleAttributes | undefined,
): Recommender {
	if (attributes === undefined) throw failures['baseline-needs-attributes']('content-knn');
	if (attributes.titles !== titles)
		throw new RangeError(`attributes of ${attributes.titles} titles for histories of ${titles}`);
	const { offsets, indices, weights, names } = attributes;
	return oneByOne('content-knn', titles, ({ history }, scores) => {
		const profile = new Float64Array(names.length); // (A)
		for (const title of distinctTitles(history))
			for (let at = offsets[title]!; at < offsets[title + 1]!; at++)
				profile[indices[at]!]! += weights[at]!;
		const length = Math.sqrt(profile.reduce((total, weight) => total + weight * weight, 0));
		if (length === 0) return;
		for (let title = 0; title < titles; title++)
			for (let at = offsets[title]!; at < offsets[title + 1]!; at++)
				scores[title]! += (weights[at]! * profile[indices[at]!]!) / length;
	});
}
