import type { Romanisation } from './romanisation.ts';
import { burmese, khmer, sinhala } from './romanisations/abugida.ts';
import { arabic } from './romanisations/arabic.ts';
import { armenian } from './romanisations/armenian.ts';
import { belarusian } from './romanisations/belarusian.ts';
import { bulgarian } from './romanisations/bulgarian.ts';
import { georgian } from './romanisations/georgian.ts';
import { greek } from './romanisations/greek.ts';
import { hebrew } from './romanisations/hebrew.ts';
import {
	bengali,
	devanagari,
	gujarati,
	gurmukhi,
	kannada,
	malayalam,
	odia,
	tamil,
	telugu,
} from './romanisations/indic.ts';
import { kazakh } from './romanisations/kazakh.ts';
import { korean } from './romanisations/korean.ts';
import { macedonian } from './romanisations/macedonian.ts';
import { persian } from './romanisations/persian.ts';
import { russian } from './romanisations/russian.ts';
import { serbian } from './romanisations/serbian.ts';
import { lao, thai } from './romanisations/thai.ts';
import { ukrainian } from './romanisations/ukrainian.ts';
import { urdu } from './romanisations/urdu.ts';

/** For each script, as Unicode names it, how its languages are romanised; the first where no language is known. */
const byScript: Readonly<Record<string, readonly Romanisation[]>> = {
	Cyrillic: [russian, ukrainian, belarusian, bulgarian, serbian, macedonian, kazakh],
	Greek: [greek],
	Armenian: [armenian],
	Georgian: [georgian],
	Hebrew: [hebrew],
	Arabic: [arabic, persian, urdu],
	Devanagari: [devanagari],
	Bengali: [bengali],
	Gurmukhi: [gurmukhi],
	Gujarati: [gujarati],
	Oriya: [odia],
	Tamil: [tamil],
	Telugu: [telugu],
	Kannada: [kannada],
	Malayalam: [malayalam],
	Thai: [thai],
	Lao: [lao],
	Sinhala: [sinhala],
	Myanmar: [burmese],
	Khmer: [khmer],
	Hangul: [korean],
};

const scripts = Object.entries(byScript).map(([script, romanisations]) => ({
	letter: new RegExp(`^\\p{Script=${script}}`, 'u'),
	romanisations,
}));

const letters = Object.keys(byScript)
	.map((script) => `\\p{Script=${script}}`)
	.join('');

/** A word of any of these scripts: letters with their marks, and what stands within words. */
export const romanisedWord = new RegExp(
	`[${letters}][${letters}\\p{M}’'ʼ׳״\\u0640\\u200c\\u200d]*`,
	'gu',
);

/** How this word is romanised: by its locale's language if that has the script, by letters that tell, or as is most common. */
export function romanisationOf(
	word: string,
	locale: string | undefined,
	text: string,
): Romanisation | undefined {
	const found = scripts.find(({ letter }) => letter.test(word))?.romanisations;
	const language = locale?.split(/[-_]/)[0]?.toLowerCase();
	return (
		found?.find(({ languages }) => language !== undefined && languages.includes(language)) ??
		found?.find(({ telling }) => telling?.test(text) ?? false) ??
		found?.[0]
	);
}
