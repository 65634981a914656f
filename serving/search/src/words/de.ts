import type { SearchWords } from './search-words.ts';

/** German. */
export const de: SearchWords = {
	called: 'Der gesuchte Titel',
	begins: (query) => `Beginnt mit „${query}“`,
	contains: (query) => `„${query}“ steht im Titel`,
	near: (query) => `Ähnlich geschrieben wie „${query}“`,
	alsoCalled: (name) => `Heißt auch „${name}“`,
	withPerson: (person) => `Mit ${person}`,
	about: 'Passt zu deiner Beschreibung',
	watchedALot: 'Wird viel gesehen',
	like: (name) => `Wie ${name}`,
	popular: 'Gerade beliebt',
	decade: (firstYear) => `${firstYear}er`,
	without: (filter) => `Ohne den Filter ${filter}`,
	nothingByThatName: (query) => `Nichts heißt „${query}“. Das hier kommt am nächsten.`,
	filtersLeaveNothing: (filter) => `Nichts vom Gefundenen passt zum Filter ${filter}.`,
	unavailable: {
		'not-in-service': (name) => `${name} gibt es hier nicht. Das hier ist ähnlich.`,
		'not-in-country': (name) => `${name} ist in deinem Land nicht verfügbar. Das hier ist ähnlich.`,
		'not-now': (name) => `${name} ist zurzeit nicht verfügbar. Das hier ist ähnlich.`,
		'not-for-age': (name) =>
			`${name} ist nicht für das Alter dieses Profils freigegeben. Das hier ist ähnlich.`,
	},
	searchRests: 'Die Suche antwortet gerade nicht. Das hier ist beliebt.',
	nothingHere: 'Hier ist zurzeit nichts verfügbar.',
};
