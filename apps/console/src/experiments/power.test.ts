import type { PowerAsked, PowerPlanned } from '@marquee/contracts';
import { expect, test } from 'vitest';
import { rehearsedPower } from '../testing/rehearsal-experiments.ts';
import { metricDefinitions } from '../testing/rehearsal-metrics.ts';
import { planned } from './power-question.ts';
import {
	baselineWords,
	hopeSentence,
	inDaysSentence,
	powerCurve,
	powerTable,
	sizeWords,
} from './power-words.ts';

const answers = async (effect?: number, others: Partial<PowerAsked> = {}) => {
	const asked: PowerAsked[] = [];
	const answer = await planned(
		async (question) => {
			asked.push(question);
			return rehearsedPower(question);
		},
		{ metric: 'hours-watched', ...others, ...(effect !== undefined && { effect }) },
	);
	return { asked, answer };
};

test('a hope is relative: the mean is asked for first, then the effect in the metric’s own unit', async () => {
	const { asked, answer } = await answers(0.02);
	expect(asked.map(({ effect }) => effect)).toEqual([
		undefined,
		expect.closeTo(0.02 * answer.baseline.mean, 12),
	]);
	expect((await answers()).asked).toHaveLength(1);
	expect(asked[0]).toMatchObject({ share: 0.5, arms: 2, alpha: 0.05, power: 0.8 });
});

test('the day on which a hope is seen lies where the curve passes it', async () => {
	const { answer } = await answers(0.02);
	const { points, neededDay, hoped } = powerCurve(answer, 0.02);
	const on = (day: number) => points.find((point) => point.day === day)!.smallest;
	expect(on(neededDay!)).toBeLessThanOrEqual(hoped! * 1.001);
	expect(on(neededDay! - 1)).toBeGreaterThan(hoped! * 0.999);
});

test('sentences say days, members and sizes, and what is out of reach', async () => {
	const { answer } = await answers(0.02);
	expect(inDaysSentence(answer, '“hours”')).toMatch(
		/^In 14 days you would see a change of “hours” by \d\.\d % or more, with [\d,]+ members\.$/,
	);
	expect(hopeSentence(answer, 0.02, 'hours')).toMatch(
		/^The 2\.0 % you hope for \(0\.13 hours\) takes \d+ days and [\d,]+ members\.$/,
	);
	const { answer: tiny } = await answers(0.0001);
	expect(hopeSentence(tiny, 0.0001, 'hours')).toContain('more than come in 60 days');
	expect(hopeSentence(answer, undefined, 'hours')).toBeUndefined();
	const nobody: PowerPlanned = { ...answer, byDay: [] };
	expect(inDaysSentence(nobody)).toContain('nothing can be planned');
	const early = { ...answer.byDay[0]!, smallestEffect: null, smallestRelative: null };
	expect(inDaysSentence({ ...answer, byDay: [early] })).toContain('nothing could be told');
	expect(powerCurve(nobody, undefined)).toMatchObject({ points: [], lastDay: 7 });
});

test('the curve is a table, too: the first week day by day, then by weeks, and its end', async () => {
	const { answer } = await answers();
	const days = powerTable(powerCurve(answer, undefined)).map(([day]) => Number(day));
	expect(days).toEqual([1, 2, 3, 4, 5, 6, 7, 14, 21, 28, 35, 42, 49, 56, 60]);
	expect([0.123, 0.0189, 0.0034].map(sizeWords)).toEqual(['12 %', '1.9 %', '0.34 %']);
	const definition = metricDefinitions().find(({ key }) => key === 'hours-watched');
	expect(baselineWords(answer, definition)[0]).toBe(
		'6.42 hours a member now, standard deviation 7.10',
	);
});
