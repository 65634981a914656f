import { useSyncExternalStore } from 'react';

const dark = '(prefers-color-scheme: dark)';

/** Whether it is dark: a canvas does not follow the style sheet by itself. */
export const useIsDark = (): boolean =>
	useSyncExternalStore(
		(listener) => {
			const query = window.matchMedia(dark);
			query.addEventListener('change', listener);
			return () => query.removeEventListener('change', listener);
		},
		() => window.matchMedia(dark).matches,
	);

/** The colour that a custom property stands for just now, as a canvas takes it. */
export function colourOf(property: string, within: HTMLElement): string {
	const probe = document.createElement('span');
	probe.style.color = `var(--${property})`;
	within.append(probe);
	const { color } = getComputedStyle(probe);
	probe.remove();
	return color;
}
