import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Thai. */
export const thai: LocaleRules = {
	tag: 'th',
	articles: '',
	and: 'และ',
	stopWords: 'และ, หรือ, ของ, ใน, ที่, กับ, จาก, เป็น',
	season: 'ซีซั่น, ซีซัน, ฤดูกาล, ภาค',
	episode: 'ตอน, ตอนที่, บท',
	part: 'ภาค, ส่วน',
	volume: 'เล่ม',
	works: 'หนัง, ภาพยนตร์, ซีรีส์, ซีรีย์, ละคร',
	numbers: `
		ศูนย์, หนึ่ง, สอง, สาม, สี่, ห้า, หก, เจ็ด, แปด, เก้า, สิบ, สิบเอ็ด, สิบสอง, สิบสาม, สิบสี่,
		สิบห้า, สิบหก, สิบเจ็ด, สิบแปด, สิบเก้า, ยี่สิบ
	`,
	decades: '',
	decadeSigns: 'ยุค #, ทศวรรษ #, ยุค#',
};
