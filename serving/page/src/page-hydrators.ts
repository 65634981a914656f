import type { RequestHydrator } from '@marquee/pipeline';
import type { Tasted, Viewer } from '@marquee/retrieval';
import { notInCatalogue } from '@marquee/retrieval';
import { admissions } from './admission.ts';
import { genresByLeaning } from './genres.ts';
import { localised } from './localised.ts';
import type { Makings } from './makings.ts';
import { narrowed } from './narrowed.ts';
import type { PageQuery } from './page-query.ts';
import type { PageRequest } from './page-request.ts';
import { shapeFor } from './policy.ts';

type WithViewer = PageRequest & { readonly viewer: Viewer };

/** Learns what may be shown to this viewer here and now. */
export function admission({
	catalogue,
}: Pick<Makings, 'catalogue'>): RequestHydrator<
	WithViewer,
	Pick<PageQuery, 'admission' | 'circumstances'>
> {
	const admissionOf = admissions(catalogue);
	return {
		name: 'admission',
		onFailure: 'fail', // no page is better than one that shows what must not be shown
		hydrate: ({ viewer, on, maturityLimit, now, asked }) => {
			const circumstances = {
				...(on?.country !== undefined && { country: on.country }),
				...(maturityLimit !== undefined && { maturityLimit }),
			};
			const admission = admissionOf(viewer, circumstances, now);
			return { circumstances, admission: narrowed(admission, asked, catalogue) };
		},
	};
}

/** Learns what the page looks like where it is seen, and what titles are called there. */
export const appearance = ({
	catalogue,
	policy,
}: Pick<Makings, 'catalogue' | 'policy'>): RequestHydrator<
	PageRequest,
	Pick<PageQuery, 'shape' | 'titleAt'>
> => ({
	name: 'appearance',
	onFailure: 'fail', // nothing but looking up: what fails here is a bug
	hydrate: ({ on, locale }) => ({
		shape: shapeFor(policy, on?.device),
		titleAt: (index) => localised(catalogue.titles[index]!, locale),
	}),
});

/** Learns to which genres the profile leans. */
export const leanings = ({
	catalogue,
}: Pick<Makings, 'catalogue'>): RequestHydrator<WithViewer, Pick<PageQuery, 'leanings'>> => ({
	name: 'leanings',
	onFailure: 'fail', // nothing but counting: what fails here is a bug
	hydrate: ({ viewer }) => ({ leanings: genresByLeaning(viewer, catalogue) }),
});

/** Learns to rank for this request: its features are laid out once, whatever number of rows is ranked. */
export const ranking = ({
	features,
	counts,
	ranker,
	likeness,
	catalogue,
}: Makings): RequestHydrator<WithViewer & Tasted, Pick<PageQuery, 'rank'>> => ({
	name: 'ranking',
	onFailure: 'fail', // reads from memory: what fails here is a bug
	hydrate: ({ state, now, on, taste, viewer }) => {
		const last = viewer.engaged.find(({ index }) => index !== notInCatalogue);
		const closeness = last && likeness.knows(last.id) ? likeness.closenessTo(last.id) : undefined;
		const read = features.reading({
			now,
			state,
			counts: counts(now, on?.country),
			...(on?.device && { device: on.device }),
			...(taste && { taste }),
			...(closeness && taste && { likenessToLast: (title) => closeness(catalogue.idAt(title)) }),
		});
		return { rank: (titles) => ranker.score(read(titles), titles.length) };
	},
});
