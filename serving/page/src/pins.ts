import type { LaidOut } from './layout.ts';
import type { PageQuery } from './page-query.ts';
import type { Family, PagePolicy } from './policy.ts';
import type { RowOffer } from './row-offer.ts';

/** The first row of a family is to stand at this place, 0 is first, and none of the family above it. */
export interface Pin {
	readonly family: Family;
	readonly place: number;
}

/** What became of a pin that a policy has. */
export interface PinTold extends Pin {
	/** The place at which the family's first row stands; absent where it has none on the page. */
	readonly stands?: number;
	/** Why it does not stand at its place; absent where it does. */
	readonly why?: string;
}

/** Anything that a row stands in, or waits in. */
interface OfOffer {
	readonly offer: RowOffer;
}

/**
 * What is pinned on a page, first places first: on a home page what the policy pins; before all that, on a visit for going on, what
 * was begun.
 */
export function pinsOn(query: PinQuery, policy: Pick<PagePolicy, 'pinned'>): readonly Pin[] {
	const own = pinsOf(query, policy);
	if (!isForGoingOn(query)) return own;
	const others = own.filter(({ family }) => family !== 'continue-watching');
	return [{ family: 'continue-watching', place: 0 }, ...others];
}

/**
 * Which families may give the next row: the first pinned one whose place has come; else all whose place is not still to come; else,
 * where nothing but pinned rows is left, the first of those. So a pin whose place was taken gets the next one, and on a page that
 * ends early pinned rows stand last.
 */
export function openFamilies(
	pins: readonly Pin[],
	standing: readonly OfOffer[],
	left: readonly OfOffer[],
): (family: Family) => boolean {
	if (pins.length === 0) return () => true;
	const waiting = pins.filter((pin) => !standing.some(isOf(pin)) && left.some(isOf(pin)));
	const isHeld = (family: Family): boolean => waiting.some((pin) => pin.family === family);
	const due = waiting.find(({ place }) => place <= standing.length);
	const next = due ?? (left.every(({ offer }) => isHeld(offer.family)) ? waiting[0] : undefined);
	return next === undefined ? (family) => !isHeld(family) : (family) => family === next.family;
}

/** What became of each pin of the policy on a page that was laid out; `undefined`: it pins nothing there. */
export function pinsTold(
	laid: LaidOut,
	query: PinQuery,
	policy: Pick<PagePolicy, 'pinned'>,
): readonly PinTold[] | undefined {
	const pins = pinsOf(query, policy);
	if (pins.length === 0) return undefined;
	return pins.map((pin) => {
		const stands = laid.rows.findIndex(isOf(pin));
		if (stands === pin.place) return { ...pin, stands };
		if (stands === -1) return { ...pin, why: whyMissing(pin, laid, query) };
		return { ...pin, stands, why: whyElsewhere(pin, stands, laid, query) };
	});
}

type PinQuery = Pick<PageQuery, 'asked' | 'continued' | 'shape'>;

function pinsOf({ asked }: PinQuery, { pinned }: Pick<PagePolicy, 'pinned'>): readonly Pin[] {
	if (asked.surface !== 'home') return [];
	return Object.entries(pinned)
		.map(([family, place]) => ({ family: family as Family, place }))
		.sort((a, b) => a.place - b.place || (a.family < b.family ? -1 : 1));
}

const isForGoingOn = ({ continued }: PinQuery): boolean => continued.sessionIsContinuation >= 0.5;

const isOf =
	({ family }: Pin) =>
	({ offer }: OfOffer): boolean =>
		offer.family === family;

function whyMissing(pin: Pin, { reserve, rejected }: LaidOut, { shape }: PinQuery): string {
	if (reserve.some((offer) => isOf(pin)({ offer })))
		return `the screen has room for ${shape.rows} rows`;
	const short = rejected.find(isOf(pin));
	return short === undefined ? 'there is no such row for this profile' : short.reason;
}

function whyElsewhere(
	{ family, place }: Pin,
	stands: number,
	{ rows }: LaidOut,
	query: PinQuery,
): string {
	if (stands > place) return `“${rows[place]!.offer.heading}” stands there`;
	if (family === 'continue-watching' && isForGoingOn(query)) return 'the visit is for going on';
	return `only ${stands} other rows have titles enough to stand above it`;
}
