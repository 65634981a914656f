import { byLetters, type Romanisation } from '../romanisation.ts';
import { cyrillicBorrowed, cyrillicLetters } from './cyrillic-letters.ts';

const letters = { ...cyrillicLetters, г: 'h', и: 'y', '^ї': 'yi', ї: 'i' };

/** Ukrainian. */
export const ukrainian: Romanisation = {
	languages: ['uk', 'rue'],
	telling: /[ієїґ]/u,
	usual: byLetters(letters),
	variant: byLetters({ ...letters, г: 'g', и: 'i', є: 'ie', ю: 'iu', я: 'ia', й: 'i', х: 'h' }),
	borrowed: byLetters({ ...cyrillicLetters, ...cyrillicBorrowed, г: 'h', е: 'e', і$: 'y' }),
};
