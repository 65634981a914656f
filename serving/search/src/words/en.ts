import type { SearchWords } from './search-words.ts';

/** English. */
export const en: SearchWords = {
	called: 'The title you typed',
	begins: (query) => `Begins with “${query}”`,
	contains: (query) => `“${query}” is in its title`,
	near: (query) => `Close to “${query}”`,
	alsoCalled: (name) => `Also called “${name}”`,
	withPerson: (person) => `With ${person}`,
	about: 'Fits what you describe',
	watchedALot: 'Watched a lot',
	like: (name) => `Like ${name}`,
	popular: 'Popular now',
	decade: (firstYear) => `${firstYear}s`,
	without: (filter) => `Without the filter ${filter}`,
	nothingByThatName: (query) => `Nothing is called “${query}”. This comes nearest.`,
	filtersLeaveNothing: (filter) => `Nothing that was found passes the filter ${filter}.`,
	unavailable: {
		'not-in-service': (name) => `${name} is not on this service. This is like it.`,
		'not-in-country': (name) => `${name} cannot be watched in your country. This is like it.`,
		'not-now': (name) => `${name} cannot be watched at the moment. This is like it.`,
		'not-for-age': (name) => `${name} is not for the age of this profile. This is like it.`,
	},
	searchRests: 'The search does not answer at the moment. This is popular.',
	nothingHere: 'Nothing can be watched here at the moment.',
};
