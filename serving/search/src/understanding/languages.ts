import type { LanguageWords } from './language-words.ts';
import { arabic } from './languages/ar.ts';
import { bulgarian } from './languages/bg.ts';
import { bengali } from './languages/bn.ts';
import { catalan } from './languages/ca.ts';
import { czech } from './languages/cs.ts';
import { danish } from './languages/da.ts';
import { german } from './languages/de.ts';
import { greek } from './languages/el.ts';
import { english } from './languages/en.ts';
import { spanish } from './languages/es.ts';
import { estonian } from './languages/et.ts';
import { persian } from './languages/fa.ts';
import { finnish } from './languages/fi.ts';
import { filipino } from './languages/fil.ts';
import { french } from './languages/fr.ts';
import { galician } from './languages/gl.ts';
import { gujarati } from './languages/gu.ts';
import { hebrew } from './languages/he.ts';
import { hindi } from './languages/hi.ts';
import { croatian } from './languages/hr.ts';
import { hungarian } from './languages/hu.ts';
import { indonesian } from './languages/id.ts';
import { icelandic } from './languages/is.ts';
import { italian } from './languages/it.ts';
import { japanese } from './languages/ja.ts';
import { kannada } from './languages/kn.ts';
import { korean } from './languages/ko.ts';
import { lithuanian } from './languages/lt.ts';
import { latvian } from './languages/lv.ts';
import { malayalam } from './languages/ml.ts';
import { marathi } from './languages/mr.ts';
import { malay } from './languages/ms.ts';
import { norwegian } from './languages/nb.ts';
import { dutch } from './languages/nl.ts';
import { polish } from './languages/pl.ts';
import { portuguese } from './languages/pt.ts';
import { romanian } from './languages/ro.ts';
import { russian } from './languages/ru.ts';
import { slovak } from './languages/sk.ts';
import { slovenian } from './languages/sl.ts';
import { serbian } from './languages/sr.ts';
import { swedish } from './languages/sv.ts';
import { tamil } from './languages/ta.ts';
import { telugu } from './languages/te.ts';
import { thai } from './languages/th.ts';
import { turkish } from './languages/tr.ts';
import { ukrainian } from './languages/uk.ts';
import { urdu } from './languages/ur.ts';
import { vietnamese } from './languages/vi.ts';
import { chinese } from './languages/zh.ts';

/**
 * All languages whose words are known, by BCP 47 language; `zh` is written both ways. Those with more speakers stand first: of
 * several that explain a query as well it is in the first.
 */
export const languages: ReadonlyMap<string, LanguageWords> = new Map([
	['en', english],
	['zh', chinese],
	['hi', hindi],
	['es', spanish],
	['fr', french],
	['ar', arabic],
	['bn', bengali],
	['pt', portuguese],
	['ru', russian],
	['ur', urdu],
	['id', indonesian],
	['de', german],
	['ja', japanese],
	['mr', marathi],
	['te', telugu],
	['tr', turkish],
	['ta', tamil],
	['vi', vietnamese],
	['ko', korean],
	['fa', persian],
	['it', italian],
	['th', thai],
	['gu', gujarati],
	['pl', polish],
	['uk', ukrainian],
	['kn', kannada],
	['ml', malayalam],
	['nl', dutch],
	['fil', filipino],
	['ms', malay],
	['ro', romanian],
	['hu', hungarian],
	['el', greek],
	['cs', czech],
	['sv', swedish],
	['he', hebrew],
	['bg', bulgarian],
	['sr', serbian],
	['da', danish],
	['fi', finnish],
	['nb', norwegian],
	['sk', slovak],
	['hr', croatian],
	['ca', catalan],
	['lt', lithuanian],
	['sl', slovenian],
	['lv', latvian],
	['et', estonian],
	['gl', galician],
	['is', icelandic],
]);

const otherNames: Readonly<Record<string, string>> = {
	no: 'nb',
	nn: 'nb',
	iw: 'he',
	tl: 'fil',
	in: 'id',
};

/** The language of a locale whose words are known: `pt` of `pt-BR`. */
export function languageOf(locale: string | undefined): string | undefined {
	const language = locale?.split(/[-_]/)[0]?.toLowerCase() ?? '';
	const known = otherNames[language] ?? language;
	return languages.has(known) ? known : undefined;
}

/** The languages that write with these signs, in Latin where there are no others. */
export function languagesWriting(text: string): readonly string[] {
	return [...languages.keys()].filter((language) => script(language).test(text));
}

const scripts: Readonly<Record<string, RegExp>> = {
	Jpan: /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u,
	Kore: /\p{sc=Hangul}/u,
	Hans: /\p{sc=Han}/u,
};
const ofLanguages = new Map<string, RegExp>();

function script(language: string): RegExp {
	const kept = ofLanguages.get(language);
	if (kept !== undefined) return kept;
	const name = new Intl.Locale(language).maximize().script ?? 'Latn';
	const pattern = scripts[name] ?? new RegExp(`\\p{sc=${name}}`, 'u');
	ofLanguages.set(language, pattern);
	return pattern;
}
