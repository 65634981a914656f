import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Bengali. */
export const bengali: LocaleRules = {
	tag: 'bn',
	articles: '',
	and: 'ও, এবং, আর',
	stopWords: 'ও, এবং, আর, বা, এর, এ, এই, সে, থেকে, জন্য, সঙ্গে, এক, একটি',
	season: 'সিজন, মৌসুম',
	episode: 'পর্ব, অধ্যায়',
	part: 'পর্ব, খণ্ড, ভাগ',
	volume: 'খণ্ড, বই',
	works: 'চলচ্চিত্র, ছবি, সিনেমা, মুভি, সিরিজ, ধারাবাহিক',
	numbers: `
		শূন্য, এক, দুই, তিন, চার, পাঁচ, ছয়, সাত, আট, নয়, দশ, এগারো, বারো, তেরো, চৌদ্দ, পনেরো,
		ষোলো, সতেরো, আঠারো, উনিশ, বিশ|কুড়ি
	`,
	decades: '',
	decadeSigns: '#-এর দশক, # এর দশক, # দশক',
};
