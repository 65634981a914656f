import { readyReadings } from '@marquee/language';
import type { NamedEntity, NameSearch } from '@marquee/names';

const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const kanji = /\p{Script=Han}/u;

/** Whether some name is Japanese and written in kanji, so that it is found by how it is read only with the dictionary. */
export const needReadings = (entities: readonly NamedEntity[]): boolean =>
	entities.some(({ names }) =>
		names.some(
			({ text, locale = '' }) => kanji.test(text) && (/^ja\b/.test(locale) || kana.test(text)),
		),
	);

/** The same names; the dictionary of Japanese readings is loaded before the first that needs it, since it takes 240 MB. */
export const withReadings = <Names extends NameSearch>(names: Names): NameSearch => ({
	get size() {
		return names.size;
	},
	put: async (entities) => {
		if (needReadings(entities)) await readyReadings();
		await names.put(entities);
	},
	remove: names.remove,
	search: names.search,
	close: names.close,
});
