import { byLetters, type Romanisation } from '../romanisation.ts';
import { cyrillicLetters } from './cyrillic-letters.ts';

const letters = { ...cyrillicLetters, ц: 'c', х: 'h', џ: 'dzh' };

/** Macedonian: with h where no carons are typed, and with carons. */
export const macedonian: Romanisation = {
	languages: ['mk'],
	telling: /[ѓќѕ]/u,
	usual: byLetters(letters),
	variant: byLetters({ ...letters, ж: 'ž', ч: 'č', ш: 'š', џ: 'dž', ѓ: 'ǵ', ќ: 'ḱ' }),
};
