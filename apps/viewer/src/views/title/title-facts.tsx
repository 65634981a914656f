import type { Title } from '@marquee/contracts';
import { useLanguage } from '../surroundings.ts';

/** Year, age, length and genres in one line. */
export function TitleFacts({ title }: { title: Title }) {
	const { words, year, number, shortLength, genre } = useLanguage();
	const { maturity } = title;
	return (
		<ul className="facts" aria-label={words.title.facts}>
			{title.year !== undefined && <li>{year(title.year)}</li>}
			{maturity !== undefined && maturity > 0 && (
				<li>
					<span className="age">
						<span aria-hidden="true">{words.title.fromAge(number(maturity))}</span>
						<span className="hidden-label">{words.title.fromAgeSpoken(number(maturity))}</span>
					</span>
				</li>
			)}
			{title.runtimeSeconds !== undefined && <li>{shortLength(title.runtimeSeconds)}</li>}
			{title.genres.slice(0, 4).map((each) => (
				<li key={each}>{genre(each)}</li>
			))}
		</ul>
	);
}

/** Long names are set smaller, so that the buttons below stay on the first screen. */
export const nameClass = (name: string): string =>
	name.length > 44 ? 'name name-long' : name.length > 22 ? 'name name-medium' : 'name';
