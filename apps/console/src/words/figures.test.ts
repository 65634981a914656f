import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	age,
	bytes,
	counted,
	duration,
	moment,
	percent,
	score,
	setting,
	shortHash,
} from './figures.ts';

test('figures are as short as they can be read', () => {
	expect([percent(0.1234), percent(0), percent(1), percent(0.00042)]).toEqual([
		'12.3 %',
		'0 %',
		'100 %',
		'0.042 %',
	]);
	expect([setting(0.12), setting(0.045)]).toEqual(['12 %', '4.5 %']);
	expect([score(0.81234), score(12.34), score(1234.5), score(-2)]).toEqual([
		'0.812',
		'12.3',
		'1,235',
		'-2.00',
	]);
	expect([duration(0.0412), duration(12.34), duration(402.4), duration(1204)]).toEqual([
		'0.04 ms',
		'12.3 ms',
		'402 ms',
		'1.20 s',
	]);
	expect([
		age(null),
		age(11_900),
		age(245_000),
		age(11_520_000),
		age(181_440_000),
		age(417_312_000_000),
	]).toEqual(['never', '12 s', '4 min', '3.2 h', '2.1 d', '13 y']);
	expect([bytes(20_000), bytes(268_435_456), bytes(3 * 2 ** 30)]).toEqual([
		'20 KiB',
		'256 MiB',
		'3.0 GiB',
	]);
	expect(moment(0)).toBe('1970-01-01 00:00:00 UTC');
	expect(shortHash('sha256:4f0d1234567890')).toBe('4f0d123456');
	expect([counted(1, 'title'), counted(1204, 'title')]).toEqual(['1 title', '1,204 titles']);
});

test('what is rare is never said to be never', () => {
	fc.assert(
		fc.property(fc.double({ min: 1e-5, max: 1, noNaN: true }), (share) => {
			expect(Number.parseFloat(percent(share))).toBeGreaterThan(0);
		}),
	);
});
