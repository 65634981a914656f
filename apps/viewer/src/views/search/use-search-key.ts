import { useEffect } from 'react';
import { searchRoute } from '../../route.ts';
import { useViewer } from '../viewer-context.ts';

/** The key "/" leads to the search from wherever nobody is writing. */
export function useSearchKey(profileId: string): void {
	const { navigation } = useViewer();
	useEffect(() => {
		const onKeyDown = (event: KeyboardEvent) => {
			if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
			if (event.defaultPrevented || event.isComposing || isWritten(event.target)) return;
			if (document.querySelector('dialog[open]')) return;
			event.preventDefault();
			const box = document.querySelector<HTMLInputElement>('.search-box input');
			const write = () => {
				box?.focus();
				box?.select();
			};
			if (box && !box.closest('[inert]')) return write();
			navigation.go(searchRoute(profileId));
			// A search that lay under a title can be written in as soon as the title is gone.
			requestAnimationFrame(write);
		};
		window.addEventListener('keydown', onKeyDown);
		return () => window.removeEventListener('keydown', onKeyDown);
	}, [navigation, profileId]);
}

const isWritten = (target: EventTarget | null): boolean =>
	target instanceof HTMLElement &&
	(target.matches('input, textarea, select') || target.isContentEditable);
