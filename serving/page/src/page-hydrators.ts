import type { TitleIndex } from '@marquee/catalogue';
import type { RequestHydrator } from '@marquee/pipeline';
import { objectives, type Scored } from '@marquee/rankers';
import type { Tasted, Viewer } from '@marquee/retrieval';
import { notInCatalogue } from '@marquee/retrieval';
import { probability } from '@marquee/units';
import { admissions } from './admission.ts';
import { roomOn } from './attention.ts';
import { featureNotes } from './features-read.ts';
import { genresByLeaning } from './genres.ts';
import { localisedTitles } from './localised.ts';
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
export function appearance({
	catalogue,
	policy,
}: Pick<Makings, 'catalogue' | 'policy'>): RequestHydrator<
	PageRequest,
	Pick<PageQuery, 'shape' | 'titleAt'>
> {
	const titlesIn = localisedTitles(catalogue);
	return {
		name: 'appearance',
		onFailure: 'fail', // nothing but looking up: what fails here is a bug
		hydrate: ({ asked, on, locale }) => ({
			shape: roomOn(asked.surface, shapeFor(policy, on?.device)),
			titleAt: titlesIn(locale),
		}),
	};
}

/** Learns what the profile may go on with. */
export const continued = ({
	continuing,
}: Pick<Makings, 'continuing'>): RequestHydrator<WithViewer, Pick<PageQuery, 'continued'>> => ({
	name: 'continued',
	onFailure: {
		fallback: { continued: { titles: [], sessionIsContinuation: probability(0), model: 'none' } },
	},
	hydrate: (query) => ({ continued: continuing(query) }),
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
	featuresKept,
	counts,
	ranker,
	likeness,
	closenessTo,
	catalogue,
}: Makings): RequestHydrator<
	WithViewer & Tasted & Pick<PageQuery, 'broad' | 'touchstones'>,
	Pick<PageQuery, 'rank' | 'featuresRead'>
> => ({
	name: 'ranking',
	onFailure: 'fail', // reads from memory: what fails here is a bug
	hydrate: ({ state, now, on, taste, viewer, broad, touchstones, seed }) => {
		const last = viewer.engaged.find(({ index }) => index !== notInCatalogue);
		// A model that could not say what is like the past is not asked again.
		const isAsked = last && touchstones.length > 0 && likeness.knows(last.id);
		const read = features.reading({
			now,
			state,
			counts: counts(now, on?.country),
			...(on?.device && { device: on.device }),
			...(taste && { taste }),
			...(isAsked && taste && { likenessToLast: closenessTo(last.index) }),
		});
		const notes = featureNotes(featuresKept, seed, catalogue);
		return {
			featuresRead: notes.kept,
			rank: onceEach(catalogue.size, (titles) => {
				const sources = new Uint32Array(titles.length);
				for (let n = 0; n < titles.length; n++) sources[n] = broad.bitsOf(titles[n]!);
				const rows = read(titles, sources);
				notes.take(titles, rows);
				return ranker.score(rows, titles.length);
			}),
		};
	},
});

/**
 * Asks of every title once: features do not depend on the row, and the best titles are considered by many rows. What was said is kept
 * for as long as the request lasts.
 */
function onceEach(
	titles: number,
	ask: (titles: Int32Array) => Scored,
): (titles: ArrayLike<TitleIndex>) => Scored {
	const answered = new Uint8Array(titles);
	const known = answers(titles);
	return (wanted) => {
		const unasked: TitleIndex[] = [];
		for (let n = 0; n < wanted.length; n++)
			if (answered[wanted[n]!] === 0) {
				answered[wanted[n]!] = 1;
				unasked.push(wanted[n]!);
			}
		if (unasked.length > 0) copy(ask(Int32Array.from(unasked)), known, unasked, 'into');
		const said = answers(wanted.length);
		copy(said, known, wanted, 'from');
		return said;
	};
}

const answers = (n: number): Scored => ({
	score: new Float32Array(n),
	heads: {
		engagement: new Float32Array(n),
		retention: new Float32Array(n),
		satisfaction: new Float32Array(n),
		freshness: new Float32Array(n),
	},
});

/** Copies what was said of these titles, by their order, into or from what is known of all, by their places. */
function copy(
	said: Scored,
	known: Scored,
	titles: ArrayLike<TitleIndex>,
	way: 'into' | 'from',
): void {
	const move = (some: Float32Array, all: Float32Array): void => {
		if (way === 'into') for (let n = 0; n < titles.length; n++) all[titles[n]!] = some[n]!;
		else for (let n = 0; n < titles.length; n++) some[n] = all[titles[n]!]!;
	};
	move(said.score, known.score);
	for (const name of objectives) move(said.heads[name], known.heads[name]);
}
