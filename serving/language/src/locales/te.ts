import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Telugu. */
export const telugu: LocaleRules = {
	tag: 'te',
	articles: '',
	and: 'మరియు',
	stopWords: 'మరియు, లేదా, ఒక, ఈ, ఆ, ఇది, అది, కి, కు, లో, తో',
	season: 'సీజన్',
	episode: 'ఎపిసోడ్, అధ్యాయం',
	part: 'భాగం, పార్ట్',
	volume: 'సంపుటి, పుస్తకం',
	works: 'సినిమా, సినిమాలు, చిత్రం, చిత్రాలు, ధారావాహిక',
	numbers: `
		సున్నా, ఒకటి, రెండు, మూడు, నాలుగు, ఐదు, ఆరు, ఏడు, ఎనిమిది, తొమ్మిది, పది, పదకొండు, పన్నెండు,
		పదమూడు, పద్నాలుగు, పదిహేను, పదహారు, పదిహేడు, పద్దెనిమిది, పంతొమ్మిది, ఇరవై
	`,
	decades: '',
	decadeSigns: '#ల, #లు',
};
