import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Hindi. */
export const hindi: LocaleRules = {
	tag: 'hi',
	articles: '',
	and: 'और, एवं',
	stopWords: 'और, या, का, की, के, को, से, में, पर, ने, है, यह, वह, एक',
	season: 'सीज़न, सत्र',
	episode: 'एपिसोड, कड़ी, अध्याय',
	part: 'भाग, पार्ट',
	volume: 'खंड, पुस्तक',
	works: 'फ़िल्म, फ़िल्में, फिल्मों, मूवी, सीरीज़, धारावाहिक',
	numbers: `
		शून्य, एक, दो, तीन, चार, पाँच|पांच, छह|छः|छे, सात, आठ, नौ, दस, ग्यारह, बारह, तेरह, चौदह,
		पंद्रह|पन्द्रह, सोलह, सत्रह, अठारह|अट्ठारह, उन्नीस, बीस
	`,
	decades: '',
	decadeSigns: '# का दशक, # के दशक, # के दशक की',
};
