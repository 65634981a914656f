import { type Catalogue, catalogueOf } from '@marquee/catalogue';
import type { Title } from '@marquee/contracts';
import { epochMs, msPerDay } from '@marquee/units';

/** The moment that tests ask at. */
export const now = epochMs(1_760_000_000_000);

const day = (ago: number): number => now - ago * msPerDay;

/** Forty films, as catalogues have them: names in several languages, namesakes, some that may not be shown everywhere. */
export const films: readonly Title[] = [
	film('heat', 'Heat', 1995, ['Crime', 'Thriller'], {
		people: ['Al Pacino', 'Robert De Niro', 'Val Kilmer'],
		tags: ['heist', 'los angeles'],
	}),
	film('heat-86', 'Heat', 1986, ['Action'], { people: ['Burt Reynolds'] }),
	film('the-heat', 'The Heat', 2013, ['Comedy', 'Crime'], {
		people: ['Sandra Bullock', 'Melissa McCarthy'],
	}),
	film('godfather', 'The Godfather', 1972, ['Crime', 'Drama'], {
		people: ['Marlon Brando', 'Al Pacino', 'Diane Keaton'],
		names: { de: 'Der Pate', 'pt-BR': 'O Poderoso Chefão', ja: 'ゴッドファーザー' },
	}),
	film('scarface', 'Scarface', 1983, ['Crime', 'Drama'], { people: ['Al Pacino'] }),
	film('scent', 'Scent of a Woman', 1992, ['Drama'], { people: ['Al Pacino'] }),
	film('insomnia', 'Insomnia', 2002, ['Thriller', 'Crime'], {
		people: ['Al Pacino', 'Robin Williams'],
	}),
	film('matrix', 'The Matrix', 1999, ['Action', 'Sci-Fi'], {
		people: ['Keanu Reeves', 'Carrie-Anne Moss'],
	}),
	film('matrix-2', 'The Matrix Reloaded', 2003, ['Action', 'Sci-Fi'], { people: ['Keanu Reeves'] }),
	film('speed', 'Speed', 1994, ['Action', 'Thriller'], {
		people: ['Keanu Reeves', 'Sandra Bullock'],
	}),
	film('spirited', 'Spirited Away', 2001, ['Animation', 'Fantasy'], {
		people: ['Hayao Miyazaki'],
		originalLanguage: 'ja',
		countries: ['JP'],
		names: { ja: '千と千尋の神隠し', de: 'Chihiros Reise ins Zauberland' },
	}),
	film('amelie', 'Amélie', 2001, ['Comedy', 'Romance'], {
		originalLanguage: 'fr',
		countries: ['FR'],
		people: ['Audrey Tautou'],
		names: { fr: "Le Fabuleux Destin d'Amélie Poulain" },
	}),
	film('oldboy', 'Oldboy', 2003, ['Thriller', 'Drama'], {
		originalLanguage: 'ko',
		countries: ['KR'],
		names: { ko: '올드보이' },
	}),
	film('memories', 'Memories of Murder', 2003, ['Thriller', 'Crime'], {
		originalLanguage: 'ko',
		countries: ['KR'],
		people: ['Bong Joon Ho', 'Song Kang-ho'],
	}),
	film('parasite', 'Parasite', 2019, ['Thriller', 'Drama'], {
		originalLanguage: 'ko',
		countries: ['KR'],
		people: ['Bong Joon Ho', 'Song Kang-ho'],
		names: { ko: '기생충' },
	}),
	film('shiri', 'Shiri', 1999, ['Thriller', 'Action'], {
		originalLanguage: 'ko',
		countries: ['KR'],
	}),
	film('tell-me', 'Tell Me Something', 1999, ['Thriller', 'Crime'], {
		originalLanguage: 'ko',
		countries: ['KR'],
	}),
	film('se7en', 'Se7en', 1995, ['Thriller', 'Crime'], { people: ['Brad Pitt', 'Morgan Freeman'] }),
	film('fight-club', 'Fight Club', 1999, ['Drama'], { people: ['Brad Pitt', 'Edward Norton'] }),
	film('her', 'Her', 2013, ['Drama', 'Romance'], { people: ['Joaquin Phoenix'] }),
	film('us', 'Us', 2019, ['Horror', 'Thriller'], { people: ['Jordan Peele'] }),
	film('it', 'It', 2017, ['Horror'], {}),
	film('up', 'Up', 2009, ['Animation', 'Comedy'], {}),
	film('drama', 'Drama', 2010, ['Comedy'], {}),
	film('toy-story', 'Toy Story', 1995, ['Animation', 'Comedy'], { people: ['Tom Hanks'] }),
	film('forrest', 'Forrest Gump', 1994, ['Drama', 'Romance'], { people: ['Tom Hanks'] }),
	film('top-gun', 'Top Gun', 1986, ['Action'], { people: ['Tom Cruise', 'Val Kilmer'] }),
	film('mission', 'Mission: Impossible', 1996, ['Action', 'Thriller'], { people: ['Tom Cruise'] }),
	film('jaws', 'Jaws', 1975, ['Thriller'], { windows: [{ countries: ['US'] }] }),
	film('alien', 'Alien', 1979, ['Horror', 'Sci-Fi'], { windows: [], people: ['Sigourney Weaver'] }),
	film('aliens', 'Aliens', 1986, ['Action', 'Sci-Fi'], { people: ['Sigourney Weaver'] }),
	film('gone', 'Gone Girl', 2014, ['Thriller', 'Drama'], { windows: [{ until: day(1) }] }),
	film('saw', 'Saw', 2004, ['Horror'], { maturity: 18 }),
	film('new-heist', 'The Long Vault', 2025, ['Crime', 'Thriller'], {
		addedAt: day(3),
		people: ['Val Kilmer'],
	}),
	film('new-comedy', 'Heatwave Season', 2025, ['Comedy'], { addedAt: day(5) }),
	film('notting', 'Notting Hill', 1999, ['Comedy', 'Romance'], { people: ['Julia Roberts'] }),
	film('pretty', 'Pretty Woman', 1990, ['Comedy', 'Romance'], { people: ['Julia Roberts'] }),
	film('fargo', 'Fargo', 1996, ['Crime', 'Thriller'], { tags: ['snow'] }),
	film('usual', 'The Usual Suspects', 1995, ['Crime', 'Thriller'], { people: ['Kevin Spacey'] }),
	film('leon', 'Léon: The Professional', 1994, ['Crime', 'Drama'], {
		people: ['Jean Reno'],
		originalLanguage: 'fr',
		countries: ['FR'],
	}),
];

function film(
	titleId: string,
	name: string,
	year: number,
	genres: string[],
	more: Partial<Title>,
): Title {
	return { titleId, name, year, genres, originalLanguage: 'en', countries: ['US'], ...more };
}

/** The films as a catalogue. */
export const smallCatalogue: Catalogue = catalogueOf(films);

/** How many profiles watched what: the earlier in the list of favourites, the more. */
export const profilesOf = (
	catalogue: Catalogue,
	favourites: readonly string[] = ['matrix', 'godfather', 'heat', 'parasite', 'jaws', 'forrest'],
): Float64Array => {
	const profiles = new Float64Array(catalogue.size);
	for (const [place, id] of favourites.entries())
		profiles[catalogue.indexOf(id)!] = Math.round(1_000 / (1 + place));
	return profiles;
};
