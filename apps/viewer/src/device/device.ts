import type { Device } from '@marquee/contracts';

/** What is known of the screen that the viewer runs on. */
export interface Screen {
	/** CSS pixels. */
	readonly width: number;
	/** The finest pointing device: `none` on most televisions. */
	readonly pointer: 'fine' | 'coarse' | 'none';
	/** As the browser calls itself. */
	readonly agent: string;
}

/** How pages are laid out: for one hand, for two, for a sofa three metres away, or for a desk. */
export type Shape = 'phone' | 'tablet' | 'television' | 'web';

/** The shapes a viewer may ask for instead of the one the screen suggests. */
export const shapes: readonly Shape[] = ['phone', 'tablet', 'television', 'web'];

const narrow = 600;

/** Names that browsers of televisions and of the boxes beside them carry. */
const televisions =
	/\b(smart-?tv|tizen.*tv|web0s|bravia|appletv|googletv|google tv|android tv|crkey|roku|hbbtv|viera|netcast)\b/i;

/** Sticks and boxes of one maker, by their models: AFTMM, AFTKA. Small letters would be the afternoon. */
const sticks = /\bAFT[A-Z0-9]{1,6}\b/;

/** What the viewer watches on, told by the screen unless a shape was asked for. */
export function deviceOf(screen: Screen, asked?: Shape): Device {
	if (asked) return asked;
	if (televisions.test(screen.agent) || sticks.test(screen.agent)) return 'television';
	if (screen.pointer !== 'coarse') return 'web';
	return screen.width < narrow ? 'phone' : 'tablet';
}

/** The layout for a device; a narrow window is laid out for a hand, whatever holds it. */
export function shapeOf(device: Device, width: number): Shape {
	if (device === 'television' || device === 'phone') return device;
	return width < narrow ? 'phone' : device;
}

/** A shape by its name; `undefined` for anything else that stands in an address or a storage. */
export const shapeNamed = (name: string | null | undefined): Shape | undefined =>
	shapes.find((shape) => shape === name);
