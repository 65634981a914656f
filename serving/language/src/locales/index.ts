import { arabic } from './ar.ts';
import { azerbaijani } from './az.ts';
import { belarusian } from './be.ts';
import { bulgarian } from './bg.ts';
import { bengali } from './bn.ts';
import { bosnian } from './bs.ts';
import { catalan } from './ca.ts';
import { czech } from './cs.ts';
import { danish } from './da.ts';
import { german } from './de.ts';
import { greek } from './el.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { estonian } from './et.ts';
import { persian } from './fa.ts';
import { finnish } from './fi.ts';
import { filipino } from './fil.ts';
import { french } from './fr.ts';
import { gujarati } from './gu.ts';
import { hebrew } from './he.ts';
import { hindi } from './hi.ts';
import { croatian } from './hr.ts';
import { hungarian } from './hu.ts';
import { armenian } from './hy.ts';
import { indonesian } from './id.ts';
import { icelandic } from './is.ts';
import { italian } from './it.ts';
import { japanese } from './ja.ts';
import { georgian } from './ka.ts';
import { khmer } from './km.ts';
import { kannada } from './kn.ts';
import { korean } from './ko.ts';
import { lao } from './lo.ts';
import type { LocaleRules } from './locale-rules.ts';
import { lithuanian } from './lt.ts';
import { latvian } from './lv.ts';
import { macedonian } from './mk.ts';
import { malayalam } from './ml.ts';
import { marathi } from './mr.ts';
import { malay } from './ms.ts';
import { burmese } from './my.ts';
import { norwegian } from './nb.ts';
import { dutch } from './nl.ts';
import { punjabi } from './pa.ts';
import { polish } from './pl.ts';
import { portuguese } from './pt.ts';
import { romanian } from './ro.ts';
import { russian } from './ru.ts';
import { slovak } from './sk.ts';
import { slovenian } from './sl.ts';
import { serbian } from './sr.ts';
import { swedish } from './sv.ts';
import { tamil } from './ta.ts';
import { telugu } from './te.ts';
import { thai } from './th.ts';
import { turkish } from './tr.ts';
import { ukrainian } from './uk.ts';
import { urdu } from './ur.ts';
import { vietnamese } from './vi.ts';
import { chineseSimplified } from './zh.ts';
import { chineseTraditional } from './zh-hant.ts';

/** Every language that has a table: to add one is to add its file and its line. */
export const locales: readonly LocaleRules[] = [
	arabic,
	azerbaijani,
	belarusian,
	bulgarian,
	bengali,
	bosnian,
	catalan,
	czech,
	danish,
	german,
	greek,
	english,
	spanish,
	estonian,
	persian,
	finnish,
	filipino,
	french,
	gujarati,
	hebrew,
	hindi,
	croatian,
	hungarian,
	armenian,
	indonesian,
	icelandic,
	italian,
	japanese,
	georgian,
	khmer,
	kannada,
	korean,
	lao,
	lithuanian,
	latvian,
	macedonian,
	malayalam,
	marathi,
	malay,
	burmese,
	norwegian,
	dutch,
	punjabi,
	polish,
	portuguese,
	romanian,
	russian,
	slovak,
	slovenian,
	serbian,
	swedish,
	tamil,
	telugu,
	thai,
	turkish,
	ukrainian,
	urdu,
	vietnamese,
	chineseTraditional,
	chineseSimplified,
];
