import { byLetters, type Romanisation } from '../romanisation.ts';
import { cyrillicBorrowed, cyrillicLetters } from './cyrillic-letters.ts';

const letters = { ...cyrillicLetters, х: 'h', щ: 'sht', ъ: 'a', ь: 'y', ия$: 'ia' };

/** Bulgarian, by the law of 2009. */
export const bulgarian: Romanisation = {
	languages: ['bg'],
	usual: byLetters(letters),
	variant: byLetters({ ...letters, ъ: 'u', ц: 'c', ж: 'j', ч: 'tch', х: 'kh' }),
	borrowed: byLetters({ ...cyrillicLetters, ...cyrillicBorrowed, ъ: 'u', щ: 'st', дж: 'j' }),
};
