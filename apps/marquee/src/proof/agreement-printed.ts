import type { Agreement, Share, Spread, Summary } from '@marquee/ladder';
import { table } from '../terminal/table.ts';
import { percent } from './cells.ts';

/** How often rungs agree with the truth and with each other, and what interleaving saves. */
export function agreementPrinted(summary: Summary, metric: string): readonly string[] {
	const { agreement, agreementByMetric, ratios, ratiosAtDecision } = summary;
	return [
		`Against the truth of how well members fare: ${agreement.different} of ${agreement.pairs} pairs differ`,
		...records(agreement),
		'',
		`Against the truth of ${metric}: ${agreementByMetric.different} of ${agreementByMetric.pairs} pairs differ`,
		...records(agreementByMetric),
		'',
		'Rungs among themselves',
		...table(
			['', 'same, where both decide', 'same answer at all'],
			agreement.between.map(({ between, sameWhereBothDecided, sameVerdict }) => [
				between.join(' and '),
				shareTold(sameWhereBothDecided),
				shareTold(sameVerdict),
			]),
		),
		'',
		`A true difference was first seen: ${Object.entries(agreement.firstSeen)
			.map(([rung, times]) => `${rung} ${times}`)
			.join(', ')}`,
		'',
		`An A/B test (with CUPED, of its most sensitive metric) needs more members than interleaving, at equal power: ${spreadTold(ratios)}`,
		`The same of members at the decision, where both were right: ${spreadTold(ratiosAtDecision)}`,
	];
}

const records = ({ records: all }: Agreement): readonly string[] =>
	table(
		[
			...['', 'right', 'wrong', 'missed', 'n.i.'],
			...['power', 'right where decided', 'false alarms', 'of the same ranker'],
		],
		all.map((record) => [
			record.rung,
			...[record.right, record.wrong, record.missed, record.notIdentifiable].map(String),
			shareTold(record.power),
			shareTold(record.correctness),
			shareTold(record.falseAlarmRate),
			shareTold(record.falseAlarmRateOfSame),
		]),
	);

const shareTold = ({ count, of, share, low, high }: Share): string =>
	share === null ? 'of none' : `${count} of ${of} (${percent(low!)} to ${percent(high!)})`;

function spreadTold({ count, least, lowerQuartile, median, upperQuartile, most }: Spread): string {
	if (median === null) return 'no pair can tell';
	const [low, first, middle, third, high] = [least, lowerQuartile, median, upperQuartile, most].map(
		(value) => value!.toFixed(1),
	);
	return `median ${middle}, quartiles ${first} and ${third}, ${low} to ${high}, over ${count} ${count === 1 ? 'pair' : 'pairs'}`;
}
