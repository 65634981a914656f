import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { boxKey } from '../../search/box-keys.ts';
import type { Searching, SearchState } from '../../search/searching.ts';
import type { Suggestion } from '../../service.ts';
import { Icon } from '../icons.tsx';
import { useSurroundings } from '../surroundings.ts';
import { SuggestionButtons, SuggestionList } from './suggestions.tsx';

/** The service takes no longer queries. */
const longestQuery = 256;

/**
 * The box and what its text may become. Arrows lead through the suggestions, Enter takes one, and until then neither the
 * text nor what is found changes. With a remote control the suggestions are buttons like all else.
 */
export function SearchBox({
	box,
	state,
	search,
}: {
	box: RefObject<HTMLInputElement | null>;
	state: SearchState;
	search: Searching;
}) {
	const { shape, language } = useSurroundings();
	const { words } = language;
	const listId = useId();
	const { suggestions, text } = state;
	const [active, setActive] = useActive(suggestions);
	const isRemote = shape === 'television';
	const take = (suggestion: Suggestion) => {
		search.want({ text: suggestion.text });
		box.current?.focus();
	};
	const clear = () => {
		search.want({ text: '', filters: {} });
		box.current?.focus();
	};
	const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
		if (belongsToComposition(event)) return;
		// With a remote control arrows lead to the buttons themselves.
		const reachable = isRemote ? 0 : suggestions.length;
		const meant = boxKey(event.key, { text, suggestions: reachable, active });
		if (!meant) return;
		event.preventDefault();
		if (meant.does === 'lead') setActive(meant.to);
		else if (meant.does === 'empty') clear();
		else if (meant.does === 'take') take(suggestions[meant.suggestion]!);
		else search.want({});
		// The keys of a phone lie over what was found.
		if (event.key === 'Enter' && shape === 'phone') event.currentTarget.blur();
	};
	return (
		<>
			<div className="search search-box">
				<Icon name="search" />
				<input
					ref={box}
					type="text"
					inputMode="search"
					enterKeyHint="search"
					aria-label={words.surfaces.search}
					placeholder={words.search.hint}
					// A hint runs as the page does, what is typed as it is written.
					dir={text === '' ? undefined : 'auto'}
					autoComplete="off"
					autoCapitalize="none"
					spellCheck={false}
					maxLength={longestQuery}
					value={text}
					{...(!isRemote && {
						role: 'combobox',
						'aria-autocomplete': 'list' as const,
						'aria-expanded': suggestions.length > 0,
						'aria-controls': listId,
						'aria-activedescendant': active === undefined ? undefined : `${listId}-${active}`,
					})}
					onChange={(event) =>
						search.write(event.target.value, (event.nativeEvent as InputEvent).isComposing === true)
					}
					onCompositionStart={(event) => search.write(event.currentTarget.value, true)}
					onCompositionEnd={(event) => search.write(event.currentTarget.value, false)}
					onKeyDown={onKeyDown}
				/>
				{text !== '' && (
					<button
						type="button"
						className="round search-clear"
						aria-label={words.search.clear}
						onClick={clear}
					>
						<Icon name="close" />
					</button>
				)}
			</div>
			{isRemote ? (
				<SuggestionButtons suggestions={suggestions} take={take} />
			) : (
				<SuggestionList id={listId} suggestions={suggestions} active={active} take={take} />
			)}
		</>
	);
}

/** Which suggestion the arrows have come to; other suggestions are begun anew. */
function useActive(suggestions: readonly Suggestion[]) {
	const [at, setAt] = useState<{ among: readonly Suggestion[]; index: number }>();
	const active = at?.among === suggestions ? at.index : undefined;
	const setActive = (index: number | undefined) =>
		setAt(index === undefined ? undefined : { among: suggestions, index });
	return [active, setActive] as const;
}

/** While a word is put together its keys belong to what puts it together; older browsers say so by 229 alone. */
const belongsToComposition = ({ nativeEvent, keyCode }: KeyboardEvent): boolean =>
	nativeEvent.isComposing || keyCode === 229;
