import { isAvailable } from '@marquee/catalogue';
import type { Title } from '@marquee/contracts';
import { testContext } from '@marquee/pipeline/testing';
import { epochMs, type TitleId } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outsideTerritory } from './outside-territory.ts';
import { overMaturity } from './over-maturity.ts';

const candidate = (facts: Partial<Title>) => ({
	id: 't' as TitleId,
	index: 0,
	title: { titleId: 't', name: 'T', genres: [], ...facts },
});
const at = (moment: number) => testContext({ now: epochMs(moment) });
const ages = fc.integer({ min: 0, max: 21 });

test('a profile is shown exactly what is for its age or younger', () => {
	fc.assert(
		fc.property(ages, ages, (maturity, maturityLimit) => {
			const reason = overMaturity.reject({ maturityLimit }, candidate({ maturity }), at(0));
			expect(reason === undefined).toBe(maturity <= maturityLimit);
		}),
	);
	expect(overMaturity.reject({ maturityLimit: 12 }, candidate({ maturity: 16 }), at(0))).toBe(
		'for 16 and older, the profile is set to 12',
	);
});

test('a profile without a limit sees every title, and a title without an age is for every profile', () => {
	expect(overMaturity.reject({}, candidate({ maturity: 18 }), at(0))).toBeUndefined();
	expect(overMaturity.reject({ maturityLimit: 0 }, candidate({}), at(0))).toBeUndefined();
});

test('a title whose window in the country closed a moment ago is rejected there and nowhere else', () => {
	const leaving = candidate({
		windows: [{ countries: ['DE'], until: 1_000 }, { countries: ['FR'] }],
	});
	expect(outsideTerritory.reject({ country: 'DE' }, leaving, at(999))).toBeUndefined();
	expect(outsideTerritory.reject({ country: 'DE' }, leaving, at(1_000))).toBe(
		'no window is open in DE',
	);
	expect(outsideTerritory.reject({ country: 'FR' }, leaving, at(1_000))).toBeUndefined();
});

test('who does not say where it comes from sees what may be shown everywhere, and nothing else', () => {
	const everywhere = candidate({ windows: [{ until: 1_000 }] });
	const somewhere = candidate({ windows: [{ countries: ['DE'] }] });
	expect(outsideTerritory.reject({}, candidate({}), at(5))).toBeUndefined();
	expect(outsideTerritory.reject({}, everywhere, at(5))).toBeUndefined();
	expect(outsideTerritory.reject({}, somewhere, at(5))).toBe(
		'no window is open for a request that names no country',
	);
});

test('the filter lets through exactly what the catalogue calls available', () => {
	const window = fc.record(
		{
			countries: fc.subarray(['DE', 'FR', 'JP'], { minLength: 1 }),
			from: fc.nat(10),
			until: fc.nat(10),
		},
		{ requiredKeys: [] },
	);
	const asked = fc.record(
		{ country: fc.constantFrom('DE', 'FR', 'JP', 'BR') },
		{ requiredKeys: [] },
	);
	fc.assert(
		fc.property(fc.array(window, { maxLength: 3 }), asked, fc.nat(10), (windows, query, now) => {
			const one = candidate({ windows });
			const available = isAvailable(one.title, query.country, epochMs(now));
			expect(outsideTerritory.reject(query, one, at(now)) === undefined).toBe(available);
		}),
	);
});
