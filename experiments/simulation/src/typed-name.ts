import { chanceOf, keyOf, purposes } from './keyed-chance.ts';
import type { Member } from './member.ts';
import type { Policy } from './policy.ts';

/**
 * A name as this member types it at the next visit: letters are left out, doubled or change places with the next, each with
 * the chance of the policy.
 */
export function typedName({ searching }: Policy, member: Member, name: string): string {
	const key = keyOf(keyOf(member.person.key, purposes.misspelling), member.visits);
	const letters = [...name];
	let typed = '';
	for (let i = 0; i < letters.length; i++) {
		const letter = letters[i]!;
		const slip = chanceOf(key, i) / searching.mistakePerLetter;
		if (slip >= 1) typed += letter;
		else if (slip < 1 / 3) typed += letter + letter;
		else if (slip < 2 / 3 && i + 1 < letters.length) typed += letters[++i]! + letter;
		// else it is left out
	}
	return typed.trim() === '' ? name : typed;
}
