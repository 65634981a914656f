import { type GridRow, isFound } from '../../inspector/grid.ts';
import type { InspectRoute } from '../../route.ts';
import { counted } from '../../words/figures.ts';
import { useConsole } from '../console-context.ts';

/** Looks for a title: letters dim all others, Enter opens the first, or asks why the id that was typed is not here. */
export function FindBar({
	route,
	rows,
	otherRows,
}: {
	route: InspectRoute;
	rows: readonly GridRow[];
	otherRows: readonly GridRow[] | undefined;
}) {
	const { navigation } = useConsole();
	const sought = route.find ?? '';
	const cards = [...rows, ...(otherRows ?? [])].flatMap((row) => row.cards);
	const matches = new Set(cards.filter((card) => isFound(card, sought)).map(({ id }) => id));
	const { find: _, ...unsought } = route;
	return (
		<search>
			<form
				className="find"
				onSubmit={(event) => {
					event.preventDefault();
					if (sought.trim() === '') return;
					const exact = cards.find(({ id }) => id === sought.trim())?.id;
					const [first] = matches;
					navigation.go({ ...unsought, title: exact ?? first ?? sought.trim() });
				}}
			>
				<label className="unseen" htmlFor="find">
					Find a title of the page, or ask about the id of one that is not on it
				</label>
				<input
					id="find"
					type="search"
					value={sought}
					placeholder="Find a title, or ask about an id that is not here"
					autoComplete="off"
					spellCheck={false}
					data-search=""
					onChange={({ currentTarget: { value } }) =>
						navigation.replace(value === '' ? unsought : { ...unsought, find: value })
					}
				/>
				<kbd>/</kbd>
				<output>
					{sought.trim() !== '' &&
						(matches.size > 0
							? `${counted(matches.size, 'title')}; Enter opens the first`
							: 'Not on this page; Enter asks why')}
				</output>
			</form>
		</search>
	);
}
