import type { Facet } from '@marquee/contracts';
import { useId } from 'react';
import type { Choice, Filters } from '../../surfaces/narrowing.ts';
import { useLanguage } from '../surroundings.ts';

/** The genres there are, each with how many titles it has; one of them may be chosen. */
export function GenreChips({
	chosen,
	facets,
	most = Number.POSITIVE_INFINITY,
	choose,
}: {
	chosen: string | undefined;
	facets: readonly Facet[];
	/** So many at most. */
	most?: number;
	choose: (genre: string | undefined) => void;
}) {
	const { words, number, genre } = useLanguage();
	const values = valuesOf(facets, 'genre').slice(0, most);
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
					{genre(value)}
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

/** The decades and languages there are; one of each may be chosen. */
export function FacetSelects({
	chosen,
	facets,
	choose,
}: {
	chosen: Filters;
	facets: readonly Facet[];
	choose: (choice: Partial<Choice<Filters>>) => void;
}) {
	const { words, year, languageName } = useLanguage();
	return (
		<>
			<Select
				label={words.browse.decade}
				value={chosen.decade === undefined ? '' : String(chosen.decade)}
				options={withChosen(valuesOf(facets, 'decade'), chosen.decade)}
				named={(value) => words.browse.decadeOf(year(Number(value)))}
				choose={(value) => choose({ decade: value === '' ? undefined : Number(value) })}
			/>
			<Select
				label={words.browse.language}
				value={chosen.language ?? ''}
				options={withChosen(valuesOf(facets, 'language'), chosen.language)}
				named={languageName}
				choose={(value) => choose({ language: value || undefined })}
			/>
		</>
	);
}

function Select({
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

const valuesOf = (facets: readonly Facet[], name: Facet['name']): Facet['values'] =>
	facets.find((facet) => facet.name === name)?.values ?? [];

/** A choice that leaves no title is still the choice. */
function withChosen(values: Facet['values'], chosen: string | number | undefined): Facet['values'] {
	if (chosen === undefined || values.some(({ value }) => value === String(chosen))) return values;
	return [{ value: String(chosen), titles: 0 }, ...values];
}
