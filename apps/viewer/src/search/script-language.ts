/** Scripts that one living language writes in nearly alone: what is written in them is read out in it. */
const languages: readonly (readonly [script: RegExp, language: string])[] = [
	[/[\p{sc=Hiragana}\p{sc=Katakana}]/u, 'ja'],
	[/\p{sc=Hangul}/u, 'ko'],
	[/\p{sc=Thai}/u, 'th'],
	[/\p{sc=Hebrew}/u, 'he'],
	[/\p{sc=Greek}/u, 'el'],
	[/\p{sc=Armenian}/u, 'hy'],
	[/\p{sc=Georgian}/u, 'ka'],
	[/\p{sc=Tamil}/u, 'ta'],
	[/\p{sc=Telugu}/u, 'te'],
	[/\p{sc=Khmer}/u, 'km'],
];

/** The language that a name's letters give away; `undefined` for those that many languages share. */
export const languageOfScript = (name: string): string | undefined =>
	languages.find(([script]) => script.test(name))?.[1];
