import {
	byFeature,
	type ComparedOrder,
	comparedOrders,
	type Head,
	heads,
	type LessonCuts,
	type LessonParts,
	priorRanker,
	type Ranker,
	type RankerPolicy,
	reliabilityOf,
	type Slates,
} from '@marquee/rankers';
import { type EpochMs, isoMoment } from '@marquee/units';

/** What a trained ranker was judged by, and what became of it. */
export interface RankerReport {
	readonly ranker: string;
	readonly trainedAt: EpochMs;
	/** Version of the policy that weighed the objectives of all that were compared. */
	readonly policy: string;
	readonly cuts: LessonCuts;
	readonly requests: LessonParts<number>;
	readonly slates: LessonParts<number>;
	/** Why requests and played titles are in no slate. */
	readonly left: LessonParts<Readonly<Record<string, number>>>;
	/** Features of which the data said nothing. */
	readonly unvaried: readonly string[];
	readonly judged: JudgedRanker;
	/** Whether it serves from now on. */
	readonly serves: boolean;
}

/** How a ranker did on requests that it had not seen. */
export interface JudgedRanker {
	/** NDCG@10 over the same hundred titles of each request; [95 % intervals] over profiles. The ranker itself comes first. */
	readonly orders: readonly ComparedOrder[];
	/** Whether its chances come true; without rows there is nothing to tell. */
	readonly calibration: Readonly<Record<Head, { readonly rows: number; readonly error: number }>>;
	/** Whether the whole interval of its lead over the prior ranker lies above 0. */
	readonly ahead: boolean;
}

/** Judges a ranker beside the prior one, weighed by the same policy, and beside the model's score alone. */
export function judgedRanker(trained: Ranker, test: Slates, policy: RankerPolicy): JudgedRanker {
	const rows = test.count * test.size;
	const scored = trained.withPolicy(policy).score(test.features, rows);
	const prior = priorRanker(policy);
	const contenders = {
		[trained.name]: scored.score,
		[prior.name]: prior.score(test.features, rows).score,
		'foundation score': byFeature(test, 'taste'),
	};
	const right = { hits: test.played, relevant: test.relevant };
	const orders = comparedOrders(test, contenders, right);
	const answers = { engagement: test.played, retention: test.returned, satisfaction: test.praised };
	const errors = heads.map((head) => {
		const { rows: known, error } = reliabilityOf(scored.heads[head], answers[head]);
		return [head, { rows: known, error }];
	});
	return {
		orders,
		calibration: Object.fromEntries(errors) as JudgedRanker['calibration'],
		ahead: orders.find(({ name }) => name === prior.name)!.behind.low > 0,
	};
}

/** The report as a person reads it in a terminal. */
export function rankerReportPrinted(report: RankerReport): string {
	const { requests, slates, cuts, judged, unvaried } = report;
	const parts = (['learn', 'calibrate', 'test'] as const).map(
		(part) => `${part} ${count(requests[part])} requests, ${count(slates[part])} slates`,
	);
	const [, ...others] = judged.orders;
	return [
		`${parts.join(' · ')}; tested from ${isoMoment(cuts.testFrom)}`,
		...(unvaried.length > 0
			? [`weighed by hand, as the data do not vary: ${unvaried.join(', ')}`]
			: []),
		'',
		`NDCG@10 of a row's hundred [95 % intervals], objectives weighed by policy ${report.policy}`,
		`  ${report.ranker}: ${told(judged.orders[0]!.value)}`,
		...others.map(
			({ name, value, behind }) =>
				`  ${name}: ${told(value)}; the trained one is ahead by ${told(behind)}`,
		),
		'calibration error',
		...heads.map((head) => `  ${head}: ${calibrationTold(judged.calibration[head])}`),
		'',
		verdict(report),
	].join('\n');
}

function verdict({ ranker, serves, judged: { ahead } }: RankerReport): string {
	if (ahead) return `${ranker} serves: it is ahead of the prior ranker by its whole interval`;
	const why = 'it is not ahead of the prior ranker by its whole interval';
	return serves
		? `${ranker} serves, as asked, though ${why}`
		: `${ranker} does not serve, since ${why}; what served before goes on (--anyway overrides)`;
}

const calibrationTold = ({ rows, error }: { readonly rows: number; readonly error: number }) =>
	rows === 0 ? 'unknown, since nobody said' : `${error.toFixed(4)} over ${count(rows)} titles`;

const count = (some: number): string => some.toLocaleString('en');
const told = ({ value, low, high }: ComparedOrder['value']): string =>
	`${value.toFixed(4)} [${low.toFixed(4)}, ${high.toFixed(4)}]`;
