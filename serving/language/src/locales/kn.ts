import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Kannada. */
export const kannada: LocaleRules = {
	tag: 'kn',
	articles: '',
	and: 'ಮತ್ತು',
	stopWords: 'ಮತ್ತು, ಅಥವಾ, ಒಂದು, ಈ, ಆ, ಇದು, ಅದು',
	season: 'ಸೀಸನ್, ಋತು',
	episode: 'ಸಂಚಿಕೆ, ಅಧ್ಯಾಯ',
	part: 'ಭಾಗ',
	volume: 'ಸಂಪುಟ, ಪುಸ್ತಕ',
	works: 'ಚಲನಚಿತ್ರ, ಚಿತ್ರ, ಸಿನಿಮಾ, ಧಾರಾವಾಹಿ',
	numbers: `
		ಸೊನ್ನೆ, ಒಂದು, ಎರಡು, ಮೂರು, ನಾಲ್ಕು, ಐದು, ಆರು, ಏಳು, ಎಂಟು, ಒಂಬತ್ತು, ಹತ್ತು, ಹನ್ನೊಂದು, ಹನ್ನೆರಡು,
		ಹದಿಮೂರು, ಹದಿನಾಲ್ಕು, ಹದಿನೈದು, ಹದಿನಾರು, ಹದಿನೇಳು, ಹದಿನೆಂಟು, ಹತ್ತೊಂಬತ್ತು, ಇಪ್ಪತ್ತು
	`,
	decades: '',
	decadeSigns: '#ರ ದಶಕ, #ರ',
};
