import { catalogueOf } from '@marquee/catalogue';
import type { Page, PlacedTitle, Title } from '@marquee/contracts';
import type { PageRequest } from '@marquee/page';
import { profileId, requestId } from '@marquee/units';
import type { PageAsked } from '../page-asked.ts';
import type { SimulatedTime } from './simulated-time.ts';

const genres = ['Drama', 'Comedy', 'Thriller'];

/** Titles for all ages and for adults, some of them shown in Portugal alone. */
export const titles: readonly Title[] = Array.from({ length: 90 }, (_, i) => ({
	titleId: `t-${i}`,
	name: `Title ${i}`,
	year: 1950 + i,
	genres: [genres[i % 3]!],
	...(i % 5 === 0 && { maturity: 18 }),
	...(i % 7 === 0 && { windows: [{ countries: ['PT'] }] }),
}));

export const catalogue = catalogueOf(titles);

/** What a page says of a title. */
export const card = ({ titleId, name, year, genres, maturity }: Title): PlacedTitle['title'] => ({
	titleId,
	name,
	genres,
	...(year !== undefined && { year }),
	...(maturity !== undefined && { maturity }),
});

const evidence = { sentence: 'It is there', source: 'catalogue' };

/** Rows of these titles, so many in each. */
export const pageOf = (
	{ requestId, profileId, asked, now, state, on, locale }: PageRequest,
	shown: readonly Title[],
	perRow = 20,
): Page => ({
	requestId,
	surface: asked.surface,
	profileId,
	generatedAt: now,
	model: { bundle: 'b', trainedAt: 0 },
	asOf: { profile: state?.newestAt ?? null, events: null, popularity: null },
	served: { how: 'fresh' },
	...(locale !== undefined && { locale }),
	rows: Array.from({ length: Math.ceil(shown.length / perRow) }, (_, i) => ({
		rowId: `row-${i}`,
		family: 'all',
		heading: `Row ${i} in ${on?.country ?? 'no country'}`,
		evidence,
		titles: shown.slice(i * perRow, (i + 1) * perRow).map((title, place) => ({
			title: card(title),
			score: 1 / (place + 3),
			evidence: { ...evidence, because: `t-${place % 4}` },
			...(place % 3 === 0 && { positionSeconds: place }),
		})),
	})),
	skipped: [],
});

/** Somebody asks, now. */
export const asking = (time: SimulatedTime, changes: Partial<PageAsked> = {}): PageAsked => ({
	requestId: requestId('r-1'),
	profileId: profileId('p-1'),
	asked: { surface: 'home' },
	now: time.clock.now(),
	seed: 1,
	...changes,
});

/** The ids on a page, in order. */
export const idsOn = ({ rows }: Page): readonly string[] =>
	rows.flatMap((row) => row.titles.map(({ title }) => title.titleId));
