import { oncePerCatalogue } from '@marquee/catalogue';
import { featureCount } from '@marquee/features';
import type { RequestHydrator } from '@marquee/pipeline';
import { scoredRoom } from '@marquee/rankers';
import type { Tasted, Viewer } from '@marquee/retrieval';
import { lentArrays, notInCatalogue } from '@marquee/retrieval';
import { probability } from '@marquee/units';
import { admissions } from './admission.ts';
import { roomOn } from './attention.ts';
import { expectations } from './expectations.ts';
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
		hydrate: ({ viewer, on, maturityLimit, now, asked }, ending) => {
			const circumstances = {
				...(on?.country !== undefined && { country: on.country }),
				...(maturityLimit !== undefined && { maturityLimit }),
			};
			const admission = admissionOf(viewer, circumstances, now, ending);
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
	Pick<PageQuery, 'rank' | 'expected' | 'featuresRead'>
> => {
	const places = lentPlaces(catalogue);
	let room = roomToRank(100); // of all requests: what is in it is copied before anybody else can ask
	return {
		name: 'ranking',
		onFailure: 'fail', // reads from memory: what fails here is a bug
		hydrate: ({ state, now, on, taste, viewer, broad, touchstones, seed }, { atEnd }) => {
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
			const placeOf = places.lend();
			atEnd?.(() => places.giveBack(placeOf.fill(0)));
			const { worthOf, of } = expectations(placeOf, (titles) => {
				if (room.titles < titles.length) room = roomToRank(titles.length);
				const { sources, rows, said } = room;
				for (let n = 0; n < titles.length; n++) sources[n] = broad.bitsOf(titles[n]!);
				read(titles, sources, rows);
				notes.take(titles, rows);
				return ranker.score(rows, titles.length, said);
			});
			return { featuresRead: notes.kept, rank: worthOf, expected: of };
		},
	};
};

/** A place for each title of a catalogue, all 0. */
const lentPlaces = oncePerCatalogue(({ size }) => lentArrays(() => new Int32Array(size)));

/** Room for what is read and said of so many titles at a time. */
const roomToRank = (titles: number) => ({
	titles,
	sources: new Uint32Array(titles),
	rows: new Float32Array(titles * featureCount),
	said: scoredRoom(titles),
});
