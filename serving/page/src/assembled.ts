import { type Catalogue, untilWhen } from '@marquee/catalogue';
import type { Evidence, Page, PageRow, PlacedTitle, Title, TitleCard } from '@marquee/contracts';
import type { Makings } from './makings.ts';
import { facetsOf, genreFacet } from './narrowed.ts';
import type { PageQuery } from './page-query.ts';
import type { RankedRow, RankedTitle } from './ranked-row.ts';
import { rounded } from './rounded.ts';

/** What a page says besides its rows. */
export type PageHead = Omit<
	Page,
	'rows' | 'surface' | 'requestId' | 'profileId' | 'facets' | 'locale' | 'cells'
>;

/** The rows as a page. */
export function assembled(
	rows: readonly RankedRow[],
	query: PageQuery,
	head: PageHead,
	evidence: EvidenceByPlace,
	{ catalogue }: Pick<Makings, 'catalogue'>,
): Page {
	const { requestId, profileId, asked, locale, cells } = query;
	return {
		requestId,
		surface: asked.surface,
		profileId,
		...head,
		...(locale !== undefined && { locale }),
		...facetsFor(query, catalogue),
		...(cells !== undefined && { cells: [...cells] }),
		rows: rows.map((row, nth) => pageRow(row, query, evidence[nth]!)),
	};
}

/** By what a list that is browsed can be narrowed; and where a search may begin without a word. */
function facetsFor({ asked, admission }: PageQuery, catalogue: Catalogue): Pick<Page, 'facets'> {
	if (asked.surface === 'browse') return { facets: [...facetsOf(admission, catalogue)] };
	if (asked.surface === 'search')
		return { facets: [genreFacet(admission, catalogue)].filter(({ values }) => values.length > 0) };
	return {};
}

const pageRow = (
	{ offer, slate }: RankedRow,
	query: PageQuery,
	evidence: readonly Evidence[],
): PageRow => ({
	rowId: offer.id,
	family: offer.family,
	heading: offer.heading,
	evidence: offer.evidence,
	...(offer.countedIn !== undefined && { countedIn: offer.countedIn }),
	titles: slate.map((title, place) =>
		placed(title, evidence[place]!, offer.ranks?.get(title.index), query),
	),
});

function placed(
	{ title, score, activity }: RankedTitle,
	evidence: Evidence,
	rank: number | undefined,
	{ circumstances, now }: PageQuery,
): PlacedTitle {
	const positionSeconds = activity?.positionSeconds ?? 0;
	const until =
		title.windows === undefined ? undefined : untilWhen(title, circumstances.country, now);
	const said = { title: titleCard(title), score: rounded(score) };
	// Of most titles there is no more to say, and an object that is put together from parts costs many times as much.
	if (positionSeconds === 0 && until === undefined && rank === undefined)
		return { title: said.title, score: said.score, evidence };
	return {
		...said,
		...(positionSeconds > 0 && { positionSeconds }),
		...(until !== undefined && { until }),
		evidence,
		...(rank !== undefined && { rank }),
	};
}

/** What is drawn of a title, and nothing else of what is known of it. */
export function titleCard(title: Title): TitleCard {
	const known = cards.get(title);
	if (known !== undefined) return known;
	const card = cardOf(title);
	cards.set(title, card);
	return card;
}

/** A title has one card for as long as it lives: pages that show it share it, and it is written once for all of them. */
const cards = new WeakMap<Title, TitleCard>();

const cardOf = ({
	titleId,
	name,
	year,
	genres,
	runtimeSeconds,
	maturity,
}: TitleCard): TitleCard => ({
	titleId,
	name,
	...(year !== undefined && { year }),
	genres,
	...(runtimeSeconds !== undefined && { runtimeSeconds }),
	...(maturity !== undefined && { maturity }),
});

/** Why each title stands where it stands: row by row, place by place. */
export type EvidenceByPlace = readonly (readonly Evidence[])[];

/** The evidence of every title. A page is not lost over a sentence: where one fails, the row's stands in. */
export const evidenceOf = (
	rows: readonly RankedRow[],
	report: (stage: string, cause: unknown) => void,
): EvidenceByPlace =>
	rows.map(({ offer, slate }) =>
		slate.map((title, place) => {
			try {
				return offer.evidenceFor(title, place);
			} catch (cause) {
				report(`${offer.id}/evidence`, cause);
				return offer.evidence;
			}
		}),
	);
