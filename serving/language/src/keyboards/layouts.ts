/** A keyboard whose keys bear two alphabets. */
export interface Layout {
	/** The locales whose readers have it. */
	readonly locales: readonly string[];
	/** What each key of `latinKeys` gives, in its order. Keys that give nothing to search for are blank. */
	readonly keys: string;
	/** Its letters from the most to the least frequent: tells text of the language from nonsense. */
	readonly frequent: string;
	/** What no word of the language has in it. */
	readonly impossible?: RegExp;
}

/** The keys of an English keyboard, from the upper left. */
export const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,./";

/** Latin letters by their frequency in English titles, which those of most languages resemble enough. */
export const frequentLatin = 'eaoinrtslhdcmugpfybwkvjxzq';

/** A word that begins with five consonants, or more consonants in a row than even Germans write. */
export const impossibleLatin = /(?<!\p{L})[bcdfghjklmnpqrstvwxz]{5}|[bcdfghjklmnpqrstvwxz]{6}/u;

/** The standard layouts of alphabets that are typed with the keys of an English keyboard. */
export const layouts: readonly Layout[] = [
	{
		locales: ['ru', 'be'],
		keys: 'йцукенгшщзхъфывапролджэячсмитьбю ',
		frequent: 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъ',
	},
	{
		locales: ['uk'],
		keys: 'йцукенгшщзхїфівапролджєячсмитьбю ',
		frequent: 'оаинвірекстлмдупязьбгчйхжїшюєцщфґ',
	},
	{
		locales: ['el'],
		keys: ' ςερτυθιοπ  ασδφγηξκλ  ζχψωβνμ   ',
		frequent: 'αοιετσνηυρπκμλωςδγχθφβξζψ',
		// The layout goes by sound, so that letters tell little, but the final sigma is on the key of w.
		impossible: /ς\p{L}/u,
	},
	{
		locales: ['he'],
		keys: "/'קראטוןםפ  שדגכעיחלךף,זסבהנמצתץ ",
		frequent: 'יוהלארתבשמנםדחקעפכגטןזסצףךץ',
		impossible: /[ךםןףץ]\p{L}/u,
	},
	{
		locales: ['ar', 'ur'],
		keys: 'ضصثقفغعهخحجدشسيبلاتنمكطئءؤر ىةوزظ',
		frequent: 'اليمنروتبةدسعفهكحقجشصطخءىضزثئظغؤ',
	},
	{
		locales: ['fa'],
		keys: 'ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپو  ',
		frequent: 'اینردهومتبسشلزکگفخقجعحپصطچغضظذث',
	},
	{
		locales: ['th'],
		keys: 'ๆไำพะัีรนยบลฟหกดเ้่าสวงผปแอิืทมใฝ',
		frequent: 'านร่กอเงมยล้วดัทสตะปิบคหีแจุูพขใไชโผถซศธณภษฟญฉฝฐฎฮฬฏฒฌ',
	},
];
