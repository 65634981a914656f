import { isContent, type Meaning, sameMeaning } from './meaning.ts';
import type { Named } from './names-within.ts';
import type { Part } from './parts.ts';
import type { Recognised, Wants } from './understanding.ts';

/** What the parts of a query and the names within it ask of titles. */
export function wantsOf(parts: readonly Part[], named: readonly Named[]): Wants {
	const unwanted = unwantedOf(parts);
	const wanted = of(parts.filter((part) => !unwanted.has(part)));
	const without = of([...unwanted]);
	const years = yearsOf(parts);
	const similarTo = named.find(({ role }) => role === 'like')?.one;
	return {
		genres: wanted('genre').flatMap(({ groups }) => groups),
		tags: wanted('tag').map(({ tag }) => tag),
		people: named
			.filter(({ role, match }) => role === 'named' && match.kind === 'person')
			.map(({ one }) => one),
		...(years === undefined ? {} : { years }),
		countries: distinct(wanted('country').map(({ country }) => country)),
		originalLanguages: distinct([
			...wanted('country').flatMap(({ language }) => language ?? []),
			...wanted('language').map(({ language }) => language),
		]),
		...(similarTo === undefined ? {} : { similarTo }),
		without: {
			genres: without('genre').flatMap(({ groups }) => groups.flat()),
			tags: without('tag').map(({ tag }) => tag),
		},
	};
}

type Meant<Kind extends Meaning['kind']> = Extract<Meaning, { readonly kind: Kind }>;

/** The meanings of one kind, each once. */
function of(parts: readonly Part[]) {
	return <Kind extends Meaning['kind']>(kind: Kind): readonly Meant<Kind>[] => {
		const meant = parts
			.map(({ meaning }) => meaning)
			.filter((meaning): meaning is Meant<Kind> => meaning.kind === kind);
		return meant.filter((one, at) => !meant.slice(0, at).some((other) => sameMeaning(one, other)));
	};
}

function distinct(values: readonly string[]): readonly string[] {
	return [...new Set(values)];
}

/** The genres and tags that a title must not have: those beside a word for that, with nothing but small words between. */
export function unwantedOf(parts: readonly Part[]): ReadonlySet<Part> {
	const unwanted = new Set<Part>();
	for (const [at, { meaning, start, end }] of parts.entries()) {
		if (meaning.kind === 'without') {
			const next = parts.slice(at + 1).find(({ meaning: { kind } }) => kind !== 'connecting');
			if (next !== undefined && closeTo(parts, end, next.start)) addRefusable(unwanted, next);
		}
		const before = parts[at - 1];
		if (meaning.kind === 'without-behind' && before?.end === start) addRefusable(unwanted, before);
	}
	return unwanted;
}

function addRefusable(unwanted: Set<Part>, part: Part): void {
	if (part.meaning.kind === 'genre' || part.meaning.kind === 'tag') unwanted.add(part);
}

/** Whether parts explain all that stands between two places. */
function closeTo(parts: readonly Part[], from: number, to: number): boolean {
	for (let at = from; at < to; at++)
		if (!parts.some(({ start, end }) => start <= at && at < end)) return false;
	return true;
}

/** From the first to the last year that are named: decades whole; `since` and `before` leave the other end open. */
function yearsOf(parts: readonly Part[]): Wants['years'] {
	const spans = parts.flatMap(({ meaning }, at) => {
		const span = spanOf(meaning);
		return span === undefined ? [] : [openedBy(parts[at - 1]?.meaning, span)];
	});
	if (spans.length === 0) return undefined;
	const from = Math.min(...spans.map((span) => span.from));
	const to = Math.max(...spans.map((span) => span.to));
	return { from, to };
}

function spanOf(meaning: Meaning): Wants['years'] {
	if (meaning.kind === 'year') return { from: meaning.year, to: meaning.year };
	if (meaning.kind !== 'decade') return undefined;
	return { from: meaning.from!, to: meaning.from! + 9 };
}

function openedBy(before: Meaning | undefined, { from, to }: { from: number; to: number }) {
	if (before?.kind === 'since') return { from, to: lastYear };
	if (before?.kind === 'before') return { from: firstYear, to: from - 1 };
	return { from, to };
}

const firstYear = 1870;
const lastYear = 2100;

/** What the parts of a query name, for whoever asked. */
export function recognised(text: string, parts: readonly Part[]): readonly Recognised[] {
	const unwanted = unwantedOf(parts);
	return parts
		.filter((part) => isContent(part.meaning) && !unwanted.has(part))
		.flatMap((part) =>
			valuesOf(part).map(({ kind, value }) => ({
				kind,
				text: text.slice(part.from, part.to),
				value,
				span: { from: part.from, to: part.to },
				certainty: part.certainty,
			})),
		);
}

function valuesOf({ meaning }: Part): readonly Pick<Recognised, 'kind' | 'value'>[] {
	switch (meaning.kind) {
		case 'genre':
			return meaning.groups.map((group) => ({ kind: 'genre', value: group[0]! }));
		case 'tag':
			return [{ kind: 'tag', value: meaning.tag }];
		case 'country':
			return [{ kind: 'country', value: meaning.country }];
		case 'language':
			return [{ kind: 'language', value: meaning.language }];
		case 'decade':
			return [{ kind: 'decade', value: String(meaning.from) }];
		case 'year':
			return [{ kind: 'year', value: String(meaning.year) }];
		default:
			return [];
	}
}
