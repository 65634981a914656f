import type { Histories } from '@marquee/histories';
import { failures } from './errors.ts';

/** How large a published data set is: enough to tell its variants apart. */
export interface PublishedSize {
	readonly profiles: number;
	readonly titles: number;
	readonly events: number;
}

/** @throws {Failure} `protocol-data-mismatch` if the data have another size: numbers would not compare. */
export function requireSize(protocol: string, all: Histories, expected: PublishedSize): void {
	const found = { profiles: all.profiles, titles: all.titles, events: all.titleIndices.length };
	const told = ({ profiles, titles, events }: PublishedSize) =>
		`${profiles} profiles, ${titles} titles, ${events} events`;
	if (told(found) !== told(expected))
		throw failures['protocol-data-mismatch'](protocol, told(expected), told(found));
}
