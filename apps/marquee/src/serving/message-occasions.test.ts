import { catalogueOf } from '@marquee/catalogue';
import type { Title } from '@marquee/contracts';
import { epochMs, msPerDay, profileId, titleId } from '@marquee/units';
import { noActivity, profileState, type TitleActivity } from '@marquee/viewing';
import { expect, test } from 'vitest';
import { messageOccasions, standingsOf } from './message-occasions.ts';

const now = epochMs(Date.UTC(2026, 9, 14, 12));
const days = (n: number) => epochMs(now + n * msPerDay);
const film = (id: string, genre: string, also: Partial<Title> = {}): Title => ({
	titleId: id,
	name: id,
	genres: [genre],
	runtimeSeconds: 6_000,
	...also,
});

const catalogue = catalogueOf([
	...Array.from({ length: 90 }, (_, i) => film(`d${i}`, 'Drama')),
	...Array.from({ length: 5 }, (_, i) => film(`w${i}`, 'Western')),
	film('new-western', 'Western', { addedAt: days(-3) }),
	film('new-western-for-adults', 'Western', { addedAt: days(-3), maturity: 18 }),
	film('new-drama', 'Drama', { addedAt: days(-3) }),
	film('announced', 'Western', { addedAt: days(3) }),
	film('leaves', 'Drama', { windows: [{ countries: ['PT'], until: days(2) }] }),
]);
const did = (title: string, also: Partial<TitleActivity>): TitleActivity => ({
	...noActivity(titleId(title)),
	...also,
});
const half = { plays: 1, positionSeconds: 3_000, positionAt: days(-5), lastEngagedAt: days(-5) };
const state = profileState(profileId('p1'), days(-1), [
	did('w0', { rating: 1, lastEngagedAt: days(-40) }),
	did('w1', { rating: 0.9, lastEngagedAt: days(-40) }),
	did('w2', half),
	did('leaves', { listed: true, listedAt: days(-9), lastEngagedAt: days(-9) }),
	did('d0', { thumb: 'down', lastEngagedAt: days(-9) }),
]);

const news = {
	of: (title: string) => (title === 'w2' ? [{ trailerId: 'x', seenAt: days(-1) }] : []),
};
const occasions = messageOccasions(catalogue, news);
const told = { now, on: { country: 'PT' } };
const kinds = (asked: Parameters<typeof occasions>[0], of = state) =>
	occasions(asked, of).map(({ kind, titleId }) => `${kind} ${titleId}`);

test('a profile may be told what is new to its taste, what leaves its list, what it left off, and a new trailer of that', () => {
	expect(kinds(told).sort()).toEqual([
		'expiring leaves',
		'new-title new-western',
		'new-title new-western-for-adults',
		'new-trailer w2',
		'unfinished w2',
	]);
});

test('nobody is told of a title that may not be shown to them: by age, or where they are', () => {
	expect(kinds({ ...told, maturityLimit: 12 })).not.toContain('new-title new-western-for-adults');
	expect(kinds({ now, on: { country: 'JP' } })).not.toContain('expiring leaves');
	expect(kinds({ now, on: {} })).not.toContain('expiring leaves');
});

test('of somebody nothing is known of there is nothing to tell', () => {
	expect(occasions(told, undefined)).toEqual([]);
});

test('what was disliked, watched or begun has its standing; what was only kept for later has none', () => {
	expect(Object.fromEntries(standingsOf(state, catalogue))).toEqual({
		d0: 'disliked',
		w0: 'finished',
		w1: 'finished',
		w2: 'begun',
	});
});
