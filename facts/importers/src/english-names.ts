/** The BCP 47 tag of a language by its English name; `undefined` for a name that means no language. */
export const languageCode = (name: string): string | undefined =>
	otherLanguages.get(name) ?? languages().get(name);

/** The ISO 3166-1 code of a country by its English name, also of some that are no more. */
export const countryCode = (name: string): string | undefined =>
	otherCountries.get(name) ?? countries().get(name);

/** Names that film tables use and CLDR spells differently. */
const otherLanguages: ReadonlyMap<string, string> = new Map([
	['Mandarin', 'zh'],
	['Cantonese', 'yue'],
	['Panjabi', 'pa'],
]);
const otherCountries: ReadonlyMap<string, string> = new Map([
	['USA', 'US'],
	['UK', 'GB'],
	['West Germany', 'DE'],
	['Soviet Union', 'RU'],
	['Czech Republic', 'CZ'],
	['Hong Kong', 'HK'],
	['Turkey', 'TR'],
]);

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const pairs = letters.flatMap((first) => letters.map((second) => first + second));

/** English names of all two-letter codes, read from the runtime's own CLDR tables when first asked for. */
function named(type: 'language' | 'region', codes: readonly string[]) {
	let byName: ReadonlyMap<string, string> | undefined;
	return () => {
		if (byName !== undefined) return byName;
		const names = new Intl.DisplayNames(['en'], { type, fallback: 'none' });
		const found = codes.flatMap((code): [string, string][] => {
			const name = names.of(code);
			// Withdrawn codes have the names of their heirs: DD is Germany, but Germany is DE.
			const heir = name && new Intl.Locale(type === 'region' ? `und-${code}` : code);
			const canonical = heir && (type === 'region' ? heir.region : heir.language);
			return name === undefined || canonical !== code ? [] : [[name, code]];
		});
		byName = new Map(found);
		return byName;
	};
}

const languages = named(
	'language',
	pairs.map((code) => code.toLowerCase()),
);
const countries = named('region', pairs);
