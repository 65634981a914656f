import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Marathi. */
export const marathi: LocaleRules = {
	tag: 'mr',
	articles: '',
	and: 'आणि, व',
	stopWords: 'आणि, व, किंवा, चा, ची, चे, ला, ने, मध्ये, हा, ही, हे, आहे, एक',
	season: 'सीझन, हंगाम, पर्व',
	episode: 'भाग, एपिसोड',
	part: 'भाग',
	volume: 'खंड, पुस्तक',
	works: 'चित्रपट, सिनेमा, मालिका',
	numbers: `
		शून्य, एक, दोन, तीन, चार, पाच, सहा, सात, आठ, नऊ, दहा, अकरा, बारा, तेरा, चौदा, पंधरा, सोळा,
		सतरा, अठरा, एकोणीस, वीस
	`,
	decades: '',
	decadeSigns: '# चे दशक, # च्या दशकातील',
};
