import type { Device, Surface } from '@marquee/contracts';

/** A page that was shown to a profile, as a list names it. */
export interface ShownPage {
	readonly requestId: string;
	readonly surface: Surface;
	readonly generatedAt: number;
	readonly device?: Device;
	readonly country?: string;
}
