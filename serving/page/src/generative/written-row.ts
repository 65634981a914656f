import type { TitleIndex } from '@marquee/catalogue';
import type { Random } from '@marquee/units';
import { drawn } from '../exploration.ts';
import type { PageQuery } from '../page-query.ts';
import type { Exploration } from '../policy.ts';
import { roomFor } from '../rank-row.ts';
import type { RankedRow, RankedTitle } from '../ranked-row.ts';
import type { RowOffer } from '../row-offer.ts';
import { foundWith, givenTitle, rankedTitle } from '../shown-title.ts';
import { chosenToken } from './chosen-token.ts';
import type { OpenRow } from './masks.ts';
import { logOdds, titleFeatures } from './token-model.ts';
import type { Pool, WrittenPage } from './written-page.ts';

/** So many titles of a row are said one by one, each knowing those before it; the rest in one pass. */
export const oneByOne = 4;

/** How rows are written. */
export interface Writing {
	/** Of what is read of a title. `// (F)` */
	readonly weights: Float64Array;
	/** 0 says the likeliest; above, chance has its say at each of the first places, and is logged. */
	readonly temperature: number;
	/** Where nothing else is left to chance, one place of the others is drawn as on every page. */
	readonly exploration: Exploration;
	readonly random: Random;
}

/** A title in the order in which a row says it. */
interface Said {
	readonly title: TitleIndex;
	readonly logit: number;
	readonly propensity: number;
}

/** A row, title by title, on a page that hears each of them. */
export function writtenRow(
	{ offered, offer, covered }: OpenRow,
	page: WrittenPage,
	query: PageQuery,
	writing: Writing,
): RankedRow {
	page.beginRow(offer);
	const room = roomFor(offer, query);
	const said =
		offer.order === 'given'
			? asGiven(offer, page.shown)
			: saidTitles(page.poolOf(offer), page, room, writing);
	const slate = said.slice(0, room);
	for (const { title } of slate) if (page.shown[title] === 0) page.write(title);
	return {
		offer: offered,
		slate: slate.map((each) => placed(each, offer, query)),
		reserve: said.slice(room).map(({ title, logit }) => ({ index: title, score: logit })),
		rejected: covered,
		funnel: {
			retrieved: offered.retrieved,
			admitted: offered.titles.length,
			considered: said.length,
			shown: slate.length,
		},
		worth: 0,
	};
}

const asGiven = ({ titles, precision }: RowOffer, shown: Uint8Array): readonly Said[] =>
	Array.from(titles, (title, place) => ({ title, logit: precision[place]!, propensity: 1 })).filter(
		({ title }) => shown[title] === 0,
	);

/**
 * All titles of the pool in the order in which the row says them.
 *
 * Hybrid decoding: the first few are written on the page one by one, and change what is read of those after them; the rest is read
 * once, as the page then stands.
 * @paper GenPage: generative page construction, arXiv 2606.31031. 2026.
 */
function saidTitles(
	pool: Pool,
	page: WrittenPage,
	room: number,
	{ weights, temperature, exploration, random }: Writing,
): readonly Said[] {
	const said: Said[] = [];
	const isSaid = new Uint8Array(pool.titles.length);
	const features = new Float64Array(titleFeatures.length);
	const logits = new Float64Array(pool.titles.length);
	const read = (): void => {
		for (let at = 0; at < logits.length; at++) {
			if (isSaid[at] === 0) page.readTitle(pool, at, features);
			logits[at] = isSaid[at] === 1 ? -Infinity : logOdds(weights, features);
		}
	};
	while (said.length < Math.min(oneByOne, room, pool.titles.length)) {
		read();
		const { at, propensity } = chosenToken(logits, temperature, random);
		said.push({ title: pool.titles[at]!, logit: logits[at]!, propensity });
		isSaid[at] = 1;
		page.write(pool.titles[at]!);
	}
	read();
	const rest = [...pool.titles.keys()]
		.filter((at) => isSaid[at] === 0)
		.sort((a, b) => logits[b]! - logits[a]! || pool.titles[a]! - pool.titles[b]!)
		.map((at) => ({ title: pool.titles[at]!, logit: logits[at]!, propensity: 1 }));
	const place = exploration.place - said.length;
	if (temperature === 0 && exploration.rate > 0 && place >= 0 && rest.length > place)
		giveByChance(rest, place, exploration, random);
	return [...said, ...rest];
}

/** Gives the exploration place to whom chance gives it; all behind move back. */
function giveByChance(rest: Said[], place: number, exploration: Exploration, random: Random): void {
	const waiting = rest.slice(place).map(({ logit }) => logit);
	const { chosen, propensity } = drawn(waiting, exploration, random);
	const [taker] = rest.splice(place + chosen, 1);
	rest.splice(place, 0, { ...taker!, propensity });
}

const placed = (
	{ title, logit, propensity }: Said,
	offer: RowOffer,
	query: PageQuery,
): RankedTitle =>
	offer.order === 'given'
		? givenTitle(title, logit, query)
		: rankedTitle(title, logit, query, { propensity, foundWith: foundWith(offer, title) });
