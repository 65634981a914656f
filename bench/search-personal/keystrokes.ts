import { graphemes } from '@marquee/language';
import type { Random } from '@marquee/units';
import { lettersOf, type MistakeKind, mistakes } from '../../apps/marquee/src/search/mistakes.ts';

/** How far a name is typed. */
export const typedLengths = ['1', '2', '3', '4', '60 %', 'whole', 'whole, one mistake'] as const;
export type TypedLength = (typeof typedLengths)[number];

const oneMistake: readonly MistakeKind[] = [
	'substitution',
	'insertion',
	'deletion',
	'transposition',
];

/** What somebody has typed of a name at each length; lengths that a name does not have, or has no mistake at, are left out. */
export function keystrokes(
	names: readonly string[],
	random: Random,
): (name: string) => ReadonlyMap<TypedLength, string> {
	const mistaken = mistakes(lettersOf(names), random);
	return (name) => {
		const signs = graphemes(name.toLowerCase());
		const typed = new Map<TypedLength, string>();
		const begin = (length: TypedLength, letters: number): void => {
			if (letters < signs.length) typed.set(length, signs.slice(0, letters).join(''));
		};
		for (const letters of [1, 2, 3, 4] as const) begin(`${letters}`, letters);
		begin('60 %', Math.ceil(0.6 * signs.length));
		typed.set('whole', signs.join(''));
		const wrong = mistaken(signs.join(''), oneMistake[random.below(oneMistake.length)]!);
		if (wrong !== undefined) typed.set('whole, one mistake', wrong);
		return typed;
	};
}
