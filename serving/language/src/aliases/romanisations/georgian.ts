import { byLetters, type Romanisation } from '../romanisation.ts';

const letters = {
	ა: 'a',
	ბ: 'b',
	გ: 'g',
	დ: 'd',
	ე: 'e',
	ვ: 'v',
	ზ: 'z',
	თ: 't',
	ი: 'i',
	კ: 'k',
	ლ: 'l',
	მ: 'm',
	ნ: 'n',
	ო: 'o',
	პ: 'p',
	ჟ: 'zh',
	რ: 'r',
	ს: 's',
	ტ: 't',
	უ: 'u',
	ფ: 'p',
	ქ: 'k',
	ღ: 'gh',
	ყ: 'q',
	შ: 'sh',
	ჩ: 'ch',
	ც: 'ts',
	ძ: 'dz',
	წ: 'ts',
	ჭ: 'ch',
	ხ: 'kh',
	ჯ: 'j',
	ჰ: 'h',
};

/** Georgian, by the national system of 2002. */
export const georgian: Romanisation = {
	languages: ['ka', 'xmf'],
	usual: byLetters(letters),
	borrowed: byLetters({ ...letters, ფ: 'f', ქს: 'x', ი$: 'y' }),
};
