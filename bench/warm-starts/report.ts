import { pairedDifference, type Resampled, resampled } from '@marquee/metrics';
import { mean } from '@marquee/numerics';
import { epochMs, isoMoment, type Random } from '@marquee/units';
import type { Day } from './days.ts';
import type { Evening } from './evening.ts';

/** All lines on one evening. */
export interface Evenings {
	readonly day: Day;
	readonly warm: Evening;
	readonly anew: Evening;
	/** NDCG@10 of day 0's model. `// (cases)` */
	readonly unchanged: Float64Array;
}

/** What the lines came to. */
export type Summary = ReturnType<typeof summaryOf>;

/** Means over the cases of all days; ratios with 95 % bootstrap intervals over cases. */
export function summaryOf(evenings: readonly Evenings[], random: Random) {
	const pooled = (of: (each: Evenings) => Float64Array) =>
		Float64Array.from(evenings.flatMap((each) => [...of(each)]));
	const [warm, anew, unchanged] = resampled(
		[pooled((e) => e.warm.ndcg), pooled((e) => e.anew.ndcg), pooled((e) => e.unchanged)],
		{ random },
	) as [Resampled, Resampled, Resampled];
	const last = evenings.at(-1)!;
	return {
		cases: warm.values.length,
		nextDayNdcg: {
			warm: mean(warm.values),
			anew: mean(anew.values),
			unchanged: mean(unchanged.values),
		},
		warmBesideAnew: shareOf(warm, anew),
		unchangedBesideAnew: shareOf(unchanged, anew),
		cosineToDay0: { warm: last.warm.cosineToDay0, anew: last.anew.cosineToDay0 },
		days: evenings.map((each) => ({
			day: each.day.day,
			until: isoMoment(epochMs(each.day.untilMs)),
			cases: each.day.nextDay.length,
			warm: { ...each.warm, ndcg: mean(each.warm.ndcg) },
			anew: { ...each.anew, ndcg: mean(each.anew.ndcg) },
			unchanged: mean(each.unchanged),
		})),
	};
}

/** A line's mean as a share of another's: 1 is as good. */
function shareOf(one: Resampled, other: Resampled) {
	const base = mean(other.values);
	const { value, low, high } = pairedDifference(one, other);
	return { value: 1 + value / base, low: 1 + low / base, high: 1 + high / base };
}

/** The summary as a table in Markdown and three sentences. */
export function written(summary: Summary): string {
	const four = (value: number) => value.toFixed(4);
	const three = (value: number) => value.toFixed(3);
	const rows = summary.days.map(({ day, until, cases, warm, anew, unchanged }) => {
		const ndcgs = [warm.ndcg, anew.ndcg, unchanged].map(four);
		const cosines = [warm, anew].flatMap(({ cosineToDay0: c }) =>
			[c.asTrained, c.turned, c.turnedOfPlayed].map(three),
		);
		const seconds = [warm.seconds, anew.seconds].map((value) => value.toFixed(0));
		return [day, until.slice(0, 16), cases, ...ndcgs, ...cosines, ...seconds];
	});
	const head =
		'day,until,cases,NDCG@10 warm,anew,unchanged,cosine warm as trained,turned,of ≥ 10 plays,' +
		'anew as trained,turned,of ≥ 10 plays,seconds warm,anew';
	const lines = [head.split(','), head.split(',').map(() => '---'), ...rows];
	const ratio = ({ value, low, high }: { value: number; low: number; high: number }) =>
		`${four(value)} [${four(low)}, ${four(high)}]`;
	return [
		...lines.map((cells) => `| ${cells.join(' | ')} |`),
		'',
		`NDCG@10 over ${summary.cases} cases: warm ${four(summary.nextDayNdcg.warm)}, anew ` +
			`${four(summary.nextDayNdcg.anew)}, unchanged ${four(summary.nextDayNdcg.unchanged)}`,
		`warm / anew ${ratio(summary.warmBesideAnew)}, unchanged / anew ${ratio(summary.unchangedBesideAnew)}`,
	].join('\n');
}
