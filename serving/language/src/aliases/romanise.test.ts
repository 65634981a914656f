import { describe, expect, test } from 'vitest';
import { romanise } from './romanise.ts';

const usual = (text: string, locale?: string) => romanise(text, locale, 'usual');
const variant = (text: string, locale?: string) => romanise(text, locale, 'variant');

/** Names and how they are known abroad. */
function known(locale: string, names: Readonly<Record<string, string>>): void {
	for (const [name, latin] of Object.entries(names)) expect(usual(name, locale)).toBe(latin);
}

describe('Cyrillic', () => {
	test('Russian titles come out as on posters abroad', () => {
		known('ru', {
			Чебурашка: 'cheburashka',
			Щелкунчик: 'shchelkunchik',
			'Легенда о Коловрате': 'legenda o kolovrate',
			'Михаил Булгаков': 'mikhail bulgakov',
		});
		expect(variant('Хороший', 'ru')).toBe('horoshy');
	});

	test('г is h in Ukrainian and Belarusian, g in Russian and Bulgarian', () => {
		expect(usual('Григорій', 'uk')).toBe('hryhoriy');
		expect(usual('Гомель', 'be')).toBe('homyel');
		expect(usual('Григорий', 'ru')).toBe('grigoriy');
		expect(usual('Габрово', 'bg')).toBe('gabrovo');
	});

	test('щ is sht and ъ is a in Bulgarian alone', () => {
		known('bg', { Щастие: 'shtastie', България: 'balgaria', София: 'sofia' });
	});

	test('Serbian is letter by letter its own Latin alphabet', () => {
		known('sr', { Његош: 'njegoš', Ђорђе: 'đorđe', Ћевапи: 'ćevapi', Џеп: 'džep' });
		expect(variant('Ђорђе', 'sr')).toBe('djordje');
	});

	test('Macedonian and Kazakh keep the sounds that others lack', () => {
		known('mk', { Ѓорѓи: 'gjorgji', Скопје: 'skopje' });
		known('kk', { Қазақстан: 'qazaqstan' });
	});

	test('letters tell the language where no locale does', () => {
		expect(usual('Київ')).toBe('kyiv');
		expect(usual('Ђорђе')).toBe('đorđe');
		expect(usual('Київ', 'en')).toBe('kyiv');
	});

	test('words from English lose what Russian had to write otherwise', () => {
		expect(romanise('матрикс', 'ru', 'borrowed')).toBe('matrix');
		expect(romanise('джокер', 'ru', 'borrowed')).toBe('joker');
		expect(romanise('хоббит', 'ru', 'borrowed')).toBe('hobbit');
		expect(romanise('найт', 'ru', 'borrowed')).toBe('nit');
	});
});

describe('Greek, Armenian, Georgian', () => {
	test('Greek letter pairs are one sound, another at the beginning of a word', () => {
		known('el', {
			Αγγελόπουλος: 'angelopoulos',
			Ντόρα: 'dora',
			Ευρώπη: 'evropi',
			Ευτυχία: 'eftychia',
		});
		expect(variant('Ζορμπάς', 'el')).toBe('zorbas');
	});

	test('two dots part what would be one sound', () => {
		expect(usual('Μαΐου', 'el')).toBe('maiou');
	});

	test('Armenian ո and ե sound otherwise where a word begins', () => {
		known('hy', { Երևան: 'yerevan', Ոսկե: 'voske', Փարաջանով: 'parajanov' });
	});

	test('Georgian has one letter for each sound', () => {
		known('ka', { თბილისი: 'tbilisi', 'ოთარ იოსელიანი': 'otar ioseliani' });
	});
});

describe('Hebrew, Arabic, Persian, Urdu', () => {
	test('letters that stand for vowels do, and a geresh makes another sound', () => {
		known('he', { שלום: 'shlom', 'צ׳רלי': 'chrli', "ג'ונגל": 'jongl' });
	});

	test('points and lengthening strokes change nothing', () => {
		expect(usual('مُحَمَّد', 'ar')).toBe(usual('محمد', 'ar'));
		expect(usual('محـــمد', 'ar')).toBe(usual('محمد', 'ar'));
		expect(usual('שָׁלוֹם', 'he')).toBe(usual('שלום', 'he'));
	});

	test('a letter that Arabic and Persian share is said as the locale says it', () => {
		expect(usual('ذوق', 'ar')).toBe('dhuq');
		expect(usual('ذوق', 'fa')).toBe('zogh');
		expect(usual('ژاله', 'fa')).toBe('zhaleh');
		expect(usual('لاہور', 'ur')).toBe('lahor');
	});

	test('what English surely has between consonants is put there', () => {
		expect(romanise('ספיידרמן', 'he', 'borrowed')).toBe('spiderman');
		expect(romanise('باتمان', 'ar', 'borrowed')).toBe('batman');
	});
});

