import { byLetters, type Romanisation } from '../romanisation.ts';
import { cyrillicLetters } from './cyrillic-letters.ts';

const letters = { ...cyrillicLetters, ж: 'ž', ц: 'c', ч: 'č', ш: 'š', х: 'h', ј: 'j' };

/** Serbian, letter by letter what its Latin alphabet has. A borrowed word is written as it sounds: exactly the same. */
export const serbian: Romanisation = {
	languages: ['sr', 'bs', 'hr', 'sh', 'cnr'],
	telling: /[ђћ]/u,
	usual: byLetters(letters),
	variant: byLetters({ ...letters, ђ: 'dj' }),
};
