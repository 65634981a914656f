import type { Title, Window } from '@marquee/contracts';
import { msPerDay } from '@marquee/units';
import fc from 'fast-check';

/** The countries of small services; nobody watches in the last one often enough for a list of its own. */
export const countries = ['PT', 'DE', 'JP'] as const;

const genres = ['Action', 'Comedy', 'Crime', 'Drama', 'Horror', 'Western'];
const languages = ['en', 'ja', 'pt'];
const people = ['Ada', 'Bela', 'Cy', 'Dora', 'Eve'];

const oftenAbsent = <Value>(value: fc.Arbitrary<Value>, freq = 2) =>
	fc.option(value, { nil: undefined, freq });

/** Windows whose edges lie around the moment, and often on it. */
const windowsAround = (now: number): fc.Arbitrary<Window[]> =>
	fc.array(
		fc
			.record({
				countries: oftenAbsent(fc.subarray([...countries], { minLength: 1 })),
				from: oftenAbsent(fc.integer({ min: -3, max: 1 })),
				until: oftenAbsent(fc.integer({ min: 0, max: 40 })),
			})
			.map(({ countries, from, until }) => ({
				...(countries !== undefined && { countries }),
				...(from !== undefined && { from: now + from * msPerDay }),
				...(until !== undefined && { until: now + until * msPerDay }),
			})),
		{ minLength: 1, maxLength: 3 },
	);

/** A title of which much or little is known. */
const drawnTitle = (now: number) =>
	fc.record({
		name: fc.constantFrom('Night', 'Day', 'Dusk', 'Dawn', 'Noon'),
		genres: fc.uniqueArray(fc.constantFrom(...genres), { maxLength: 3 }),
		year: oftenAbsent(fc.integer({ min: 1950, max: 2019 }), 6),
		runtimeSeconds: oftenAbsent(fc.constantFrom(600, 5_000, 9_000), 4),
		people: oftenAbsent(fc.uniqueArray(fc.constantFrom(...people), { maxLength: 3 })),
		originalLanguage: oftenAbsent(fc.constantFrom(...languages), 3),
		addedAt: oftenAbsent(fc.integer({ min: -90, max: 2 }).map((day) => now + day * msPerDay)),
		names: oftenAbsent(fc.constantFrom({ pt: 'Noite' }, { 'pt-BR': 'Tarde', ja: 'Yoru' })),
		maturity: oftenAbsent(fc.constantFrom(0, 6, 12, 16, 18)),
		windows: fc.option(windowsAround(now), { nil: undefined, freq: 1 }),
	});

/** A catalogue as services have them: some titles not everywhere, not for everybody, not yet, or with little known of them. */
export const drawnTitles = (now: number): fc.Arbitrary<readonly Title[]> =>
	fc
		.oneof(
			fc.array(drawnTitle(now), { maxLength: 60, size: 'max' }),
			fc.array(drawnTitle(now), { minLength: 40, maxLength: 60, size: 'max' }),
		)
		.map((all) => all.map((title, i) => known({ ...title, titleId: `t${i}` })));

/** Without the fields of which nothing is known. */
const known = (title: object): Title =>
	Object.fromEntries(
		Object.entries(title).filter(([, value]) => value !== undefined),
	) as unknown as Title;
