import { byLetters, type Romanisation } from '../romanisation.ts';
import { cyrillicBorrowed, cyrillicLetters } from './cyrillic-letters.ts';

const letters = { ...cyrillicLetters, г: 'h', е: 'ye' };

/** Belarusian. */
export const belarusian: Romanisation = {
	languages: ['be'],
	telling: /ў/u,
	usual: byLetters(letters),
	variant: byLetters({ ...letters, г: 'g', е: 'e', ё: 'io', ю: 'iu', я: 'ia', ў: 'w', х: 'ch' }),
	borrowed: byLetters({ ...cyrillicLetters, ...cyrillicBorrowed, г: 'h' }),
};
