import type { Title } from '@marquee/contracts';

const first = ['Silent', 'Northern', 'Paper', 'Last', 'Crimson', 'Borrowed', 'Hollow', 'Distant'];
const second = [
	'Harbour',
	'Winter',
	'Orchard',
	'Signal',
	'Garden',
	'Letters',
	'Mile',
	'Tide',
	'Été',
];
export const rehearsalGenres = ['Drama', 'Comedy', 'Thriller', 'Sci-Fi'];

/** A made-up catalogue: every title has its own name. */
export const rehearsalTitles = (n: number): readonly Title[] =>
	Array.from({ length: n }, (_, i) => {
		const again = Math.floor(i / (first.length * second.length));
		const name = `${first[i % first.length]} ${second[Math.floor(i / first.length) % second.length]}`;
		return {
			titleId: `t-${i + 1}`,
			name: again === 0 ? name : `${name} ${again + 1}`,
			year: 1960 + ((i * 7) % 65),
			genres: [rehearsalGenres[i % rehearsalGenres.length]!],
			runtimeSeconds: 5_400,
		};
	});
