import type { LocaleRules } from './locale-rules.ts';

/** How names are written in Georgian. */
export const georgian: LocaleRules = {
	tag: 'ka',
	articles: '',
	and: 'და',
	stopWords: 'და, ან, რომ, ეს, ის, არის, თუ',
	season: 'სეზონი',
	episode: 'სერია, ეპიზოდი, თავი',
	part: 'ნაწილი',
	volume: 'ტომი, წიგნი',
	works: 'ფილმი, ფილმები, კინო, სერიალი, სერიალები',
	numbers: `
		ნული, ერთი, ორი, სამი, ოთხი, ხუთი, ექვსი, შვიდი, რვა, ცხრა, ათი, თერთმეტი, თორმეტი, ცამეტი,
		თოთხმეტი, თხუთმეტი, თექვსმეტი, ჩვიდმეტი, თვრამეტი, ცხრამეტი, ოცი
	`,
	decades: '',
	decadeSigns: '#-იანი წლები, #-იანი წლების, #-იანი',
};
