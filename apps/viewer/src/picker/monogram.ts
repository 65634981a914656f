import type { Profile } from '@marquee/contracts';
import { hash32 } from '@marquee/units';
import type { PosterSubject } from '../posters/poster.ts';

const lively = [
	'Comedy',
	'Animation',
	'Music',
	'Sci-Fi',
	'Romance',
	'Adventure',
	'Fantasy',
	'Family',
];

/** A profile's face: a poster of a film that is called by its initials. */
export function monogramOf({
	profileId,
	name,
}: Pick<Profile, 'profileId' | 'name'>): PosterSubject {
	const genre = lively[hash32(profileId, 1) % lively.length]!;
	return { titleId: `profile:${profileId}`, name: initialsOf(name), genres: [genre] };
}

/** One or two letters that stand for a name: the first of its first and last word. */
export function initialsOf(name: string): string {
	const words = name.trim().split(/\s+/).filter(Boolean);
	const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
	const letters = ends.map((word) => [...word][0] ?? '').join('');
	return letters.toLocaleUpperCase() || '?';
}
