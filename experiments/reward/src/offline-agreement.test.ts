import { type Random, seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kendallTau } from './kendall-tau.ts';
import { offlineAgreement, type PastChange } from './offline-agreement.ts';

/** Changes whose true effects hang together by so much; seen with some noise. */
const changes = (count: number, together: number, random: Random): readonly PastChange[] =>
	Array.from({ length: count }, (_, i) => {
		const offline = random.normal();
		const online = together * offline + Math.sqrt(1 - together ** 2) * random.normal();
		return {
			name: `change ${i}`,
			offline: offline + 0.3 * random.normal(),
			offlineError: 0.3,
			online: online + 0.5 * random.normal(),
			onlineError: 0.5,
		};
	});

test('offline that goes with online is trusted, without alarm, and its correlation is freed from noise', () => {
	const read = offlineAgreement(changes(120, 0.95, seededRandom(1, 'good')));
	expect(read).toMatchObject({ verdict: 'trusted', alarm: false });
	expect(read.signs.low).toBeGreaterThan(0.5);
	const { low, high } = read.trueCorrelation!;
	expect(low < 0.95 && 0.95 <= high).toBe(true);
	expect(read.trueSignShare).toBeGreaterThan(read.signs.estimate);
});

test('offline that runs against online sounds the alarm and says so', () => {
	const read = offlineAgreement(changes(60, -0.8, seededRandom(2, 'bad')));
	expect(read).toMatchObject({ verdict: 'misleading', alarm: true });
	expect(read.ranks.high).toBeLessThan(0);
	expect(read.contradictions.length).toBeGreaterThan(3);
	expect(read.says).toMatch(/^offline can't be trusted: .*worse online/);
});

test('with few changes nothing is proven either way, and no alarm is cried for want of news', () => {
	const read = offlineAgreement(changes(6, 0.5, seededRandom(3, 'few')));
	expect(read).toMatchObject({ verdict: 'unproven', trueCorrelation: null });
	expect(read.signs.low).toBeLessThan(0.5);
	expect(() => offlineAgreement(changes(3, 1, seededRandom(1)))).toThrow(/too little/);
});

test('asked after every change, offline that is a coin is seldom ever called trusted', () => {
	const random = seededRandom(4, 'coins');
	let ever = 0;
	for (let history = 0; history < 30; history++) {
		const all = changes(40, 0, random);
		const looks = Array.from({ length: 9 }, (_, look) =>
			offlineAgreement(all.slice(0, 8 + 4 * look)),
		);
		if (looks.some(({ verdict }) => verdict === 'trusted')) ever++;
	}
	expect(ever / 30).toBeLessThan(0.1);
});

test('a change of which both sides are sure, in opposite directions, is named', () => {
	const all = [
		...changes(20, 0.95, seededRandom(7, 'one')),
		{ name: 'autoplay', offline: 3, offlineError: 0.1, online: -2, onlineError: 0.2 },
	];
	const { contradictions, alarm, says } = offlineAgreement(all);
	expect(contradictions).toContain('autoplay');
	expect(alarm).toBe(true);
	expect(says).toContain('autoplay');
});

test('Kendall’s τ of ties is SciPy’s; turning one order around turns its sign', () => {
	expect(kendallTau([1, 2, 2, 4, 5, 6], [2, 1, 3, 3, 6, 5])).toBeCloseTo(0.6428571428571429, 12);
	const values = fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { minLength: 2, maxLength: 20 });
	fc.assert(
		fc.property(values, (pairs) => {
			const [x, y] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
			expect(kendallTau(x, y)).toBeCloseTo(
				-kendallTau(
					x,
					y.map((value) => -value),
				),
				12,
			);
			expect(Math.abs(kendallTau(x, y))).toBeLessThanOrEqual(1 + 1e-12);
		}),
	);
});
