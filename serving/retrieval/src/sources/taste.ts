import type { Catalogue } from '@marquee/catalogue';
import { bestUnwatched } from '../best-unwatched.ts';
import type { Foremost } from '../foremost.ts';
import type { Tasted } from '../taste.ts';
import { foundNothing, type TitleSource, titleSource } from '../title-source.ts';
import type { Viewer } from '../viewer.ts';

/** Looks among the titles that the model believes this profile likes best. */
export const taste = (
	catalogue: Catalogue,
	n: number,
): TitleSource<Tasted & Foremost & { readonly viewer: Viewer }> =>
	titleSource(catalogue, {
		name: 'taste',
		seek: ({ taste: scores, foremost, viewer: { watched } }) =>
			scores === undefined
				? foundNothing
				: { indices: bestUnwatched({ scores, watched, foremost }, n) },
	});
