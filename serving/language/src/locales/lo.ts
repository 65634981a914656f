import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Lao. */
export const lao: LocaleRules = {
	tag: 'lo',
	articles: '',
	and: 'ແລະ',
	stopWords: 'ແລະ, ຫຼື, ຂອງ, ໃນ, ທີ່, ກັບ, ຈາກ, ເປັນ',
	season: 'ລະດູການ, ພາກ',
	episode: 'ຕອນ, ບົດ',
	part: 'ພາກ, ສ່ວນ',
	volume: 'ເຫຼັ້ມ',
	works: 'ຮູບເງົາ, ໜັງ, ລະຄອນ, ຊີຣີ',
	numbers: `
		ສູນ, ໜຶ່ງ, ສອງ, ສາມ, ສີ່, ຫ້າ, ຫົກ, ເຈັດ, ແປດ, ເກົ້າ, ສິບ, ສິບເອັດ, ສິບສອງ, ສິບສາມ, ສິບສີ່,
		ສິບຫ້າ, ສິບຫົກ, ສິບເຈັດ, ສິບແປດ, ສິບເກົ້າ, ຊາວ
	`,
	decades: '',
	decadeSigns: 'ຊຸມປີ #, ທົດສະວັດ #',
};
