import type { NameMatch } from '@marquee/names';
import type { Atom } from './atoms.ts';
import { isContent } from './meaning.ts';
import { confidenceOf, partOfPersonsName, wholeName } from './named.ts';
import type { Named } from './names-within.ts';
import type { Part } from './parts.ts';
import type { Reading } from './understanding.ts';

/** What speaks for each reading. */
export interface Signs {
	readonly text: string;
	readonly atoms: readonly Atom[];
	/** What explains the query beside the names within it. */
	readonly parts: readonly Part[];
	readonly named: readonly Named[];
	/** What the index finds for the whole query. */
	readonly matches: readonly NameMatch[];
}

/** A title of exactly this name is what was asked for, whatever else its words may mean. */
const doubtBesideExactTitle = 0.6;

/** All readings of a query with how likely each is, the most likely first. */
export function readingsOf(signs: Signs): readonly Reading[] {
	const exact = signs.matches.some(
		(match) => match.kind === 'title' && match.bucket !== 'near' && wholeName(match, signs.text),
	);
	const doubt = exact ? doubtBesideExactTitle : 1;
	const scores = [
		{ intent: 'fetch' as const, score: exact ? 1 : fetchScore(signs) },
		{ intent: 'find' as const, score: findScore(signs) * doubt },
		{ intent: 'explore' as const, score: exploreScore(signs) * doubt },
	].filter(({ score }) => score > 0);
	const sum = scores.reduce((total, { score }) => total + score ** 2, 0);
	return scores
		.map(({ intent, score }) => ({ intent, confidence: score ** 2 / sum }))
		.sort((one, other) => other.confidence - one.confidence);
}

/** Something is always looked for by name. */
const leastOfFetching = 0.05;
const firstOfAll = 0.02;

function fetchScore({ text, matches, named, parts }: Signs): number {
	const beside = parts.some(({ meaning }) => isContent(meaning) && meaning.kind !== 'year');
	const within = named.some(({ role, match }) => role === 'named' && match.kind === 'title');
	const withYear = within ? (beside ? 0.5 : 0.95) : 0;
	return Math.max(leastOfFetching, withYear, bestOf(matches, 'title', text));
}

function findScore({ text, matches, named, parts }: Signs): number {
	const people = named.filter(({ role, match }) => role === 'named' && match.kind === 'person');
	const alone = people.length > 0 && !parts.some(({ meaning }) => isContent(meaning));
	const within = people.length === 0 ? 0 : alone ? 0.95 : 0.5;
	const words = matches.some((match) => partOfPersonsName(match, text)) ? 0.85 : 0;
	return Math.max(within, words, bestOf(matches, 'person', text));
}

function bestOf(matches: readonly NameMatch[], kind: NameMatch['kind'], text: string): number {
	const best = matches.find((match) => match.kind === kind);
	if (best === undefined) return 0;
	return confidenceOf(best, text) + (best === matches[0] ? firstOfAll : 0);
}

/** A description in words that no list has: it takes a few. */
const scoreOfManyWords = 0.45;
const manyWords = 3;

function exploreScore({ atoms, parts, named }: Signs): number {
	if (named.some(({ role }) => role === 'like')) return 0.95;
	const content = parts.filter(({ meaning }) => isContent(meaning));
	const unknown = atoms.length >= manyWords ? scoreOfManyWords : 0;
	if (content.length === 0) return unknown;
	const people = named.some(({ role }) => role === 'named');
	const certainty = content.reduce((sum, part) => sum + part.certainty, 0) / content.length;
	return Math.max(unknown, 0.9 * certainty * (people ? 1 : explained(atoms, parts)));
}

/** The share of the letters that something explains. */
function explained(atoms: readonly Atom[], parts: readonly Part[]): number {
	let known = 0;
	let all = 0;
	for (const [at, atom] of atoms.entries()) {
		const length = atom.to - atom.from;
		all += length;
		if (parts.some(({ start, end }) => start <= at && at < end)) known += length;
	}
	return all === 0 ? 0 : known / all;
}
