import type { LocaleRules } from './locale-rules.ts';

/** How names are written in German. */
export const german: LocaleRules = {
	tag: 'de',
	expansions: { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' },
	articles: 'der, die, das, ein, eine',
	and: 'und',
	stopWords: `
		der, die, das, den, dem, des, ein, eine, einer, eines, und, oder, von, vom, im, in, am, an,
		auf, zu, zum, zur, mit, für, aus, ist
	`,
	season: 'Staffel, Staffeln',
	episode: 'Folge, Episode, Kapitel',
	part: 'Teil',
	volume: 'Band, Buch',
	works: 'Film, Filme, Serie, Serien',
	numbers: `
		null, eins|ein, zwei|zwo, drei, vier, fünf, sechs, sieben, acht, neun, zehn, elf, zwölf,
		dreizehn, vierzehn, fünfzehn, sechzehn, siebzehn, achtzehn, neunzehn, zwanzig
	`,
	tens: 'dreißig, vierzig, fünfzig, sechzig, siebzig, achtzig, neunzig, hundert|einhundert',
	half: 'einhalb|und ein halb',
	decades: `
		zwanziger, dreißiger, vierziger, fünfziger, sechziger, siebziger, achtziger, neunziger
	`,
	decadeSigns: '#er, #er Jahre, der #er',
};
