import { Converter } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';
import { type Alias, alias } from './alias.ts';

const han = /\p{Script=Han}/u;
const hanRun = /\p{Script=Han}+/gu;

const toSimplified = Converter({ from: 't', to: 'cn' });

/** Traditional characters as simplified ones, one for each; all else stays. */
export function simplified(text: string): string {
	return text.replace(hanRun, (run) => Array.from(run, toSimplified).join(''));
}

/** The syllables of a run, without tones; ü is u, as most people type it. */
function syllablesOf(run: string, surname: 'head' | 'off'): readonly string[] {
	return pinyin(run, { toneType: 'none', type: 'array', surname, v: true }).map((syllable) =>
		syllable.replaceAll('v', 'u'),
	);
}

/** Every run of Chinese characters as its syllables; Latin letters and digits between them stay. */
function overRuns(text: string, write: (run: string) => string): string {
	return text
		.replace(hanRun, (run) => ` ${write(run)} `)
		.replace(/\s+/g, ' ')
		.trim();
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** The words of a Chinese name, parted; the characters stay as they are written. */
export function chineseWords(text: string): string {
	return overRuns(text, (run) => {
		const signs = [...run];
		let at = 0;
		const words = Array.from(segmenter.segment(simplified(run)), ({ segment }) => {
			const length = [...segment].length;
			at += length;
			return signs.slice(at - length, at).join('');
		});
		return words.join(' ');
	});
}

/** How a Chinese name is said: pinyin without tones, one word for each character. */
export function chinesePinyin(text: string): string {
	return overRuns(simplified(text), (run) => syllablesOf(run, 'off').join(' '));
}

/** As a person's name, whose first character may be read as only surnames are. */
function pinyinOfPerson(text: string): string | undefined {
	return /^\p{Script=Han}{2,4}$/u.test(text)
		? syllablesOf(simplified(text), 'head').join(' ')
		: undefined;
}

function initialsOf(text: string): string {
	return overRuns(simplified(text), (run) =>
		syllablesOf(run, 'off')
			.map((syllable) => syllable[0] ?? '')
			.join(''),
	);
}

/** What a Chinese name is found by: pinyin, its initials, simplified characters, its words. */
export function chineseAliases(text: string): readonly Alias[] {
	const said = chinesePinyin(text);
	const found: Alias[] = [alias('pinyin', said)];
	const person = pinyinOfPerson(text);
	if (person !== undefined && person !== said) found.push(alias('pinyin', person));
	if ((text.match(/\p{Script=Han}/gu) ?? []).length >= 3)
		found.push(alias('pinyin-initials', initialsOf(text)));
	const plain = simplified(text);
	if (plain !== text) found.push(alias('simplified', plain));
	if (han.test(text)) {
		const words = chineseWords(text);
		if (words !== text) found.push(alias('words', words));
	}
	return found;
}
