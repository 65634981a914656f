import type { TitleIndex } from '@marquee/catalogue';
import { commonPrefix, draft, type Team } from '@marquee/interleaving';
import type { Rejection } from '@marquee/pipeline';
import type { Random } from '@marquee/units';
import { type LaidOut, tooShort } from './layout.ts';
import type { PageDraft } from './page-draft.ts';
import { emptyPage, type GrowingPage } from './page-so-far.ts';
import { movedRow, refusalOf, roomFor } from './rank-row.ts';
import type { FunnelCounts, RankedRow, RankedTitle } from './ranked-row.ts';
import { waitingTitle } from './shown-title.ts';

/**
 * Titles drawn from two pages by team draft, row by row: within rows that both have and that a ranker orders. Rows stand where the
 * control has them, and what only the control has stays as it is, less what rows above show.
 *
 * Titles that both begin a row with, and those that come when one of the two has no more, earn nobody anything. Whoever picked a title
 * says why it is there.
 */
export function interleavedTitles(
	control: PageDraft,
	treatment: PageDraft,
	random: Random,
): LaidOut {
	const others = new Map(treatment.laid.rows.map((row) => [row.offer.id, row]));
	const page = emptyPage(control.around.makings, control.around.context);
	const rows: RankedRow[] = [];
	const rejected = [...control.laid.rejected];
	for (const own of control.laid.rows) {
		const other = others.get(own.offer.id);
		others.delete(own.offer.id);
		const row =
			other === undefined || own.offer.order === 'given'
				? movedRow(own, page.soFar, control.query, control.around.context)
				: drawnRow([own, other], [control, treatment], page, random);
		const reason = tooShort(row);
		if (reason !== undefined) rejected.push({ offer: row.offer, reason });
		else {
			page.place(row);
			rows.push(row);
		}
	}
	return {
		rows,
		reserve: control.laid.reserve,
		rejected: [...rejected, ...passed(control, others)],
	};
}

/** Rows that the treatment alone shows. */
const passed = ({ laid }: PageDraft, others: ReadonlyMap<string, RankedRow>) => {
	const isNamed = new Set(
		[...laid.reserve, ...laid.rejected.map(({ offer }) => offer)].map(({ id }) => id),
	);
	return [...others.values()]
		.filter(({ offer }) => !isNamed.has(offer.id))
		.map(({ offer }) => ({ offer, reason: 'only the other of two interleaved pages has it' }));
};

type Two<Value> = readonly [Value, Value];

/** A row of both, title by title. */
function drawnRow(
	both: Two<RankedRow>,
	drafts: Two<PageDraft>,
	{ soFar }: GrowingPage,
	random: Random,
): RankedRow {
	const [{ query, around }] = drafts;
	const rankings = both.map((row) => openTitles(row, soFar.shown));
	const free = new Set(rankings[0]!.slice(0, commonPrefix(rankings)));
	const picked: { readonly title: RankedTitle; readonly from: Team }[] = [];
	const refused: Rejection[] = [];
	const room = roomFor(both[0].offer, query);
	const { contested } = draft(rankings, room, random, (index, picker) => {
		const from = free.has(index) ? 0 : (picker as Team);
		const title = titleIn(both[from], index, drafts[from]);
		const refusal = refusalOf(title, both[from].offer, soFar, query, around.context);
		if (refusal === undefined) picked.push({ title, from });
		else refused.push(refusal);
		return refusal === undefined;
	});
	const slate = picked.map(({ title, from }, place) =>
		free.has(title.index) || place >= contested ? title : { ...title, team: from },
	);
	const [own, other] = both;
	const shown = new Set(slate.map(({ index }) => index));
	return {
		...own,
		offer: {
			...own.offer,
			evidenceFor: (title, place) => both[picked[place]!.from].offer.evidenceFor(title, place),
		},
		slate,
		reserve: [...own.slate, ...own.reserve, ...other.slate, ...other.reserve].filter(
			({ index }) => soFar.shown[index] === 0 && !shown.has(index) && shown.add(index),
		),
		rejected: onceEach([...own.rejected, ...other.rejected, ...refused], slate),
		funnel: funnelOfBoth(both, slate.length),
	};
}

/** What a row has that the page does not show yet, best first. */
const openTitles = ({ slate, reserve }: RankedRow, shown: Uint8Array): readonly TitleIndex[] =>
	[...slate, ...reserve].map(({ index }) => index).filter((index) => shown[index] === 0);

/** A title as it stands, or would stand, in one page’s row. */
function titleIn(row: RankedRow, index: TitleIndex, { query }: PageDraft): RankedTitle {
	const isIt = (each: { readonly index: TitleIndex }) => each.index === index;
	return row.slate.find(isIt) ?? waitingTitle(row.reserve.find(isIt)!, row.offer, query);
}

/** Each title that one of the two rejected and the row does not show. */
function onceEach(
	rejected: readonly Rejection[],
	slate: readonly RankedTitle[],
): readonly Rejection[] {
	const isNamed = new Set<string>(slate.map(({ id }) => id));
	return rejected.filter(({ id }) => !isNamed.has(id) && isNamed.add(id));
}

/** What both began with, together. */
const funnelOfBoth = ([one, other]: Two<RankedRow>, shown: number): FunnelCounts => ({
	retrieved: one.funnel.retrieved + other.funnel.retrieved,
	admitted: one.funnel.admitted + other.funnel.admitted,
	considered: one.funnel.considered + other.funnel.considered,
	shown,
});
