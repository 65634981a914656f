import { byLetters, type Romanisation } from '../romanisation.ts';
import { cyrillicBorrowed, cyrillicLetters } from './cyrillic-letters.ts';

const latin2021 = { ш: 's', ж: 'j', ю: 'iu', я: 'ia', х: 'h', ғ: 'g', ң: 'n', у: 'u', й: 'i' };

/** Kazakh and other Turkic languages: as they are mostly written abroad, and in the Latin alphabet of 2021. */
export const kazakh: Romanisation = {
	languages: ['kk', 'ky', 'tt', 'ba', 'uz', 'tg', 'az', 'tk'],
	telling: /[әғқңұүһҳҷ]/u,
	usual: byLetters(cyrillicLetters),
	variant: byLetters({ ...cyrillicLetters, ...latin2021 }),
	borrowed: byLetters({ ...cyrillicLetters, ...cyrillicBorrowed }),
};