describe('scripts of India', () => {
	test('the vowel that Hindi does not speak is not written: Lagan, not Lagana; Rajkumar, not Rajakumara', () => {
		known('hi', {
			लगान: 'lagan',
			राजकुमार: 'rajkumar',
			'तारे ज़मीन पर': 'tare zamin par',
			'अमिताभ बच्चन': 'amitabh bachchan',
			दंगल: 'dangal',
			'मुग़ल-ए-आज़म': 'mughal-e-azam',
		});
	});

	test('the south speaks every vowel, and a nasal at the end is m', () => {
		known('te', { బాహుబలి: 'bahubali', చిరంజీవి: 'chiranjivi' });
		known('kn', { ಕಾಂತಾರ: 'kantara', ಬೆಂಗಳೂರು: 'bengaluru' });
		known('ml', { ദൃശ്യം: 'drishyam', മോഹൻലാൽ: 'mohanlal' });
	});

	test('Tamil has the th of Rajinikanth, and tamil is written in two ways', () => {
		known('ta', { ரஜினிகாந்த்: 'rajinikanth', சென்னை: 'chennai', விக்ரம்: 'vikram' });
		expect(variant('தமிழ்', 'ta')).toBe('tamil');
	});

	test('Bengali says o where its neighbours say a, and is written both ways', () => {
		expect(usual('পথের পাঁচালী', 'bn')).toBe('pother panchali');
		expect(variant('সত্যজিৎ রায়', 'bn')).toBe('satyajit ray');
	});

	test('Punjabi, Gujarati and Sinhala names come out as known', () => {
		known('pa', { ਸਿੰਘ: 'singh', ਪੰਜਾਬ: 'panjab' });
		known('gu', { હેલ્લારો: 'hellaro' });
		known('si', { 'ශ්‍රී ලංකා': 'sri lanka' });
	});
});

describe('scripts of South-East Asia', () => {
	test('Thai vowels that stand before their consonant are said after it', () => {
		known('th', { เชียงใหม่: 'chiangmai', ภูเก็ต: 'phuket', กรุงเทพ: 'krungthep', สมชาย: 'somchai' });
	});

	test('letters that Thai writes and does not say are there in the English word', () => {
		expect(variant('แบทแมน', 'th')).toBe('batman');
		expect(variant('พอตเตอร์', 'th')).toBe('potter');
	});

	test('Lao, Burmese and Khmer are read by the syllable', () => {
		known('lo', { ວຽງຈັນ: 'wiangchan', ຫຼວງພະບາງ: 'luangphabang' });
		known('my', { မြန်မာ: 'myanma', ရန်ကုန်: 'yankun' });
		known('km', { កម្ពុជា: 'kampocha' });
	});
});

describe('Korean', () => {
	test('syllables change each other as the standard writes them', () => {
		known('ko', {
			신라: 'silla',
			독립: 'dongnip',
			국민: 'gungmin',
			왕십리: 'wangsimni',
			설날: 'seollal',
			좋다: 'jota',
			'사랑의 불시착': 'sarangui bulsichak',
			기생충: 'gisaengchung',
		});
	});

	test('a borrowed word is spelt as English has it, its neighbour is not touched', () => {
		expect(variant('오징어 게임', 'ko')).toBe('ojingeo game');
		expect(variant('올드보이', 'ko')).toBe('oldboy');
	});
});

test('a script without a table still becomes Latin', () => {
	expect(usual('አዲስ አበባ')).not.toMatch(/[^\p{Script=Latin}\p{Script=Common}]/u);
});

test('Latin letters, digits and signs stay beside what is romanised', () => {
	expect(usual('Наруто 2: The Movie!', 'ru')).toBe('naruto 2: the movie!');
});
