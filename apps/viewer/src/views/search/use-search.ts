import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { hashOf, type SearchRoute } from '../../route.ts';
import { type Searching, type SearchState, searching } from '../../search/searching.ts';
import type { Asking } from '../../service.ts';
import { useViewer } from '../viewer-context.ts';

/** After so long without a letter the address says what was typed: a reload finds it again. */
const settledMs = 400;

/** A search for as long as its surface is there; the address says what it is about, and may say otherwise. */
export function useSearch(
	route: SearchRoute,
	asking: Asking,
	covered: boolean,
): readonly [SearchState, Searching] {
	const { service, wait, newId } = useViewer();
	const who = useRef(asking);
	const [search] = useState(() =>
		searching(
			{
				answer: (asked, signal) => service.search(asked, who.current, signal),
				suggest: (asked, signal) => service.suggestions(asked, who.current, signal),
				wait,
				newId,
			},
			route,
		),
	);
	const state = useSyncExternalStore(search.watch, search.now);
	useEffect(() => {
		who.current = asking;
		search.again();
	}, [search, asking]);
	useEffect(() => search.leave, [search]);
	useAddress(route, state, search, covered);
	return [state, search];
}

function useAddress(
	route: SearchRoute,
	{ text, filters, composing }: SearchState,
	search: Searching,
	covered: boolean,
): void {
	const { navigation, wait } = useViewer();
	const said = useRef(hashOf(route));
	const now = useRef(route);
	now.current = route;
	const here = hashOf(route);
	useEffect(() => {
		if (here === said.current) return;
		said.current = here;
		search.want({ text: now.current.text, filters: now.current.filters });
	}, [here, search]);
	useEffect(() => {
		if (covered || composing) return;
		return wait(settledMs, () => {
			const settled: SearchRoute = { ...now.current, text: text.trim(), filters };
			if (hashOf(settled) === said.current) return;
			said.current = hashOf(settled);
			navigation.replace(settled);
		});
	}, [text, filters, composing, covered, navigation, wait]);
}
