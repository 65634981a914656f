import type { Direction } from '../words/locales.ts';

/**
 * The key as it is meant: `ArrowRight` leads onwards and `ArrowLeft` back, so where lines begin at the right the two
 * change places. Other keys are themselves.
 */
export function meantKey(key: string, direction: Direction): string {
	if (direction === 'ltr') return key;
	if (key === 'ArrowLeft') return 'ArrowRight';
	return key === 'ArrowRight' ? 'ArrowLeft' : key;
}
