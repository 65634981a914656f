import { expect, test } from 'vitest';
import { localised, localisedTitles } from './localised.ts';

const title = {
	titleId: 't',
	name: 'Night',
	genres: [],
	names: { pt: 'Noite', 'pt-BR': 'Noite em claro', 'zh-Hant': '夜' },
};

test.each<[string | undefined, string, string]>([
	['pt-BR', 'Noite em claro', 'its own name'],
	['pt-PT', 'Noite', 'that of the language'],
	['zh-Hant-TW', '夜', 'that of the nearest wider locale'],
	['zh', 'Night', 'no narrower one'],
	['ja', 'Night', 'what the catalogue calls it'],
	[undefined, 'Night', 'what the catalogue calls it'],
])('in %s it is called %s: %s', (locale, name) => {
	expect(localised(title, locale).name).toBe(name);
});

test('a title without other names stays the object it is', () => {
	const plain = { titleId: 't', name: 'Night', genres: [] };
	expect(localised(plain, 'pt')).toBe(plain);
});

test('a title of a catalogue is the same object whenever it is called what it is called', () => {
	const titles = [title, { titleId: 't', name: 'Plain', genres: [] }];
	const titlesIn = localisedTitles({ titles });
	for (const locale of ['zh-TW', 'zh', 'de', undefined])
		for (const index of [0, 1]) {
			expect(titlesIn(locale)(index)).toEqual(localised(titles[index]!, locale));
			expect(titlesIn(locale)(index)).toBe(titlesIn(locale)(index));
		}
});
