import type { ExperimentReading } from '@marquee/contracts';
import { expect, test } from 'vitest';
import { rehearsedPlans } from '../testing/rehearsal-plans.ts';
import { rehearsedReading } from '../testing/rehearsal-readings.ts';
import { counterfactualSentence, diagnosticsOf, estimateRows } from './counterfactual-words.ts';
import { preferenceChart, preferenceSentence, voteParts } from './interleaving-words.ts';
import { metricRows, roles, waitingWords } from './metric-rows.ts';
import { contaminatedWords, epochBars, sampleRatioSentence } from './sample-ratio-words.ts';
import { segmentations, segmentRows, segmentsSentence } from './segment-rows.ts';
import { sequenceChart } from './sequence-chart.ts';
import { voidedBy } from './verdict-words.ts';

const now = 1_790_000_000_000;
const readings = new Map(
	rehearsedPlans(now).map((each) => [each.experiment.design.key, rehearsedReading(each, now)]),
);
const readingOf = (key: string): ExperimentReading => readings.get(key)!;

test('every metric stands in exactly one role’s rows, raw beside adjusted, with its verdict in a word', () => {
	const reading = readingOf('rows-by-taste');
	const rows = roles.flatMap((role) => metricRows(reading, role, 'taste'));
	expect(rows.map(({ metric }) => metric).sort()).toEqual(
		reading.metrics.map(({ metric }) => metric).sort(),
	);
	const [primary] = metricRows(reading, 'primary', 'taste');
	expect(primary).toMatchObject({
		name: 'Hours watched',
		relative: expect.stringMatching(/^\+\d\.\d %$/),
		effect: expect.stringMatching(/^\+0\.\d+ hours$/),
		raw: expect.stringMatching(/hours$/),
		explained: '52 %',
		verdict: { words: 'better', sign: '✓' },
		margin: undefined,
	});
	const guarded = metricRows(reading, 'guardrail', 'taste').map(({ margin }) => margin);
	expect(guarded).toEqual(['1 points', '1.5 points', '0.6 points']);
	expect(metricRows(reading, 'primary', 'nobody')).toEqual([]);
});

test('what cannot be told yet has a verdict and no figures that look like knowledge', () => {
	const young = readingOf('new-titles-first');
	for (const row of roles.flatMap((role) => metricRows(young, role, 'treatment'))) {
		expect(row.verdict).toMatchObject({ words: 'too few members', tone: 'quiet' });
		expect([row.picture, row.relative]).toEqual([undefined, '–']);
	}
	expect(sequenceChart(young.metrics[0]!, 'treatment')).toBeUndefined();
});

test('who is waiting is said with the day on which the newest counts', () => {
	expect(waitingWords({ waiting: 0, windowDays: 7 }, now)).toBeUndefined();
	expect(waitingWords({ waiting: 1, windowDays: 28 }, Date.UTC(2026, 8, 21))).toBe(
		'1 member not counted yet: a window of 28 days must close, for the newest on 19 Oct',
	);
});

test('an unfair split voids what stands below it, a hold for other reasons says them, and nobody met voids nothing', () => {
	const unfair = readingOf('short-start');
	expect(unfair.sampleRatio.state).toBe('unfair');
	expect(voidedBy(unfair)).toContain('not to be believed');
	const sound = readingOf('rows-by-taste');
	expect(voidedBy(sound)).toBeUndefined();
	const held = {
		...sound,
		verdict: { decision: 'hold', sentence: 'Hold.', reasons: ['Events do not arrive.'] },
	} as const satisfies Partial<ExperimentReading>;
	expect(
		voidedBy({ ...held, verdict: { ...held.verdict, reasons: [...held.verdict.reasons] } }),
	).toBe('Events do not arrive.');
	const unmet = { ...held, arms: [{ arm: 'control', members: 0 }] };
	expect(voidedBy({ ...unmet, verdict: { ...held.verdict, reasons: [] } })).toBeUndefined();
});

