import { type Catalogue, isAvailable, type TitleIndex } from '@marquee/catalogue';
import type { Context } from '@marquee/pipeline';
import {
	isDisliked,
	isFinished,
	isWatched,
	lentArrays,
	notInCatalogue,
	type Viewer,
} from '@marquee/retrieval';
import { isIn, sizeOf, type TitleSet, titleSet } from '@marquee/retrieval/vectors';
import type { EpochMs } from '@marquee/units';

/** Where somebody watches, and what they may see. */
export interface Circumstances {
	readonly country?: string;
	readonly maturityLimit?: number;
}

/** The rules that no page bends, named for what they refuse. */
export type HardRule = 'outside-territory' | 'over-maturity';
/** The rules of rows that recommend: what a profile knows already needs no recommending. */
export type TasteRule = 'disliked' | 'already-watched' | 'already-listed';

/** Which titles may be shown to whom, and how many each rule took out: nothing goes missing without a reason. */
export interface Admission {
	/** Titles that may be shown at all. */
	readonly showable: TitleSet;
	/** Of those, the ones that may be recommended to this viewer. */
	readonly recommendable: TitleSet;
	readonly recommendableCount: number;
	/** Titles of the catalogue that each rule refused, each counted under the first. */
	readonly refused: Readonly<Record<HardRule | TasteRule, number>>;
	/** The titles that the profile itself is the reason for, by rule. */
	readonly known: Readonly<Record<TasteRule, readonly TitleIndex[]>>;
}

/** Which titles the catalogue lets be shown in some circumstances, while no window opens or closes. */
interface Showable {
	readonly set: TitleSet;
	readonly from: number;
	readonly until: number;
	readonly refused: Readonly<Record<HardRule, number>>;
}

/** Circumstances remembered at most: countries times ages is a few hundred, and each is an eighth of a byte per title. */
const circumstancesKept = 512;

/** Says which titles may be shown and recommended; the part that is the catalogue's alone is remembered. */
export function admissions(
	catalogue: Catalogue,
): (
	viewer: Viewer,
	circumstances: Circumstances,
	now: EpochMs,
	ending?: Pick<Context, 'atEnd'>,
) => Admission {
	const sets = lentArrays(() => titleSet(catalogue.size));
	const known = new Map<string, Showable>();
	const edges = windowEdges(catalogue);
	const showableIn = (circumstances: Circumstances, now: EpochMs): Showable => {
		const key = `${circumstances.country ?? ''} ${circumstances.maturityLimit ?? ''}`;
		const found = known.get(key);
		if (found !== undefined && now >= found.from && now < found.until) return found;
		const made = showable(catalogue, circumstances, now, edges);
		known.delete(key);
		known.set(key, made);
		if (known.size > circumstancesKept) known.delete(known.keys().next().value!);
		return made;
	};
	return (viewer, circumstances, now, ending) => {
		const recommendable = sets.lend();
		ending?.atEnd?.(() => sets.giveBack(recommendable));
		return admission(catalogue, viewer, showableIn(circumstances, now), recommendable);
	};
}

function showable(
	{ titles, size }: Catalogue,
	circumstances: Circumstances,
	now: EpochMs,
	edges: Float64Array,
): Showable {
	const set = titleSet(size);
	const refused = { 'outside-territory': 0, 'over-maturity': 0 };
	for (let index = 0; index < size; index++) {
		const rule = refusing(titles[index]!, circumstances, now);
		if (rule === undefined) set[index >>> 5]! |= 1 << (index & 31);
		else refused[rule]++;
	}
	const next = edgesUntil(edges, now);
	return { set, refused, from: edges[next - 1] ?? -Infinity, until: edges[next] ?? Infinity };
}

/** The rule that keeps a title from being shown in these circumstances; `undefined`: it may be shown. */
export function refusing(
	title: Catalogue['titles'][number],
	{ country, maturityLimit }: Circumstances,
	now: EpochMs,
): HardRule | undefined {
	if (!isAvailable(title, country, now)) return 'outside-territory';
	if (maturityLimit !== undefined && (title.maturity ?? 0) > maturityLimit) return 'over-maturity';
	return undefined;
}

/** What the profile knows is taken out of what may be shown; `recommendable` is written anew. */
function admission(
	{ titles }: Catalogue,
	viewer: Viewer,
	{ set, refused }: Showable,
	recommendable: TitleSet,
): Admission {
	recommendable.set(set);
	const known: Record<TasteRule, TitleIndex[]> = {
		disliked: [],
		'already-watched': [],
		'already-listed': [],
	};
	for (const { index, activity } of viewer.engaged) {
		if (index === notInCatalogue || !isIn(recommendable, index)) continue;
		const rule = knownBy(activity, titles[index]!);
		if (rule === undefined) continue;
		known[rule].push(index);
		recommendable[index >>> 5]! &= ~(1 << (index & 31));
	}
	return {
		showable: set,
		recommendable,
		recommendableCount: sizeOf(recommendable),
		refused: {
			...refused,
			disliked: known.disliked.length,
			'already-watched': known['already-watched'].length,
			'already-listed': known['already-listed'].length,
		},
		known,
	};
}

/** The rule that keeps a title from being recommended to somebody who did this with it. */
export function knownBy(
	activity: Viewer['engaged'][number]['activity'],
	title: Catalogue['titles'][number],
): TasteRule | undefined {
	if (isDisliked(activity)) return 'disliked';
	if (isWatched(activity) || isFinished(activity, title)) return 'already-watched';
	return activity.listed ? 'already-listed' : undefined;
}

/** Every moment at which some title begins or ceases to be available, ascending. */
function windowEdges({ titles }: Catalogue): Float64Array {
	const edges = new Set<number>();
	for (const { windows } of titles)
		for (const { from, until } of windows ?? []) {
			if (from !== undefined) edges.add(from);
			if (until !== undefined) edges.add(until);
		}
	return Float64Array.from(edges).sort();
}

/** How many of them lie at the moment or before it. */
function edgesUntil(edges: Float64Array, now: number): number {
	let [low, high] = [0, edges.length];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (edges[middle]! <= now) low = middle + 1;
		else high = middle;
	}
	return low;
}
