import { catalogueGenres } from '@marquee/ranking';
import type { TitleId } from '@marquee/units';
import { attention } from '../attention.ts';
import type { LaidOut } from '../layout.ts';
import type { Makings } from '../makings.ts';
import type { PageQuery } from '../page-query.ts';
import type { RankedRow } from '../ranked-row.ts';
import type { RowOffer } from '../row-offer.ts';
import { openRows } from './masks.ts';
import { sharedGenresOf } from './shared-genres.ts';
import { rowFeatures, titleFeatures } from './token-model.ts';
import { type Pool, type WrittenPage, writtenPage } from './written-page.ts';
import { oneByOne } from './written-row.ts';

/** What a page said at one place, with what was read before, and what became of it. */
export interface Lesson {
	readonly features: Float64Array; // (F)
	/** Whether it was played: the title, or some title of the row. */
	readonly played: boolean;
	/** How much it says: what was played was seen; what was not says as much as it was looked at. */
	readonly weight: number;
}

/** The lessons of pages, by kind of token. */
export interface Lessons {
	readonly rows: Lesson[];
	readonly titles: Lesson[];
}

/**
 * What a page teaches that was laid out in whatever way and shown: it is written once more, as it was, and at each token is noted what
 * was read of it. So pages of stage-wise placement teach as well as those of the model itself.
 */
export function learnFromPages(makings: Makings, lessons: Lessons) {
	const genres = catalogueGenres(makings.catalogue);
	const facts = { genres, shared: sharedGenresOf(genres) };
	return (
		{ rows }: LaidOut,
		offers: readonly RowOffer[],
		query: PageQuery,
		isPlayed: (title: TitleId) => boolean,
	): void => {
		const page = writtenPage(makings, facts, query);
		const open = new Map(openRows(offers, query).map(({ offered, offer }) => [offered.id, offer]));
		for (const [place, row] of rows.entries()) {
			const offer = open.get(row.offer.id)!;
			const seen = (column: number) => attention(place, column, query.shape);
			lessons.rows.push(rowLesson(offer, row, page, { seen, isPlayed }));
			const pool = offer.order === 'ranked' ? page.poolOf(offer) : undefined;
			page.beginRow(offer);
			if (pool !== undefined)
				lessons.titles.push(...titleLessons(row, pool, page, { seen, isPlayed }));
			for (const { index } of row.slate) if (page.shown[index] === 0) page.write(index);
		}
	};
}

/** What became of places: how much each was looked at, and what was played. */
interface Outcome {
	readonly seen: (column: number) => number;
	readonly isPlayed: (title: TitleId) => boolean;
}

function rowLesson(
	offer: RowOffer,
	{ slate }: RankedRow,
	page: WrittenPage,
	{ seen, isPlayed }: Outcome,
): Lesson {
	const features = new Float64Array(rowFeatures.length);
	page.readRow(offer, features);
	const played = slate.some(({ id }) => isPlayed(id));
	return { features, played, weight: played ? 1 : seen(0) };
}

/** Title by title as a row is said: the first few are heard by those after them, the rest is read in one pass. */
function titleLessons(
	{ slate }: RankedRow,
	pool: Pool,
	page: WrittenPage,
	{ seen, isPlayed }: Outcome,
): readonly Lesson[] {
	const placeOf = new Map(Array.from(pool.titles, (title, at) => [title, at]));
	return slate.flatMap(({ index, id }, column) => {
		const at = placeOf.get(index);
		const features = new Float64Array(titleFeatures.length);
		if (at !== undefined) page.readTitle(pool, at, features);
		if (column < oneByOne) page.write(index);
		if (at === undefined) return []; // another funnel let it through: nothing can be read of it here
		const played = isPlayed(id);
		return [{ features, played, weight: played ? 1 : seen(column) }];
	});
}
