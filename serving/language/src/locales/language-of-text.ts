import { type Script, scriptOf } from '../scripts.ts';
import { type Language, language } from './language.ts';

/** The language that most text of a script is in: asked only where no locale says anything. */
const usual: Readonly<Partial<Record<Script, string>>> = {
	Greek: 'el',
	Cyrillic: 'ru',
	Armenian: 'hy',
	Hebrew: 'he',
	Arabic: 'ar',
	Devanagari: 'hi',
	Bengali: 'bn',
	Gurmukhi: 'pa',
	Gujarati: 'gu',
	Tamil: 'ta',
	Telugu: 'te',
	Kannada: 'kn',
	Malayalam: 'ml',
	Thai: 'th',
	Lao: 'lo',
	Myanmar: 'my',
	Georgian: 'ka',
	Hangul: 'ko',
	Khmer: 'km',
	Hiragana: 'ja',
	Katakana: 'ja',
	Han: 'zh',
};

/** The rules that text is read by: those of its locale, or else of its script. Latin text of no locale is of no language. */
export function languageOfText(text: string, locale?: string): Language {
	const told = language(locale);
	if (told.tag !== 'und') return told;
	const script = scriptOf(text);
	return script === undefined ? told : language(usual[script]);
}
