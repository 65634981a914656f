import fc from 'fast-check';
import { expect, test } from 'vitest';
import { zoneInWords, zonesBeside } from './time-zones.ts';

const zone = fc.constantFrom('Asia/Tokyo', 'Europe/Lisbon', 'America/Sao_Paulo', 'UTC', 'Zulu');

test('every zone can be chosen once, also one that the browser does not list, and the device’s is not listed twice', () => {
	fc.assert(
		fc.property(
			zone,
			fc.array(zone),
			fc.option(zone, { nil: undefined }),
			(here, known, chosen) => {
				const beside = zonesBeside({ here, known }, chosen);
				const wanted = new Set([here, ...known, ...(chosen === undefined ? [] : [chosen])]);
				expect(new Set([here, ...beside])).toEqual(wanted);
				expect(beside).toHaveLength(wanted.size - 1);
				expect(beside).toEqual(beside.toSorted());
			},
		),
	);
});

test('a zone is read without underscores', () => {
	expect(zoneInWords('America/Argentina/Buenos_Aires')).toBe('America/Argentina/Buenos Aires');
});
