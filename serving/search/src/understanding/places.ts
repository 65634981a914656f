import type { Phrase } from './lexicon.ts';

/** The language of films from a country, where it tells them from others: the adjective of one is that of the other. */
const nationalLanguages: Readonly<Record<string, string>> = {
	BR: 'pt',
	CN: 'zh',
	CZ: 'cs',
	DE: 'de',
	DK: 'da',
	EE: 'et',
	ES: 'es',
	FI: 'fi',
	FR: 'fr',
	GR: 'el',
	HU: 'hu',
	ID: 'id',
	IL: 'he',
	IR: 'fa',
	IS: 'is',
	IT: 'it',
	JP: 'ja',
	KR: 'ko',
	LT: 'lt',
	LV: 'lv',
	NL: 'nl',
	NO: 'nb',
	PL: 'pl',
	PT: 'pt',
	RO: 'ro',
	RU: 'ru',
	SE: 'sv',
	SK: 'sk',
	TH: 'th',
	TR: 'tr',
	TW: 'zh',
	UA: 'uk',
	VN: 'vi',
};

/** Languages that films are made in. */
const languages =
	'af am ar as az be bg bn bo bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ku ky la lb lo lt lv mi mk ml mn mr ms mt my nb ne nl pa pl ps pt ro ru sa si sk sl so sq sr sv sw ta te th tr uk ur uz vi wo xh yi yo yue zh zu'.split(
		' ',
	);

/** Territories whose names are words of many titles, and where hardly a film is made: Réunion, Jersey. */
const unlikely = new Set(
	'AC CC CP CX DG EA EU EZ GG GS HM IC IM JE NF NU PN QO RE TA TK UM UN XA XB ZZ'.split(' '),
);

const countries: readonly string[] = codes().filter(
	(code) => !unlikely.has(code) && isCountry(code),
);

/** What comes from a country: its adjective, which is mostly that of its language too. */
export function fromCountry(text: string, country: string): Phrase {
	const language = nationalLanguages[country];
	return {
		text,
		meaning: { kind: 'country', country, ...(language === undefined ? {} : { language }) },
	};
}

/** Names of all countries in a language, after CLDR. */
export function* countryNames(locale: string): Generator<Phrase> {
	for (const style of ['long', 'short'] as const) {
		const names = new Intl.DisplayNames(locale, { type: 'region', style, fallback: 'none' });
		for (const country of countries) {
			const text = names.of(country);
			if (text !== undefined)
				yield { text, meaning: { kind: 'country', country }, asWritten: true };
		}
	}
}

/** Names of the languages that films are made in, in a language, after CLDR. */
export function* languageNames(locale: string): Generator<Phrase> {
	const names = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' });
	for (const language of languages) {
		const text = names.of(language);
		if (text !== undefined)
			yield { text, meaning: { kind: 'language', language }, asWritten: true };
	}
}

function codes(): readonly string[] {
	const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
	return letters.flatMap((first) => letters.map((second) => first + second));
}

/** Codes that stand for another one today (`UK`, `SU`) are that one's. */
function isCountry(code: string): boolean {
	const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
	return new Intl.Locale(`und-${code}`).region === code && names.of(code) !== undefined;
}
