import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Burmese. */
export const burmese: LocaleRules = {
	tag: 'my',
	articles: '',
	and: 'နှင့်, နဲ့',
	stopWords: 'နှင့်, နဲ့, ၏, မှ, တွင်, သည်, က, ကို',
	season: 'ရာသီ',
	episode: 'အပိုင်း, အခန်း',
	part: 'အပိုင်း',
	volume: 'အတွဲ, စာအုပ်',
	works: 'ရုပ်ရှင်, ဇာတ်ကား, ဇာတ်လမ်းတွဲ',
	numbers: `
		သုည, တစ်, နှစ်, သုံး, လေး, ငါး, ခြောက်, ခုနစ်|ခုနှစ်, ရှစ်, ကိုး, ဆယ်|တစ်ဆယ်, ဆယ့်တစ်,
		ဆယ့်နှစ်, ဆယ့်သုံး, ဆယ့်လေး, ဆယ့်ငါး, ဆယ့်ခြောက်, ဆယ့်ခုနစ်, ဆယ့်ရှစ်, ဆယ့်ကိုး, နှစ်ဆယ်
	`,
	decades: '',
	decadeSigns: '# ပြည့်လွန်နှစ်',
};
