import { useEffect, useRef } from 'react';
import type { Suggestion } from '../../service.ts';
import { useLanguage } from '../surroundings.ts';
import { FoundName } from './found-name.tsx';

/** What the text may become, as the list of a combobox: the text keeps the focus. */
export function SuggestionList({
	id,
	suggestions,
	active,
	take,
}: {
	id: string;
	suggestions: readonly Suggestion[];
	active: number | undefined;
	take: (suggestion: Suggestion) => void;
}) {
	const { words } = useLanguage();
	const list = useRef<HTMLDivElement>(null);
	useEffect(() => {
		if (active !== undefined)
			list.current?.children[active]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
	}, [active]);
	return (
		<div
			ref={list}
			id={id}
			role="listbox"
			aria-label={words.search.suggestions}
			className="suggestions"
			hidden={suggestions.length === 0}
		>
			{suggestions.map((suggestion, index) => (
				// biome-ignore lint/a11y/useKeyWithClickEvents: the keys for it are those of the text beside it
				// biome-ignore lint/a11y/useFocusableInteractive: the text has the focus, and says which one is meant
				<div
					key={keyOf(suggestion)}
					id={`${id}-${index}`}
					role="option"
					aria-selected={index === active}
					className="suggestion"
					// A press must not take the focus from the text.
					onPointerDown={(event) => event.preventDefault()}
					onMouseDown={(event) => event.preventDefault()}
					onClick={() => take(suggestion)}
				>
					<SuggestionFace suggestion={suggestion} />
				</div>
			))}
		</div>
	);
}

/** So many fit beside the box from three metres away. */
const mostButtons = 6;

/** What the text may become, for those who have arrows alone. */
export function SuggestionButtons({
	suggestions,
	take,
}: {
	suggestions: readonly Suggestion[];
	take: (suggestion: Suggestion) => void;
}) {
	const { words } = useLanguage();
	if (suggestions.length === 0) return null;
	return (
		<ul className="suggestions" aria-label={words.search.suggestions}>
			{suggestions.slice(0, mostButtons).map((suggestion) => (
				<li key={keyOf(suggestion)}>
					<button type="button" className="suggestion" onClick={() => take(suggestion)}>
						<SuggestionFace suggestion={suggestion} />
					</button>
				</li>
			))}
		</ul>
	);
}

function SuggestionFace({ suggestion: { text, kind, highlights } }: { suggestion: Suggestion }) {
	const { words } = useLanguage();
	return (
		<>
			<span className="suggestion-text">
				<FoundName name={text} highlights={highlights} />
			</span>
			{kind !== 'title' && <span className="suggestion-kind">{words.search.kinds[kind]}</span>}
		</>
	);
}

const keyOf = ({ kind, text, titleId }: Suggestion): string => `${kind} ${titleId ?? text}`;
