import type { Understood } from '@marquee/contracts';
import type { NameMatch } from '@marquee/names';
import { type Atom, atomsOf } from './atoms.ts';
import { correctionOf } from './correction.ts';
import { wholeName } from './named.ts';
import {
	type LookUp,
	type Named,
	namesWithin,
	partsBeside,
	recognisedName,
} from './names-within.ts';
import { type Part, partsOf, type Spoken } from './parts.ts';
import { readingsOf } from './readings.ts';
import type { Recognised, Typed, Understanding, UnderstandingParts } from './understanding.ts';
import { recognised, wantsOf } from './wants.ts';

/**
 * What a query means: what it is after, what its words stand for, what is probably wrong with them.
 *
 * Asks the name index once for the whole query (unless told what it found) and at most four times for names within it; where the
 * query is the name of a title, never again. Any text is understood somehow; nothing is thrown but what the index throws.
 */
export async function understand(typed: Typed, parts: UnderstandingParts): Promise<Understanding> {
	const { text, locale } = typed;
	if (text.trim() === '') return nothingAsked;
	const lookUp: LookUp = (name) =>
		parts.names.search({
			text: name,
			...(locale === undefined ? {} : { locale }),
			limit: 10,
			kinds: ['title', 'person'],
		});
	const matches = typed.matches ?? (await lookUp(text));
	const atoms = atomsOf(text);
	const explained = partsOf(atoms, spokenIn(typed, atoms, parts), /\s$/.test(text));
	const title = matches.find((match) => match.kind === 'title' && isItsName(match, text));
	const named = title === undefined ? await namesWithin(text, atoms, explained, lookUp) : [];
	const beside = partsBeside(explained, named);
	const readings = readingsOf({ text, atoms, parts: beside, named, matches });
	const whole = title ?? (readings[0]?.intent === 'explore' ? undefined : nameOfAll(matches, text));
	const entities =
		whole === undefined
			? inOrder([...named.map((each) => recognisedName(text, each)), ...recognised(text, beside)])
			: [recognisedName(text, namedWhole(whole, text))];
	const rest = whole === undefined ? restOf(text, atoms, beside, named) : '';
	const correction = correctionOf({
		text,
		atoms,
		parts: beside,
		matches,
		unexplained: whole !== undefined || (rest !== '' && named.length === 0),
	});
	return {
		intent: readings[0]?.intent ?? 'fetch',
		readings,
		entities,
		rest,
		wants: wantsOf(beside, whole?.kind === 'person' ? [namedWhole(whole, text)] : named),
		...(correction === undefined ? {} : { correction }),
		expansions: parts.synonyms?.expansionsOf(text, locale) ?? [],
	};
}

/** What goes over the wire of a part that was recognised. */
export function understoodOf({ kind, text, value }: Recognised): Understood {
	return { kind, text, value };
}

const nothingAsked: Understanding = {
	intent: 'none',
	readings: [],
	entities: [],
	rest: '',
	wants: {
		genres: [],
		tags: [],
		people: [],
		countries: [],
		originalLanguages: [],
		without: { genres: [], tags: [] },
	},
	expansions: [],
};

function isItsName(match: NameMatch, text: string): boolean {
	return match.bucket !== 'near' && wholeName(match, text);
}

function nameOfAll(matches: readonly NameMatch[], text: string): NameMatch | undefined {
	return matches.find((match) => wholeName(match, text));
}

function namedWhole(match: NameMatch, text: string): Named {
	const from = text.length - text.trimStart().length;
	return {
		match,
		one: { entityId: match.entityId, name: match.name.text },
		span: { from, to: text.trimEnd().length },
		role: 'named',
	};
}

/** How sure the words of English are meant, of a language that another does better, and of one that nobody asked in. */
const english = 0.97;
const elsewhere = 0.75;
const unasked = 0.9;

/** The languages to read a query in: the viewer's, the tags', English, and the one that knows most of the other words. */
function spokenIn(
	{ text, locale }: Typed,
	atoms: readonly Atom[],
	{ words }: UnderstandingParts,
): readonly Spoken[] {
	const spoken: Spoken[] = [];
	const own = words.own(locale);
	if (own !== undefined) spoken.push({ lexicon: own, certainty: 1 });
	const inEnglish = words.own('en');
	if (inEnglish !== undefined && inEnglish !== own)
		spoken.push({ lexicon: inEnglish, certainty: english });
	spoken.push({ lexicon: words.tags, certainty: 0.9 });
	const tried = spoken.map(({ lexicon }) => lexicon);
	const unknown = atoms.filter((atom) => !tried.some((lexicon) => lexicon.knows(atom)));
	const other = words.spoken(unknown, text, locale);
	if (other !== undefined)
		spoken.push({ lexicon: other, certainty: own === undefined ? unasked : elsewhere });
	return spoken;
}

function inOrder(entities: readonly Recognised[]): readonly Recognised[] {
	return [...entities].sort((one, other) => one.span.from - other.span.from);
}

function restOf(
	text: string,
	atoms: readonly Atom[],
	parts: readonly Part[],
	named: readonly Named[],
): string {
	return atoms
		.filter(
			(atom, at) =>
				!parts.some(({ start, end }) => start <= at && at < end) &&
				!named.some(({ span }) => span.from <= atom.from && atom.to <= span.to),
		)
		.reduce((rest, atom, at, all) => {
			const before = all[at - 1];
			const apart = before !== undefined && before.to !== atom.from ? ' ' : '';
			return rest + apart + text.slice(atom.from, atom.to);
		}, '');
}
