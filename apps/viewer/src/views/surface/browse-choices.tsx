import type { Facet } from '@marquee/contracts';
import { useId, useRef } from 'react';
import type { SurfaceRoute } from '../../route.ts';
import { isNarrowed, type Narrowing, narrowedBy, orders } from '../../surfaces/narrowing.ts';
import { useLanguage } from '../surroundings.ts';
import { useViewer } from '../viewer-context.ts';

type BrowseRoute = Extract<SurfaceRoute, { at: 'browse' }>;

/** What the catalogue can be narrowed by, and in which order it comes. */
export function BrowseChoices({
	route,
	facets,
}: {
	route: BrowseRoute;
	facets: readonly Facet[] | undefined;
}) {
	const language = useLanguage();
	const { words, genre, languageName, year } = language;
	const { navigation } = useViewer();
	// While the next page is awaited the choices stay where they were.
	const last = useRef<readonly Facet[]>([]);
	if (facets) last.current = facets;
	const valuesOf = (name: Facet['name']) =>
		last.current.find((facet) => facet.name === name)?.values ?? [];
	const { narrowed } = route;
	const choose = (choice: Parameters<typeof narrowedBy>[1]) =>
		navigation.replace({ ...route, narrowed: narrowedBy(narrowed, choice) });
	const decadeName = (value: string) => words.browse.decadeOf(year(Number(value)));
	return (
		<div className="choices">
			<Genres
				chosen={narrowed.genre}
				values={valuesOf('genre')}
				choose={(chosen) =>
					navigation.go({ ...route, narrowed: narrowedBy(narrowed, { genre: chosen }) })
				}
				named={genre}
			/>
			<div className="selects">
				<Choice
					label={words.browse.decade}
					value={narrowed.decade === undefined ? '' : String(narrowed.decade)}
					options={withChosen(valuesOf('decade'), narrowed.decade)}
					named={decadeName}
					choose={(value) => choose({ decade: value === '' ? undefined : Number(value) })}
				/>
				<Choice
					label={words.browse.language}
					value={narrowed.language ?? ''}
					options={withChosen(valuesOf('language'), narrowed.language)}
					named={languageName}
					choose={(value) => choose({ language: value || undefined })}
				/>
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

function Genres({
	chosen,
	values,
	choose,
	named,
}: {
	chosen: string | undefined;
	values: Facet['values'];
	choose: (genre: string | undefined) => void;
	named: (genre: string) => string;
}) {
	const { words, number } = useLanguage();
	const known = values.some(({ value }) => value === chosen);
	const all = chosen === undefined || known ? values : [{ value: chosen, titles: 0 }, ...values];
	return (
		<fieldset className="chips">
			<legend className="hidden-label">{words.title.genres}</legend>
			<button
				type="button"
				className="chip"
				aria-pressed={chosen === undefined}
				onClick={() => choose(undefined)}
			>
				{words.browse.all}
			</button>
			{all.map(({ value, titles }) => (
				<button
					key={value}
					type="button"
					className="chip"
					aria-pressed={value === chosen}
					onClick={() => choose(value === chosen ? undefined : value)}
				>
					{named(value)}
					{titles > 0 && (
						<span className="chip-count">
							<span aria-hidden="true">{number(titles)}</span>
							<span className="hidden-label">, {words.browse.titles(titles)}</span>
						</span>
					)}
				</button>
			))}
		</fieldset>
	);
}

function OrderChoice({
	narrowed,
	choose,
}: {
	narrowed: Narrowing;
	choose: (choice: Parameters<typeof narrowedBy>[1]) => void;
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

function Choice({
	label,
	value,
	options,
	named,
	choose,
}: {
	label: string;
	value: string;
	options: Facet['values'];
	named: (value: string) => string;
	choose: (value: string) => void;
}) {
	const { words, number } = useLanguage();
	const id = useId();
	if (options.length === 0) return null;
	return (
		<label className="select" htmlFor={id}>
			<span className="select-label">{label}</span>
			<select id={id} value={value} onChange={(event) => choose(event.target.value)}>
				<option value="">{words.browse.any}</option>
				{options.map((option) => (
					<option key={option.value} value={option.value}>
						{named(option.value)}
						{option.titles > 0 && ` (${number(option.titles)})`}
					</option>
				))}
			</select>
		</label>
	);
}

/** A choice that leaves no title is still the choice. */
function withChosen(values: Facet['values'], chosen: string | number | undefined): Facet['values'] {
	if (chosen === undefined || values.some(({ value }) => value === String(chosen))) return values;
	return [{ value: String(chosen), titles: 0 }, ...values];
}