test('sample ratios are bars of the widest, epoch by epoch, with how far off each is', () => {
	const { sampleRatio } = readingOf('short-start');
	const bars = epochBars(sampleRatio);
	expect(bars).toHaveLength(2);
	for (const { arms } of bars) {
		expect(Math.max(...arms.flatMap((bar) => [bar.share, bar.expectedShare]))).toBe(1);
		expect(arms.map(({ off }) => off)).toEqual([
			expect.stringMatching(/^\+2\.\d %$/),
			expect.stringMatching(/^−2\.\d %$/),
		]);
	}
	expect(sampleRatioSentence(sampleRatio)).toMatch(/did not get .* p < 0.001 however often/);
	expect(sampleRatioSentence({ ...sampleRatio, state: 'too-few' })).toMatch(/^Too few/);
	expect(
		[0, 1, 34].map((contaminated) => contaminatedWords({ ...sampleRatio, contaminated })),
	).toEqual([
		undefined,
		'1 member met more than one arm and is counted in none.',
		'34 members met more than one arm and are counted in none.',
	]);
	const nobody = { epoch: 'e', arms: [{ arm: 'a', members: 0, expected: 0 }] };
	expect(epochBars({ ...sampleRatio, epochs: [nobody] })[0]!.arms[0]).toMatchObject({
		share: 0,
		off: '–',
	});
});

test('segments stand best first by their drawn-together effect, also where less is better', () => {
	const { segments } = readingOf('rows-by-taste');
	expect(segmentations(segments)).toEqual(['country', 'device', 'history']);
	const asked = { by: 'country', arm: 'taste', unit: 'hours' };
	const shrunken = (value: string) =>
		segments.find((each) => each.value === value && each.arm === 'taste')!.shrunken.estimate;
	const up = segmentRows(segments, { ...asked, better: 'higher' }).map(({ value }) =>
		shrunken(value),
	);
	expect(up).toEqual(up.toSorted((a, b) => b - a));
	const down = segmentRows(segments, { ...asked, better: 'lower' }).map(({ value }) =>
		shrunken(value),
	);
	expect(down).toEqual(down.toSorted((a, b) => a - b));
});

test('segments that go both ways are named', () => {
	const effect = { estimate: 1, standardError: 0.1, low: 0.8, high: 1.2, pValue: 0.01 };
	const against = { ...effect, estimate: -1, low: -1.2, high: -0.8 };
	const row = (value: string, shrunken: typeof effect) => ({
		by: 'device',
		value,
		arm: 'b',
		members: 10,
		effect: shrunken,
		shrunken,
	});
	const asked = { by: 'device', arm: 'b', unit: 'plays', better: 'higher' } as const;
	const sentence = (some: ReturnType<typeof row>[]) => segmentsSentence(segmentRows(some, asked));
	expect(sentence([row('tv', effect), row('phone', against)])).toBe(
		'It goes both ways: better for tv, worse for phone.',
	);
	expect(sentence([row('tv', effect)])).toBe('Better in every part.');
	expect(sentence([row('tv', against)])).toBe('Worse for tv; nowhere surely better.');
	expect(sentence([row('tv', { ...effect, low: -1 })])).toBe(
		'No part differs surely from no effect at all.',
	);
});

test('votes make one whole bar, and a preference names the arm that it is for', () => {
	const interleaving = readingOf('search-learnt').interleaving!;
	const parts = voteParts(interleaving);
	expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
	expect(preferenceSentence(interleaving)).toBe('Members choose learnt over policy.');
	expect(preferenceSentence({ ...interleaving, verdict: 'worse' })).toBe(
		'Members choose policy over learnt.',
	);
	expect(preferenceSentence({ ...interleaving, verdict: 'too-few', voting: 1 })).toContain(
		'1 member voted',
	);
	expect(preferenceChart(interleaving)?.sides).toEqual({ above: 'learnt', below: 'policy' });
	expect(preferenceChart({ ...interleaving, overTime: [] })).toBeUndefined();
	expect(voteParts({ ...interleaving, wins: [0, 0], ties: 0 }).map(({ share }) => share)).toEqual([
		0, 0, 0,
	]);
});

test('a policy that the log cannot tell of has no number, and its diagnostics say what is wrong', () => {
	const [told, refused] = readingOf('rows-by-taste').counterfactual;
	expect(counterfactualSentence(told!)).toBe('taste would have earned more on trailers.');
	expect(estimateRows(told!)[0]).toEqual({
		name: 'SNIPS',
		estimate: '0.0447',
		interval: '0.0416 to 0.0478',
		change: '+8.5 %',
	});
	expect(counterfactualSentence(refused!)).toMatch(/cannot be told\.$/);
	expect(diagnosticsOf(refused!).map(({ cell }) => cell.level)).toEqual([
		'bad',
		'bad',
		'watch',
		'bad',
	]);
	expect(diagnosticsOf(told!).map(({ cell }) => cell.level)).toEqual(Array(4).fill('good'));
	expect(counterfactualSentence({ ...told!, logged: 1 })).toContain('earned less');
	expect(counterfactualSentence({ ...told!, logged: 0.045 })).toContain('does not tell whether');
});
