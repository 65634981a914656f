import type { Device } from '@marquee/contracts';
import { hash32 } from '@marquee/units';

/** What a title is chosen on. The order is part of every trained model: append, never insert. */
export const devices = [
	'unknown',
	'phone',
	'tablet',
	'television',
	'web',
] as const satisfies readonly (Device | 'unknown')[];

// A device of the contracts that is missing above does not compile.
const indexOfDevice: Readonly<Record<Device, number>> = {
	phone: 1,
	tablet: 2,
	television: 3,
	web: 4,
};

/** Where a device stands among `devices`; 0 where none is named. */
export const deviceIndex = (device: Device | undefined): number =>
	device === undefined ? 0 : indexOfDevice[device];

/** How many numbers `countryIndex` can answer: 0 for unknown, and the buckets. */
export const countrySteps = 128;

/** With this seed the forty countries with most people have a bucket each; the test counts them. */
const seed = 986;

/**
 * The bucket of a country, 1 … `countrySteps` − 1; 0 where none is named.
 *
 * Countries are an open list, and a model is trained before the service opens in the next one: so they are hashed, and a
 * small country may share its bucket with others.
 */
export const countryIndex = (country: string | undefined): number =>
	country === undefined ? 0 : 1 + (hash32(country, seed) % (countrySteps - 1));
