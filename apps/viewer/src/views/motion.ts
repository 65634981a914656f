/** How something scrolls: at once for those who wish for no motion. */
export const smoothly = (): ScrollBehavior =>
	window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
