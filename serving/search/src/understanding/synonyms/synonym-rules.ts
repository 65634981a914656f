import { Failure } from '@marquee/units';
import { atomsOf, keyOf } from '../atoms.ts';

/** What a phrase may be replaced by. */
export interface SynonymRules {
	/** The phrase, as `keyOf` writes it → the texts that stand for it, in the order of the file. */
	readonly replacements: ReadonlyMap<string, readonly string[]>;
	/** The longest phrase, in atoms. */
	readonly longest: number;
}

/**
 * Reads an editor's list of synonyms.
 *
 *     # a comment, to the end of the line
 *     lotr => lord of the rings          one way: who types the left finds the right too
 *     hp, potter => harry potter         several on a side, parted by commas
 *     film, movie, picture               all ways: each stands for each
 *
 * Case, accents and punctuation do not matter; `\#` and `\,` are the signs themselves. Rules for one phrase add up.
 *
 * @throws {Failure} `synonyms-malformed` with the line, if a rule says nothing.
 */
export function readSynonyms(text: string, path: string): SynonymRules {
	const replacements = new Map<string, string[]>();
	let longest = 0;
	for (const [at, line] of text
		.replace(/^\ufeff/, '')
		.split(/\r\n|\r|\n/)
		.entries()) {
		const rule = ruleOf(line, `${path}:${at + 1}`);
		for (const [phrase, texts] of rule) {
			const atoms = atomsOf(phrase);
			longest = Math.max(longest, atoms.length);
			const key = keyOf(atoms);
			const kept = replacements.get(key) ?? [];
			replacements.set(key, [...new Set([...kept, ...texts])]);
		}
	}
	return { replacements, longest };
}

type Rule = readonly (readonly [phrase: string, texts: readonly string[]])[];

function ruleOf(line: string, where: string): Rule {
	const content = withoutComment(line);
	if (content.trim() === '') return [];
	const sides = content.split('=>').map((side) => phrasesOf(side, where));
	const [left = [], right] = sides;
	if (sides.length > 2) throw malformed(`a line with ${sides.length - 1} arrows`, where);
	if (right !== undefined) return withoutItself(left, right, where);
	if (left.length < 2) throw malformed(`"${left[0]}" alone on its line`, where);
	return withoutItself(left, left, where);
}

/** From each of the left to all of the right but itself. */
function withoutItself(left: readonly string[], right: readonly string[], where: string): Rule {
	return left.map((phrase) => {
		const others = right.filter((text) => keyOf(atomsOf(text)) !== keyOf(atomsOf(phrase)));
		if (others.length === 0) throw malformed(`"${phrase}" stands for nothing but itself`, where);
		return [phrase, others];
	});
}

function withoutComment(line: string): string {
	return line.replace(/(?<!\\)#.*$/u, '');
}

function phrasesOf(side: string, where: string): readonly string[] {
	return side.split(/(?<!\\)[,،、，]/u).map((written) => {
		const phrase = written.replace(/\\([#,،、，])/gu, '$1').trim();
		if (atomsOf(phrase).length === 0)
			throw malformed(
				phrase === ''
					? 'nothing where a phrase belongs'
					: `"${phrase}", which has no letter or digit`,
				where,
			);
		return phrase;
	});
}

function malformed(what: string, where: string): Failure {
	return new Failure('synonyms-malformed', {
		responsible: 'caller',
		what,
		where,
		remedy:
			'Write `a => b` for one way or `a, b, c` for all ways, one rule per line; nothing was changed',
	});
}
