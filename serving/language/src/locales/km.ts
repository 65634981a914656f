import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Khmer. */
export const khmer: LocaleRules = {
	tag: 'km',
	articles: '',
	and: 'និង',
	stopWords: 'និង, ឬ, នៃ, ក្នុង, ដែល, ជា, ពី',
	season: 'រដូវកាល',
	episode: 'ភាគ, វគ្គ',
	part: 'ភាគ, ផ្នែក',
	volume: 'ភាគ, សៀវភៅ',
	works: 'ភាពយន្ត, កុន, រឿង, ភាពយន្តភាគ',
	numbers: `
		សូន្យ, មួយ, ពីរ, បី, បួន, ប្រាំ, ប្រាំមួយ, ប្រាំពីរ, ប្រាំបី, ប្រាំបួន, ដប់, ដប់មួយ, ដប់ពីរ,
		ដប់បី, ដប់បួន, ដប់ប្រាំ, ដប់ប្រាំមួយ, ដប់ប្រាំពីរ, ដប់ប្រាំបី, ដប់ប្រាំបួន, ម្ភៃ
	`,
	decades: '',
	decadeSigns: 'ទសវត្សរ៍ #, ឆ្នាំ #',
};
