import { expect, test } from 'vitest';
import { impressionsOfOneAnswer } from './impressions.ts';

const poster = (titleId: string, row = 'r') => ({ titleId, row, position: 0 });

test('a poster counts after a second in view, not before', () => {
	const impressions = impressionsOfOneAnswer();
	const a = poster('a');
	impressions.visible(a, true, 0);
	expect(impressions.seen(999)).toEqual([]);
	expect(impressions.seen(1_000)).toEqual([a]);
});

test('a poster that was scrolled past quickly was not seen, however often', () => {
	const impressions = impressionsOfOneAnswer();
	const a = poster('a');
	for (let at = 0; at < 10_000; at += 1_000) {
		impressions.visible(a, true, at);
		impressions.visible(a, false, at + 900);
	}
	expect(impressions.seen(20_000)).toEqual([]);
});

test('one answer reports a title once, also where it stands twice on the screen', () => {
	const impressions = impressionsOfOneAnswer();
	impressions.visible(poster('a', 'hero'), true, 0);
	impressions.visible(poster('a', 'top-picks'), true, 0);
	expect(impressions.seen(2_000)).toHaveLength(1);
	expect(impressions.seen(9_000)).toEqual([]);
});

test('what is covered is no longer seen; what was seen until then counts', () => {
	const impressions = impressionsOfOneAnswer();
	const long = poster('long');
	impressions.visible(long, true, 0);
	impressions.visible(poster('brief'), true, 1_500);
	impressions.covered(2_000);
	expect(impressions.seen(60_000)).toEqual([long]);
});
