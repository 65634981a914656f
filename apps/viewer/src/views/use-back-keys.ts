import { useEffect } from 'react';
import { useSurroundings } from './surroundings.ts';

/** Escape, and what remote controls send instead, lead back; within a dialog they close it. */
export function useBackKeys(back: (() => void) | undefined): void {
	const { shape } = useSurroundings();
	useEffect(() => {
		const isBack = (event: KeyboardEvent) => {
			const writes = event.target instanceof HTMLInputElement && event.target.type !== 'range';
			if (event.key === 'Backspace') return shape === 'television' && !writes;
			return event.key === 'GoBack' || event.key === 'BrowserBack' || event.key === 'Escape';
		};
		const onKeyDown = (event: KeyboardEvent) => {
			if (event.defaultPrevented || !isBack(event)) return;
			const dialog = [...document.querySelectorAll('dialog[open]')].at(-1);
			// Escape closes a dialog by itself.
			if (dialog && event.key !== 'Escape')
				dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
			else if (!dialog) back?.();
		};
		window.addEventListener('keydown', onKeyDown);
		return () => window.removeEventListener('keydown', onKeyDown);
	}, [back, shape]);
}
