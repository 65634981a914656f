import type { Title } from '@marquee/contracts';
import { shortLength } from '../lengths.ts';

/** Year, length and genres in one line. */
export function TitleFacts({ title }: { title: Title }) {
	const facts = [
		title.year,
		title.runtimeSeconds !== undefined && shortLength(title.runtimeSeconds),
		...title.genres.slice(0, 4),
	].filter((fact) => fact !== undefined && fact !== false);
	return (
		<ul className="facts" aria-label="About this title">
			{facts.map((fact) => (
				<li key={fact}>{fact}</li>
			))}
		</ul>
	);
}
