import { requireRankerName, standardPairs } from '@marquee/ladder';
import { Failure } from '@marquee/units';
import { isPageName, pageWay } from './pages/page-names.ts';

/** Two rankers, or two ways to make pages, by name. */
export type Pair = readonly [string, string];

/** What stands between two rankers of a pair: no name has it. */
const between = '/';

/** Refuses a name that is neither a ranker's nor one of pages. */
type Requires = (name: string) => void;

const requireName: Requires = (name) => {
	if (isPageName(name)) pageWay(name);
	else requireRankerName(name);
};

/**
 * The pairs that a flag asks for: so many of the standard ones, all pairs of some rankers (`all:ease,ials,content`), or a
 * list (`ease/ials,ials/content`).
 *
 * @throws {Failure} `proof-pairs-malformed`, `proof-ranker-unknown`, `policy-unknown`, `layout-unknown`
 */
export function askedPairs(text: string, require: Requires = requireName): readonly Pair[] {
	if (/^\d+$/.test(text)) return firstPairs(Number(text));
	const pairs = text.startsWith('all:')
		? everyPair(text.slice('all:'.length).split(','))
		: text.split(',').map(readPair);
	for (const name of pairs.flat()) require(name);
	requireOneKind(pairs);
	return pairs;
}

/** Pages and lists are lived with differently. */
function requireOneKind(pairs: readonly Pair[]): void {
	const names = pairs.flat();
	const page = names.find(isPageName);
	const ranker = names.find((name) => !isPageName(name));
	if (page !== undefined && ranker !== undefined)
		throw malformed(
			`${page} makes pages, and ${ranker} ranks lists`,
			'Prove pages against pages: policy:page-1/policy:page-1-diverse.',
		);
}

function firstPairs(count: number): readonly Pair[] {
	if (count >= 1 && count <= standardPairs.length) return standardPairs.slice(0, count);
	throw malformed(
		`${count} pairs were asked for`,
		`There are 1 to ${standardPairs.length} standard pairs; name others as A/B,C/D.`,
	);
}

function everyPair(names: readonly string[]): readonly Pair[] {
	const distinct = [...new Set(names.map((name) => name.trim()))];
	if (distinct.length < 2)
		throw malformed(`all pairs of ${distinct.length} ranker`, 'Name two at least, with commas.');
	return distinct.flatMap((one, i) => distinct.slice(i + 1).map((other): Pair => [one, other]));
}

function readPair(text: string): Pair {
	const [a, b, ...more] = text.split(between).map((name) => name.trim());
	if (a === undefined || b === undefined || more.length > 0 || a === '' || b === '')
		throw malformed(`${JSON.stringify(text)} is no pair`, 'Write pairs as A/B,C/D.');
	return [a, b];
}

const malformed = (what: string, remedy: string): Failure =>
	new Failure('proof-pairs-malformed', { responsible: 'caller', what, where: '--pairs', remedy });
