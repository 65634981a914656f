import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Command } from '../key-commands.ts';
import type { Navigation } from '../navigation.ts';
import { hashOf, type Route, routeOf, titleOf } from '../route.ts';
import { useConsole } from './console-context.ts';
import { ExperimentList } from './experiments/experiment-list.tsx';
import { ExperimentPage } from './experiments/experiment-page.tsx';
import { Plan } from './experiments/plan.tsx';
import { Diversity } from './frontier/diversity.tsx';
import { SurfaceHealth } from './health/surface-health.tsx';
import { AskedForPage } from './inspector/asked-for-page.tsx';
import { Inspector } from './inspector/inspector.tsx';
import { ShownPages } from './inspector/shown-pages.tsx';
import { KeyGate } from './key-gate.tsx';
import { KeysHelp } from './keys-help.tsx';
import { Mishap } from './mishap.tsx';

const places = [
	{ name: 'Page inspector', route: { at: 'ask', asked: { surface: 'home' } } },
	{ name: 'Experiments', route: { at: 'experiments' } },
	{ name: 'Plan', route: { at: 'plan', asked: {} } },
	{ name: 'Surface health', route: { at: 'surfaces' } },
	{ name: 'Diversity frontier', route: { at: 'diversity' } },
] as const satisfies readonly { readonly name: string; readonly route: Route }[];

/** The whole console: whatever the address says, to whoever has a key. */
export function App() {
	const { navigation, key } = useConsole();
	const hash = useSyncExternalStore(navigation.watch, navigation.here);
	const hasKey = useSyncExternalStore(key.watch, () => key.key() !== undefined);
	const route = useMemo(() => routeOf(hash), [hash]);
	const [isHelping, setHelping] = useState(false);
	useEffect(() => {
		document.title = titleOf(route);
	}, [route]);
	useKeys(route, () => setHelping((before) => !before));
	if (!hasKey) return <KeyGate why={key.why()} />;
	return (
		<>
			<header className="bar">
				<a className="brand" href="#/inspect">
					Marquee
				</a>
				<nav aria-label="Pages">
					{places.map(({ name, route: there }) => (
						<a
							key={name}
							href={hashOf(there)}
							{...(isWithin(there, route) && { 'aria-current': 'page' as const })}
						>
							{name}
						</a>
					))}
				</nav>
				<button type="button" className="quiet" onClick={() => setHelping(true)}>
					Keys <kbd>?</kbd>
				</button>
				<button type="button" className="quiet" onClick={() => key.forget()}>
					Forget key
				</button>
			</header>
			<main>
				<Mishap key={route.at}>
					<Place route={route} />
				</Mishap>
			</main>
			{isHelping && <KeysHelp close={() => setHelping(false)} />}
		</>
	);
}

/** Whether a route is somewhere within a place of the bar. */
const isWithin = ({ at }: Route, route: Route): boolean =>
	at === route.at ||
	(at === 'ask' && (route.at === 'inspect' || route.at === 'shown')) ||
	(at === 'experiments' && route.at === 'experiment');

function Place({ route }: { route: Route }) {
	switch (route.at) {
		case 'ask':
			return <AskedForPage asked={route.asked} />;
		case 'shown':
			return <ShownPages route={route} />;
		case 'inspect':
			return <Inspector route={route} />;
		case 'surfaces':
			return <SurfaceHealth surface={route.surface} />;
		case 'diversity':
			return <Diversity />;
		case 'experiments':
			return <ExperimentList route={route} />;
		case 'experiment':
			return <ExperimentPage key={route.key} route={route} />;
		case 'plan':
			return <Plan key={route.key ?? ''} route={route} />;
	}
}

/** Keys do what the help says, wherever the focus is. */
function useKeys(route: Route, toggleHelp: () => void) {
	const { navigation, commands } = useConsole();
	useEffect(() => {
		const pressed = (event: KeyboardEvent) => {
			const field = event.target instanceof Element && event.target.closest(fields);
			const command = commands({
				key: event.key,
				isTyping: Boolean(field),
				isModified: event.ctrlKey || event.metaKey || event.altKey,
			});
			// An open dialog closes itself.
			if (command === undefined || (command !== 'help' && document.querySelector('dialog[open]')))
				return;
			if (command !== 'close') event.preventDefault();
			obey(command, { route, navigation, toggleHelp });
		};
		document.addEventListener('keydown', pressed);
		return () => document.removeEventListener('keydown', pressed);
	});
}

const fields = 'input, select, textarea';

function obey(
	command: Command,
	{
		route,
		navigation,
		toggleHelp,
	}: { route: Route; navigation: Navigation; toggleHelp: () => void },
) {
	switch (command) {
		case 'inspect':
			return navigation.go({ at: 'ask', asked: { surface: 'home' } });
		case 'surfaces':
		case 'diversity':
		case 'experiments':
			return navigation.go({ at: command });
		case 'plan':
			return navigation.go({ at: command, asked: {} });
		case 'help':
			return toggleHelp();
		case 'why':
			return focused('[data-why]');
		case 'search':
			if (focused('[data-search]')) return;
			navigation.go({ at: 'ask', asked: { surface: 'home' } });
			requestAnimationFrame(() => focused('[data-search]'));
			return;
		case 'close':
			return closed(route, navigation);
	}
}

/** Leaves a field; else closes the title, back to its card. */
function closed(route: Route, navigation: Navigation) {
	const { activeElement } = document;
	if (activeElement instanceof HTMLElement && activeElement.matches(fields))
		return activeElement.blur();
	if (route.at !== 'inspect' || route.title === undefined) return;
	const { title, ...others } = route;
	navigation.replace(others);
	focused(`[data-title="${CSS.escape(title)}"]`);
}

function focused(selector: string): boolean {
	const found = document.querySelector<HTMLElement>(selector);
	found?.focus();
	return found !== null;
}
