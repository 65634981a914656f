import type { Catalogue } from '@marquee/catalogue';
import { isUnfinished } from '../standing.ts';
import { type TitleSource, titleSource } from '../title-source.ts';
import { notInCatalogue, type Viewer } from '../viewer.ts';

/** Looks where the profile stopped: begun and not finished, newest first. */
export const unfinished = (
	catalogue: Catalogue,
	n: number,
): TitleSource<{ readonly viewer: Viewer }> =>
	titleSource(catalogue, {
		name: 'unfinished',
		seek: ({ viewer: { engaged } }) => {
			const begun: number[] = [];
			for (const { index, activity } of engaged) {
				if (begun.length === n) break;
				if (index !== notInCatalogue && isUnfinished(activity, catalogue.titles[index]!))
					begun.push(index);
			}
			return { indices: Int32Array.from(begun) };
		},
	});
