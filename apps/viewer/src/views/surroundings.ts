import type { Device, Profile } from '@marquee/contracts';
import { createContext, useContext, useLayoutEffect, useMemo, useSyncExternalStore } from 'react';
import { deviceOf, type Shape, shapeOf } from '../device/device.ts';
import type { Remembered } from '../device/remembered.ts';
import { type Language, languageOf } from '../words/language.ts';
import { settledOn } from '../words/locales.ts';
import { useViewer } from './viewer-context.ts';

/** In which language and on what kind of screen the viewer is looked at. */
export interface Surroundings {
	readonly language: Language;
	readonly device: Device;
	readonly shape: Shape;
}

/** The surroundings as the views see them. */
export const SurroundingsContext = createContext<Surroundings | undefined>(undefined);

/** @throws {Error} outside a `SurroundingsContext`. */
export function useSurroundings(): Surroundings {
	const surroundings = useContext(SurroundingsContext);
	if (!surroundings) throw new Error('a view was drawn outside of its SurroundingsContext');
	return surroundings;
}

/** The language of the surroundings. */
export const useLanguage = (): Language => useSurroundings().language;

/**
 * The surroundings: the language the profile has chosen, else the device, else the browser; the shape that was asked
 * for, else the one that suits the screen. The document is told, for style sheets and screen readers.
 */
export function useKnownSurroundings(
	remembered: Remembered,
	profile: Profile | undefined,
): Surroundings {
	const { screen, watchScreen, wished } = useViewer();
	const asked = wished.shape ?? remembered.shape;
	const device = useSyncExternalStore(watchScreen, () => deviceOf(screen(), asked));
	const shape = useSyncExternalStore(watchScreen, () => shapeOf(device, screen().width));
	const settled = settledOn([profile?.locale, remembered.locale, ...wished.locales]);
	const { spoken, tag } = settled;
	const language = useMemo(() => languageOf({ spoken, tag }), [spoken, tag]);
	useLayoutEffect(() => {
		const { documentElement } = document;
		documentElement.lang = language.locale;
		documentElement.dir = language.direction;
		documentElement.dataset.shape = shape;
	}, [language, shape]);
	return useMemo(() => ({ language, device, shape }), [language, device, shape]);
}
