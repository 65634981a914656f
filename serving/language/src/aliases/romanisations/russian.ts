import { byLetters, type Romanisation } from '../romanisation.ts';
import { cyrillicBorrowed, cyrillicLetters } from './cyrillic-letters.ts';

/** Russian, and Cyrillic of which nothing else is known. */
export const russian: Romanisation = {
	languages: ['ru'],
	usual: byLetters(cyrillicLetters),
	variant: byLetters({
		...cyrillicLetters,
		ё: 'e',
		й: 'i',
		х: 'h',
		ц: 'c',
		щ: 'sch',
		ий$: 'y',
		ый$: 'y',
		кс: 'x',
		'^е': 'ye',
		ье: 'ye',
		ъе: 'ye',
	}),
	borrowed: byLetters({ ...cyrillicLetters, ...cyrillicBorrowed }),
};
