import type { Span } from '@marquee/contracts';
import { fold, graphemes } from '@marquee/language';
import type { NameMatch } from '@marquee/names';
import type { Atom } from './atoms.ts';
import { isContent } from './meaning.ts';
import { partOfPersonsName, wholeName } from './named.ts';
import type { Part } from './parts.ts';
import type { NamedOne, Recognised } from './understanding.ts';

/** A title or a person whose name stands in the query. */
export interface Named {
	readonly match: NameMatch;
	readonly one: NamedOne;
	readonly span: Span;
	/** `like`: others should be like it. */
	readonly role: 'named' | 'like';
}

/** Looks a text up among titles and people. */
export type LookUp = (text: string) => Promise<readonly NameMatch[]>;

/** Each costs a search in the index; what the first few do not find is left to the search for meaning. */
const mostLookUps = 4;

/**
 * The names within a query that is not itself one: what others should be like, a name with a year or a word for film beside
 * it, and what nothing else explains.
 */
export async function namesWithin(
	text: string,
	atoms: readonly Atom[],
	parts: readonly Part[],
	lookUp: LookUp,
): Promise<readonly Named[]> {
	const found: Named[] = [];
	let left = mostLookUps;
	for (const { from, to, role } of placesToLook(atoms, parts)) {
		if (from >= to || left === 0) continue;
		const span = { from: atoms[from]!.from, to: atoms[to - 1]!.to };
		if (found.some((named) => named.span.from < span.to && span.from < named.span.to)) continue;
		left--;
		const match = nameIn(
			await lookUp(text.slice(span.from, span.to)),
			text.slice(span.from, span.to),
		);
		if (match === undefined) continue;
		found.push({
			match,
			one: { entityId: match.entityId, name: match.name.text },
			span,
			role: role === 'like' && match.kind === 'title' ? 'like' : 'named',
		});
	}
	return found;
}

/** The title or person that these words name. */
function nameIn(matches: readonly NameMatch[], typed: string): NameMatch | undefined {
	return (
		matches.find((match) => wholeName(match, typed) && !(match.edits > 0 && isShort(typed))) ??
		matches.find((match) => partOfPersonsName(match, typed))
	);
}

/** Within a sentence a short word that is nearly a name is mostly another word. */
function isShort(typed: string): boolean {
	return graphemes(fold(typed)).length < 7;
}

interface Place {
	readonly from: number;
	readonly to: number;
	readonly role: Named['role'];
}

/** Where a name may stand, the likeliest first. */
function placesToLook(atoms: readonly Atom[], parts: readonly Part[]): readonly Place[] {
	const places: Place[] = [];
	for (const part of parts) {
		if (part.meaning.kind === 'like') {
			places.push({ from: part.end, to: atoms.length, role: 'like' });
			const stop = parts.find((other) => other.start > part.end && other.meaning.kind !== 'year');
			if (stop !== undefined) places.push({ from: part.end, to: stop.start, role: 'like' });
		}
		if (part.meaning.kind === 'like-behind') places.push({ from: 0, to: part.start, role: 'like' });
	}
	const core = withoutAround(atoms, parts);
	if (core.from > 0 || core.to < atoms.length) places.push(core);
	for (const run of unexplainedRuns(atoms, parts)) {
		places.push(run);
		places.push(...piecesOf(run));
	}
	return places.filter(({ from, to }) => to > from && !(from === 0 && to === atoms.length));
}

const around: ReadonlySet<string> = new Set(['format', 'connecting', 'year']);

/** What is left of the query without year, `film` and small words at its ends. */
function withoutAround(atoms: readonly Atom[], parts: readonly Part[]): Place {
	let from = 0;
	let to = atoms.length;
	for (const { start, end, meaning } of parts)
		if (start === from && around.has(meaning.kind)) from = end;
	for (const { start, end, meaning } of parts.toReversed())
		if (end === to && around.has(meaning.kind)) to = start;
	return { from, to, role: 'named' };
}

/** Words that nothing explains, with the small words between them. */
function unexplainedRuns(atoms: readonly Atom[], parts: readonly Part[]): readonly Place[] {
	const explained: (Part | undefined)[] = atoms.map((_, at) =>
		parts.find(({ start, end }) => start <= at && at < end),
	);
	const runs: Place[] = [];
	let run: { from: number; to: number } | undefined;
	for (const [at, part] of explained.entries()) {
		if (part === undefined) {
			run ??= { from: at, to: at };
			run.to = at + 1;
		} else if (part.meaning.kind !== 'connecting') {
			if (run !== undefined) runs.push({ ...run, role: 'named' });
			run = undefined;
		}
	}
	if (run !== undefined) runs.push({ ...run, role: 'named' });
	return runs;
}

/** Two names in a row: `tom hanks steven spielberg`. */
function piecesOf({ from, to }: Place): readonly Place[] {
	if (to - from < 3 || to - from > 6) return [];
	return [
		{ from, to: from + 2, role: 'named' },
		{ from: from + 2, to, role: 'named' },
	];
}

/** A name as a part of the query. */
export function recognisedName(text: string, { match, span }: Named): Recognised {
	return {
		kind: match.kind === 'person' ? 'person' : 'title',
		text: text.slice(span.from, span.to),
		value: match.kind === 'person' ? match.name.text : match.entityId,
		span,
		certainty: match.bucket === 'exact' ? 1 : match.edits > 0 ? 0.7 : 0.9,
	};
}

/** Parts that are not within the names. */
export function partsBeside(parts: readonly Part[], named: readonly Named[]): readonly Part[] {
	return parts.filter(
		({ from, to, meaning }) =>
			!named.some(({ span }) => from < span.to && span.from < to) || !isContent(meaning),
	);
}
