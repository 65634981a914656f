import { affinityFeatures } from './families/affinity.ts';
import { exposureFeatures } from './families/exposure.ts';
import { popularityFeatures } from './families/popularity.ts';
import { requestFeatures } from './families/request.ts';
import { sourceFeatures } from './families/source.ts';
import { tasteFeatures } from './families/taste.ts';
import { titleFeatures } from './families/title.ts';
import type { Feature } from './feature.ts';

/**
 * Everything a ranker reads, in the order of the columns: the one definition that training and serving share.
 *
 * A ranker carries the names it was trained on and is refused where they differ: change a meaning, and change the name.
 */
export const features: readonly Feature[] = [
	...tasteFeatures,
	...popularityFeatures,
	...titleFeatures,
	...affinityFeatures,
	...exposureFeatures,
	...sourceFeatures,
	...requestFeatures,
];

/** The columns from here on say the same of every title of a request: what rests on them alone is computed once. */
export const firstOfRequest = features.length - requestFeatures.length;

/** The names of the columns, in order. `// (F)` */
export const featureNames: readonly string[] = features.map(({ name }) => name);

/** F: how many numbers a ranker reads of one title. */
export const featureCount = features.length;

/** @throws {RangeError} if no feature has this name. */
export function featureAt(name: string): number {
	const at = featureNames.indexOf(name);
	if (at < 0) throw new RangeError(`there is no feature ${name}`);
	return at;
}
