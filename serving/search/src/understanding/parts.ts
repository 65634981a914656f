import type { Atom } from './atoms.ts';
import type { Entry, Lexicon } from './lexicon.ts';
import { isContent, type Meaning } from './meaning.ts';

/** A part of the query that a lexicon explains. */
export interface Part {
	/** Places among the query's atoms, the last not included. */
	readonly start: number;
	readonly end: number;
	/** In UTF-16 units of the query. */
	readonly from: number;
	readonly to: number;
	readonly meaning: Meaning;
	readonly certainty: number;
	/** The right word, where another was typed. */
	readonly corrected?: string;
}

/** A lexicon to read with, and how sure its words are meant. */
export interface Spoken {
	readonly lexicon: Lexicon;
	readonly certainty: number;
}

const certaintyOf: Readonly<Record<Entry['how'], number>> = {
	written: 1,
	inflected: 0.95,
	mistyped: 0.6,
};

/** A bare year may as well be a part of a name. */
const certaintyOfYear = 0.6;

/** The parts of a query that are explained, the longest phrases first, in the order of the query. */
export function partsOf(
	atoms: readonly Atom[],
	spoken: readonly Spoken[],
	finished: boolean,
): readonly Part[] {
	const owner: (Part | undefined)[] = new Array(atoms.length).fill(undefined);
	const take = (part: Part) => {
		for (let at = part.start; at < part.end; at++) if (owner[at] !== undefined) return;
		owner.fill(part, part.start, part.end);
	};
	const found = written(atoms, spoken).sort(longestFirst);
	for (const part of found) if (!isStraySign(part, atoms)) take(part);
	for (const part of found)
		if (isStraySign(part, atoms) && (owner[part.start - 1] ?? owner[part.end]) !== undefined)
			take(part);
	const extra: Part[] = [];
	for (const [at, atom] of atoms.entries()) {
		if (owner[at] !== undefined) continue;
		const last = !finished && at === atoms.length - 1;
		extra.push(...(compound(atom, at, spoken) ?? guessed(atom, at, spoken, last)));
	}
	return [...new Set(owner.filter((part) => part !== undefined)), ...extra].sort(
		(one, other) => one.start - other.start || one.from - other.from,
	);
}

/** A single sign of a script without spaces says little by itself: `片` is a film only beside what kind it is. */
function isStraySign(part: Part, atoms: readonly Atom[]): boolean {
	return part.end - part.start === 1 && atoms[part.start]!.unspaced;
}

function longestFirst(one: Part, other: Part): number {
	return (
		other.to - other.from - (one.to - one.from) ||
		other.certainty - one.certainty ||
		one.start - other.start
	);
}

function written(atoms: readonly Atom[], spoken: readonly Spoken[]): Part[] {
	const phrases = spoken.flatMap(({ lexicon, certainty }) => {
		const read = atoms.map((atom) => withTens(atom, lexicon));
		return spansOf(read, lexicon.longest).flatMap(({ start, span }) => {
			const entry = lexicon.meaningOf(span);
			return (entry && partOf(entry, span, start, certainty)) ?? [];
		});
	});
	return [...phrases, ...yearsIn(atoms)];
}

function spansOf(atoms: readonly Atom[], longest: number) {
	return atoms.flatMap((_, start) => {
		const most = Math.min(atoms.length - start, longest);
		return Array.from({ length: most }, (_, shorter) => ({
			start,
			span: atoms.slice(start, start + most - shorter),
		}));
	});
}

function yearsIn(atoms: readonly Atom[]): readonly Part[] {
	return atoms.flatMap(({ folded, from, to }, at) => {
		const year = /^\d{4}$/.test(folded) ? Number(folded) : 0;
		if (year < 1870 || year > 2100) return [];
		const meaning = { kind: 'year', year } as const;
		return [{ start: at, end: at + 1, from, to, meaning, certainty: certaintyOfYear }];
	});
}

function withTens(atom: Atom, lexicon: Lexicon): Atom {
	if (atom.decade !== undefined) return atom;
	const decade = lexicon.tens(atom);
	return decade === undefined ? atom : { ...atom, decade };
}

function partOf(
	entry: Entry,
	span: readonly Atom[],
	start: number,
	certainty: number,
): Part | undefined {
	const { meaning } = entry;
	const from = meaning.kind === 'decade' ? (meaning.from ?? decadeIn(span)) : undefined;
	if (meaning.kind === 'decade' && from === undefined) return undefined;
	return {
		start,
		end: start + span.length,
		from: span[0]!.from,
		to: span.at(-1)!.to,
		meaning: from === undefined ? meaning : { kind: 'decade', from },
		certainty: certainty * certaintyOf[entry.how],
		...(entry.how === 'mistyped' ? { corrected: entry.phrase } : {}),
	};
}

function decadeIn(span: readonly Atom[]): number | undefined {
	return span.find(({ decade }) => decade !== undefined)?.decade;
}

const shortestInCompound = (folded: string) => (/\p{sc=Hangul}/u.test(folded) ? 2 : 3);

/** A word of two that are both known and of which one says what is wanted: `Kriegsfilm`, `한국영화`. */
function compound(atom: Atom, at: number, spoken: readonly Spoken[]): readonly Part[] | undefined {
	if (atom.unspaced) return undefined;
	const shortest = shortestInCompound(atom.folded);
	for (const { lexicon, certainty } of spoken) {
		if (!lexicon.compounds) continue;
		for (let cut = atom.folded.length - shortest; cut >= shortest; cut--) {
			const halves = halvesOf(atom, cut);
			const entries = halves.map((half) => lexicon.meaningOf([half]));
			const parts = halves.flatMap((half, side) => {
				const entry = entries[side];
				const part = entry && partOf(entry, [half], at, certainty);
				return part === undefined ? [] : [part];
			});
			if (parts.length === 2 && parts.some(({ meaning }) => isContent(meaning))) return parts;
		}
	}
	return undefined;
}

/** Where folding has changed the length nobody knows where the halves stand: both stand where the word does. */
function halvesOf(atom: Atom, cut: number): readonly [Atom, Atom] {
	const known = atom.folded.length === atom.to - atom.from;
	const middle = atom.from + cut;
	return [
		{ ...atom, folded: atom.folded.slice(0, cut), to: known ? middle : atom.to },
		{ ...atom, folded: atom.folded.slice(cut), from: known ? middle : atom.from },
	];
}

/** What a word is with one letter set right, or the last one with those added that are still to be typed. */
function guessed(
	atom: Atom,
	at: number,
	spoken: readonly Spoken[],
	last: boolean,
): readonly Part[] {
	for (const { lexicon, certainty } of spoken) {
		const begun = last ? lexicon.unfinished(atom) : undefined;
		const entry = begun ?? lexicon.mistyped(atom);
		const part = entry && partOf(entry, [atom], at, certainty);
		if (part === undefined) continue;
		if (begun === undefined) return [part];
		const { corrected: _, ...uncorrected } = part;
		return [uncorrected];
	}
	return [];
}
