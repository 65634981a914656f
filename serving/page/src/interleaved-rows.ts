import { commonPrefix, draft, type Team } from '@marquee/interleaving';
import type { Random } from '@marquee/units';
import { type LaidOut, tooShort } from './layout.ts';
import type { PageDraft } from './page-draft.ts';
import { emptyPage } from './page-so-far.ts';
import { pinsOn } from './pins.ts';
import type { Family } from './policy.ts';
import { movedRow } from './rank-row.ts';
import type { RankedRow } from './ranked-row.ts';
import type { RowOffer } from './row-offer.ts';

/**
 * Rows drawn from two pages by team draft. A row stands as whoever picked it had made it, less what rows above show, with those that
 * waited moved up; one that has too few titles left is passed over.
 *
 * What was begun or is pinned stays where both pages have it. It, the rows that both pages begin with, and those that come when one
 * page has no more, earn nobody anything.
 */
export function interleavedRows(control: PageDraft, treatment: PageDraft, random: Random): LaidOut {
	const { shape } = control.query;
	const sides = [control, treatment].map(({ laid, query, around }) => ({
		rows: new Map(laid.rows.map((row) => [row.offer.id, row])),
		query: { ...query, shape },
		context: around.context,
	}));
	const page = emptyPage(control.around.makings, control.around.context);
	const rejected = new Map<string, { offer: RowOffer; reason: string }>();
	const placed = new Map<string, RankedRow>();
	const stands = (id: string, team: number): boolean => {
		const { rows, query, context } = sides[team]!;
		const row = movedRow(rows.get(id)!, page.soFar, query, context);
		const reason = tooShort(row);
		if (reason !== undefined) rejected.set(id, { offer: row.offer, reason });
		else {
			page.place(row);
			placed.set(id, row);
		}
		return reason === undefined;
	};

	const pinned = [...pinnedPlaces(control, treatment)].filter(([, id]) => stands(id, 0));
	const isPinned = new Set(pinned.map(([, id]) => id));
	const rankings = sides.map(({ rows }) => [...rows.keys()].filter((id) => !isPinned.has(id)));
	const free = commonPrefix(rankings);
	const uncredited = new Set([...isPinned, ...rankings[0]!.slice(0, free)]);
	const { items, teams, contested } = draft(rankings, shape.rows - pinned.length, random, stands);
	const teamOf = new Map(items.slice(0, contested).map((id, at) => [id, teams[at] as Team]));
	const order = [...items];
	for (const [place, id] of pinned) order.splice(place, 0, id);
	const rows = order.map((id) => {
		const team = uncredited.has(id) ? undefined : teamOf.get(id);
		return { ...placed.get(id)!, ...(team !== undefined && { team }) };
	});
	return { rows, ...notShown([control.laid, treatment.laid], placed, rejected) };
}

/** What was begun and what is pinned, where both pages have it at one place; lowest places first. */
function* pinnedPlaces(
	control: PageDraft,
	treatment: PageDraft,
): Generator<readonly [place: number, id: string]> {
	const { query, around, laid } = control;
	const pinned = pinsOn(query, around.makings.policy).map(({ family }) => family);
	const fixed = new Set<Family>(['continue-watching', ...pinned]);
	for (const [place, { offer }] of laid.rows.entries())
		if (fixed.has(offer.family) && treatment.laid.rows[place]?.offer.id === offer.id)
			yield [place, offer.id];
}

/** Rows of either page that the drawn one does without, each once: those that found no room, and those that could not stand. */
function notShown(
	laid: readonly LaidOut[],
	placed: ReadonlyMap<string, RankedRow>,
	short: ReadonlyMap<string, LaidOut['rejected'][number]>,
): Pick<LaidOut, 'reserve' | 'rejected'> {
	const isNamed = new Set(placed.keys());
	const unnamed = ({ id }: RowOffer): boolean => !isNamed.has(id) && isNamed.add(id) !== undefined;
	const rejected = [...short.values(), ...laid.flatMap(({ rejected }) => rejected)].filter(
		({ offer }) => unnamed(offer),
	);
	const reserve = laid
		.flatMap(({ rows, reserve }) => [...rows.map(({ offer }) => offer), ...reserve])
		.filter(unnamed);
	return { reserve, rejected };
}
