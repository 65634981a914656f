import type { Context } from '@marquee/pipeline';
import { seenMeans } from './attention.ts';
import { firstScores } from './first-scores.ts';
import type { Makings } from './makings.ts';
import type { PageQuery } from './page-query.ts';
import { emptyPage } from './page-so-far.ts';
import { openFamilies, pinsOn } from './pins.ts';
import type { Family, PagePolicy } from './policy.ts';
import { rowRanker } from './rank-row.ts';
import type { RankedRow } from './ranked-row.ts';
import type { RowOffer } from './row-offer.ts';

/** Rows in their places, and what became of the others. */
export interface LaidOut {
	readonly rows: readonly RankedRow[];
	readonly reserve: readonly RowOffer[];
	readonly rejected: readonly { readonly offer: RowOffer; readonly reason: string }[];
}

/** Decides which rows stand on a page, in which order, and with what in them: the part of a page that policies differ in. */
export interface PageLayout {
	readonly name: string;
	readonly lay: (
		offers: readonly RowOffer[],
		query: PageQuery,
		context: Context,
	) => LaidOut | Promise<LaidOut>;
}

/**
 * Places rows one after the other: the next is the one worth most given those already placed.
 *
 *   value = worth of its family + appeal · Σ_c attention(c) precision(c) / Σ attention − fatigue · rows of its family among the last two
 *
 * where c runs over its best titles that no row above shows. So a row whose titles stand further up loses them and is worth what is left
 * of it. Only a row that is placed is ranked. Pinned rows stand where they are pinned; continue watching stands above all if the visit is
 * for going on. If too few titles remain, the row is rejected with the reason. Ties by id.
 */
export function stageWise(makings: Makings): PageLayout {
	const ranked = rowRanker(makings);
	return {
		name: 'stage-wise',
		lay: (offers, query, context) => {
			const { soFar, place } = emptyPage(makings, context);
			for (const { ranks = [] } of offers) for (const [index] of ranks) soFar.shown[index] = 1;
			const worthOf = worths(soFar.shown, query, makings.policy);
			const pins = pinsOn(query, makings.policy);
			const left = offers.map((offer) => standing(offer, worthOf(offer)));
			const rows: RankedRow[] = [];
			const rejected: { offer: RowOffer; reason: string }[] = [];
			while (left.length > 0 && rows.length < query.shape.rows) {
				const isOpen = openFamilies(pins, rows, left);
				const at = mostValuable(left, rows, makings.policy.fatigue, isOpen);
				const [next] = left.splice(at, 1);
				const row = { ...ranked(next!.offer, soFar, query, context), worth: next!.value };
				const reason = tooShort(row);
				if (reason === undefined) {
					rows.push(row);
					place(row);
				} else rejected.push({ offer: row.offer, reason });
			}
			return { rows, reserve: left.map(({ offer }) => offer).sort(byId), rejected };
		},
	};
}

interface Standing {
	readonly offer: RowOffer;
	/** What it is worth by itself, with the titles that no row above shows. */
	readonly worth: () => number;
	/** What it was worth when it was last looked at; its titles can only have become fewer since. */
	value: number;
	/** How many rows stood on the page then. */
	asOf: number;
}

/**
 * The place of the most valuable of the families that are open. A value only falls while rows are placed, but for fatigue, so that
 * only those are looked at again whose last known value could win.
 */
function mostValuable(
	left: readonly Standing[],
	placed: readonly RankedRow[],
	fatigue: number,
	isOpen: (family: Family) => boolean,
): number {
	const [last, beforeLast] = [placed.at(-1)?.offer.family, placed.at(-2)?.offer.family];
	let best = -1;
	let bestValue = -Infinity;
	for (let at = 0; at < left.length; at++) {
		const row = left[at]!;
		const { family } = row.offer;
		const lately = (family === last ? 1 : 0) + (family === beforeLast ? 1 : 0);
		const tired = fatigue * lately;
		if (row.value - tired < bestValue || !isOpen(family)) continue;
		if (row.asOf < placed.length) {
			row.value = row.worth();
			row.asOf = placed.length;
		}
		const value = row.value - tired;
		if (value < bestValue || (value === bestValue && row.offer.id > left[best]!.offer.id)) continue;
		best = at;
		bestValue = value;
	}
	return best;
}

const standing = (offer: RowOffer, worth: () => number): Standing => ({
	offer,
	worth,
	value: worth(),
	asOf: 0,
});

/** What rows are worth by themselves, each to be asked again as more titles are shown. */
function worths(
	shown: Uint8Array,
	{ continued: { sessionIsContinuation }, shape }: PageQuery,
	{ worth, appeal }: PagePolicy,
): (offer: RowOffer) => () => number {
	const seenMean = seenMeans(shape);
	return (offer) => {
		const usual = worth[offer.family];
		if (offer.family === 'continue-watching')
			return () =>
				sessionIsContinuation >= 0.5 ? Infinity : usual * (0.4 + sessionIsContinuation);
		if (offer.order === 'given') return () => usual;
		const first = firstScores(offer, shown, shape.titlesAtOnce);
		return () => usual + appeal * seenMean(first());
	};
}

/** Why a row cannot stand: it has fewer titles left than it declares. */
export function tooShort({ slate, rejected, offer, funnel }: RankedRow): string | undefined {
	if (slate.length >= offer.fewest) return undefined;
	const lost = rejected.length === 0 ? '' : `; rules took ${rejected.length}`;
	return `${slate.length} of at least ${offer.fewest} titles, of ${funnel.admitted} that may be shown${lost}`;
}

const byId = (a: RowOffer, b: RowOffer): number => (a.id < b.id ? -1 : 1);
