import { catalogueGenres } from '@marquee/ranking';
import type { PageLayout } from '../layout.ts';
import type { Makings } from '../makings.ts';
import type { PageQuery } from '../page-query.ts';
import { openFamilies, pinsOn } from '../pins.ts';
import type { Family } from '../policy.ts';
import { roomFor } from '../rank-row.ts';
import type { RankedRow } from '../ranked-row.ts';
import type { RowOffer } from '../row-offer.ts';
import { chosenToken } from './chosen-token.ts';
import { type OpenRow, openRows, openTitles } from './masks.ts';
import { sharedGenresOf } from './shared-genres.ts';
import {
	handSetTokens,
	logOdds,
	rowFeatures,
	type TokenModel,
	titleFeatures,
	weightsOf,
} from './token-model.ts';
import { type WrittenPage, writtenPage } from './written-page.ts';
import { writtenRow } from './written-row.ts';

/** How pages are written. */
export interface GenerativeSettings {
	/** 0 says the likeliest token; above, tokens are drawn: those of rows and of the first titles in each. */
	readonly temperature?: number;
}

/**
 * Writes a page in reading order: the token of a row, then its titles, then the next row, each read with what the page has said so far.
 * One model says them all. The rules of the page are masks over the tokens, so that it cannot break them.
 *
 * Differs from the paper in size: nine numbers are read of a row and nine of a title in place of a transformer, so that a page costs
 * milliseconds and every weight can be read.
 * @paper GenPage: generative page construction, arXiv 2606.31031. 2026.
 */
export function generative(
	makings: Makings,
	model: TokenModel = handSetTokens,
	{ temperature = 0 }: GenerativeSettings = {},
): PageLayout {
	const genres = catalogueGenres(makings.catalogue);
	const facts = { genres, shared: sharedGenresOf(genres) };
	const rowWeights = weightsOf(rowFeatures, model.rows);
	const weights = weightsOf(titleFeatures, model.titles);
	const { exploration } = makings.policy;
	return {
		name: model === handSetTokens ? 'generative' : `generative, ${model.version}`,
		lay: (offers, query, { random }) => {
			const page = writtenPage(makings, facts, query);
			const pins = pinsOn(query, makings.policy);
			const writing = { weights, temperature, exploration, random };
			const rows: RankedRow[] = [];
			const rejected: { offer: RowOffer; reason: string }[] = [];
			let left = openRows(offers, query).toSorted((a, b) => (a.offer.id < b.offer.id ? -1 : 1));
			while (rows.length < query.shape.rows) {
				const long = left.filter((row) => isLongEnough(row, page.shown, query, makings));
				const short = left.filter((row) => !long.includes(row));
				rejected.push(...short.map((row) => tooShort(row, page.shown)));
				if (long.length === 0) return { rows, reserve: [], rejected };
				const isOpen = openFamilies(pins, rows, long);
				const logits = rowLogits(long, page, rowWeights, isOpen);
				const { at, propensity } = chosenToken(logits, temperature, random);
				const row = writtenRow(long[at]!, page, query, writing);
				rows.push({ ...row, worth: logits[at]!, ...(propensity < 1 && { propensity }) });
				left = long.filter((_, other) => other !== at);
			}
			return { rows, reserve: left.map(({ offered }) => offered), rejected };
		},
	};
}

/** What the model says of each row; −∞ where another is pinned to the place, or it to a place further down. */
function rowLogits(
	rows: readonly OpenRow[],
	page: WrittenPage,
	weights: Float64Array,
	isOpen: (family: Family) => boolean,
): number[] {
	const features = new Float64Array(rowFeatures.length);
	return rows.map(({ offer }) => {
		if (!isOpen(offer.family)) return -Infinity;
		page.readRow(offer, features);
		return logOdds(weights, features);
	});
}

/** Whether enough titles are left, as far as the ranker is shown them and the screen has room. */
function isLongEnough(
	row: OpenRow,
	shown: Uint8Array,
	query: PageQuery,
	{ policy }: Makings,
): boolean {
	const { order, fewest } = row.offer;
	const looked = order === 'ranked' ? policy.considered : Infinity;
	return Math.min(openTitles(row, shown, fewest), looked, roomFor(row.offer, query)) >= fewest;
}

function tooShort(row: OpenRow, shown: Uint8Array) {
	const lost = row.covered.length === 0 ? '' : `; rules took ${row.covered.length}`;
	const reason = `${openTitles(row, shown)} of at least ${row.offer.fewest} titles are left${lost}`;
	return { offer: row.offered, reason };
}
