import type { Facet } from '@marquee/contracts';
import { useId, useRef } from 'react';
import type { PageRoute } from '../../route.ts';
import {
	type Choice,
	isNarrowed,
	type Narrowing,
	narrowedBy,
	orders,
} from '../../surfaces/narrowing.ts';
import { useLanguage } from '../surroundings.ts';
import { useViewer } from '../viewer-context.ts';
import { FacetSelects, GenreChips } from './facet-choices.tsx';

type BrowseRoute = Extract<PageRoute, { at: 'browse' }>;

/** What the catalogue can be narrowed by, and in which order it comes. */
export function BrowseChoices({
	route,
	facets,
}: {
	route: BrowseRoute;
	facets: readonly Facet[] | undefined;
}) {
	const { words } = useLanguage();
	const { navigation } = useViewer();
	// While the next page is awaited the choices stay where they were.
	const last = useRef<readonly Facet[]>([]);
	if (facets) last.current = facets;
	const { narrowed } = route;
	const choose = (choice: Partial<Choice<Narrowing>>) =>
		navigation.replace({ ...route, narrowed: narrowedBy(narrowed, choice) });
	return (
		<div className="choices">
			<GenreChips
				chosen={narrowed.genre}
				facets={last.current}
				choose={(genre) => navigation.go({ ...route, narrowed: narrowedBy(narrowed, { genre }) })}
			/>
			<div className="selects">
				<FacetSelects chosen={narrowed} facets={last.current} choose={choose} />
				<OrderChoice narrowed={narrowed} choose={choose} />
				{isNarrowed(narrowed) && (
					<button
						type="button"
						className="link-button"
						onClick={() => navigation.go({ ...route, narrowed: {} })}
					>
						{words.browse.clear}
					</button>
				)}
			</div>
		</div>
	);
}

function OrderChoice({
	narrowed,
	choose,
}: {
	narrowed: Narrowing;
	choose: (choice: Partial<Choice<Narrowing>>) => void;
}) {
	const { words } = useLanguage();
	const id = useId();
	return (
		<label className="select" htmlFor={id}>
			<span className="select-label">{words.browse.order}</span>
			<select
				id={id}
				value={narrowed.order ?? 'for-you'}
				onChange={(event) => {
					const order = orders.find((each) => each === event.target.value);
					choose({ order: order === 'for-you' ? undefined : order });
				}}
			>
				{orders.map((order) => (
					<option key={order} value={order}>
						{words.browse.orders[order]}
					</option>
				))}
			</select>
		</label>
	);
}
