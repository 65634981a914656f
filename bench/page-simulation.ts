import { hash } from 'node:crypto';
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { type Estimate, estimated, pairedDifference, resampled } from '@marquee/metrics';
import {
	type CountedFacts,
	generative,
	type Lessons,
	learnFromPages,
	learntTokens,
	type Makings,
	type PageAnswer,
	type PageLayout,
	type PagePolicy,
	pages,
	policies,
	shapes,
	stageWise,
	type TokenModel,
} from '@marquee/page';
import { systemStopwatch } from '@marquee/pipeline';
import type { TasteModel } from '@marquee/retrieval';
import { type EpochMs, isoMoment, requestId, seededRandom } from '@marquee/units';
import { modelUntil } from './page-simulation/model-of-then.ts';
import { aboveFold, type PageValue, pageValue } from './page-simulation/page-value.ts';
import { pastData } from './page-simulation/past-data.ts';
import { dayByDay, drawnVisits, type PastVisit } from './page-simulation/past-visits.ts';

/*
 * Which layout would have been better, before anybody sees it?
 *
 *     npm run bench:page-simulation -- [DATA] [--visits 400] [--lessons 300] [--days 7] [--seed 1]
 *
 * Pages are made for past moments with what was known then: the profile's state, counts up to the day, a linear model of all before the
 * cut. They are judged by what the profile took up in the days after. Time is cut at 80 and 90 % of all engagements: the model of tokens
 * learns from stage-wise pages between the two, and everything is judged on the last tenth.
 */
const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		visits: { type: 'string', default: '400' },
		lessons: { type: 'string', default: '300' },
		days: { type: 'string', default: '7' },
		seed: { type: 'string', default: '1' },
	},
});
const [count, lessonCount, days, seed] = [
	values.visits,
	values.lessons,
	values.days,
	values.seed,
].map(Number) as [number, number, number, number];
const { catalogue, events, histories, momentAt } = await pastData(
	positionals[0] ?? 'data/movietweetings-100k',
);
const [learnFrom, testFrom, end] = [0.8, 0.9, 1].map(momentAt) as [EpochMs, EpochMs, EpochMs];
const shape = shapes.web;
const serving = policies.get('page-1')!;

const learnt = await timed('lessons of stage-wise pages', learntFromPast);
console.log(`${JSON.stringify(learnt.learntFrom)}\n`);
const variants: readonly Variant[] = [
	variant('stage-wise', serving, stageWise),
	variant('stage-wise, plain', policies.get('page-1-plain')!, stageWise),
	variant('stage-wise, diverse', policies.get('page-1-diverse')!, stageWise),
	variant('generative, hand-set', serving, (makings) => generative(makings)),
	variant('generative, learnt', serving, (makings) => generative(makings, learnt)),
];
await timed('pages of all variants', simulated);
printTable();
printWeights(learnt);

interface Variant {
	readonly name: string;
	readonly policy: PagePolicy;
	readonly layout: (makings: Makings) => PageLayout;
	readonly values: PageValue[];
	readonly shown: Set<string>;
	/** Processor time of its pages. */
	cpuMs: number;
}

function variant(name: string, policy: PagePolicy, layout: Variant['layout']): Variant {
	return { name, policy, layout, values: [], shown: new Set(), cpuMs: 0 };
}

/** What pages of the days before the test would have taught, had they been shown. */
async function learntFromPast(): Promise<TokenModel> {
	const lessons: Lessons = { rows: [], titles: [] };
	const model = await modelUntil(catalogue, histories, learnFrom);
	const until = (testFrom - days * 86_400_000) as EpochMs; // what came of the last of them is known by then
	const visits = visitsBetween(learnFrom, until, lessonCount);
	for await (const { facts, visits: ofDay } of dayByDay(catalogue, events, visits)) {
		let wanted: PastVisit['wanted'] = new Set();
		const listening = (makings: Makings): PageLayout => {
			const { name, lay } = stageWise(makings);
			const learn = learnFromPages(makings, lessons);
			return {
				name,
				lay: async (offers, query, context) => {
					const laid = await lay(offers, query, context);
					learn(laid, offers, query, (title) => wanted.has(title));
					return laid;
				},
			};
		};
		const make = pagesWith(facts, model, serving, listening);
		for (const visit of ofDay) {
			({ wanted } = visit);
			await make(visit);
		}
	}
	return learntTokens(`until ${isoMoment(testFrom)}`, lessons);
}

async function simulated(): Promise<void> {
	const model = await modelUntil(catalogue, histories, testFrom);
	const visits = visitsBetween(testFrom, end, count);
	console.log(
		`${visits.length} visits from ${isoMoment(testFrom)}, ${catalogue.size} titles, ` +
			`${(visits.reduce((sum, { wanted }) => sum + wanted.size, 0) / visits.length).toFixed(1)} titles taken up in ${days} days each`,
	);
	for await (const { facts, visits: ofDay } of dayByDay(catalogue, events, visits))
		for (const each of variants) {
			const make = pagesWith(facts, model, each.policy, each.layout);
			for (const visit of ofDay) {
				const begun = process.cpuUsage();
				const { page } = await make(visit);
				each.cpuMs += millisecondsSince(begun);
				each.values.push(pageValue(page, visit.wanted, shape, { catalogue, now: visit.now }));
				for (const id of aboveFold(page, shape)) each.shown.add(id);
			}
		}
}

function visitsBetween(from: EpochMs, until: EpochMs, count: number): readonly PastVisit[] {
	const random = seededRandom(seed, 'visits');
	return drawnVisits(events, { from, until, count, fewestTitles: 5, days, random });
}

function pagesWith(
	facts: CountedFacts,
	model: TasteModel,
	policy: PagePolicy,
	layout: Variant['layout'],
): (visit: PastVisit) => Promise<PageAnswer> {
	const make = pages({
		facts,
		model,
		policy: { ...policy, tasteDeadlineMs: 60_000 }, // no page is to differ because the machine was busy
		layout,
		slateLog: { append: async () => undefined },
		newestEventAt: () => facts.asOf().at,
		stopwatch: systemStopwatch,
		report: (stage, cause) => {
			throw new Error(`${stage} failed`, { cause });
		},
		digest: (bytes) => hash('sha256', bytes),
	});
	return ({ profileId, now, state }) =>
		make({
			requestId: requestId(`simulated-${profileId}`),
			profileId,
			asked: { surface: 'home' },
			state,
			now,
			on: { device: 'web' },
			seed,
		});
}

function printTable(): void {
	const columns = [
		['seenHits', 'hits, as far as seen'],
		['hitsAboveFold', 'hits above the fold'],
		['rowsToHit', 'rows until the first hit'],
		['found', 'found anywhere'],
		['diversity', 'diversity above the fold'],
		['thisYear', 'share of this year'],
	] as const;
	const all = columns.map(([name]) =>
		resampled(
			variants.map(({ values: judged }) => Float64Array.from(judged, (value) => value[name])),
			{ random: seededRandom(seed, 'intervals') },
		),
	);
	const head = [
		'layout',
		...columns.map(([, words]) => words),
		'duplicates',
		'coverage above the fold',
		'rows',
		'ms of CPU a page',
	];
	console.log(`\n| ${head.join(' | ')} |\n|${'---|'.repeat(head.length)}`);
	for (const [v, { name, values: judged, shown, cpuMs }] of variants.entries()) {
		const ms = cpuMs / judged.length;
		const cells = all.map((column) => told(estimated(column[v]!)));
		const duplicates = judged.reduce((sum, value) => sum + value.duplicates, 0);
		const rows = judged.reduce((sum, value) => sum + value.rows, 0) / judged.length;
		const covered = (shown.size / catalogue.size).toFixed(4);
		console.log(
			`| ${[name, ...cells, duplicates, covered, rows.toFixed(1), ms.toFixed(1)].join(' | ')} |`,
		);
	}
	console.log(
		`\n| against ${variants[0]!.name} | ${columns.map(([, words]) => words).join(' | ')} |`,
	);
	console.log(`|${'---|'.repeat(columns.length + 1)}`);
	for (const [v, { name }] of variants.entries()) {
		if (v === 0) continue;
		const cells = all.map((column) => told(pairedDifference(column[v]!, column[0]!)));
		console.log(`| ${[name, ...cells].join(' | ')} |`);
	}
	console.log(`\nseed ${seed}, cores ${availableParallelism()}, load ${loadavg()[0]!.toFixed(1)}`);
}

function printWeights({ rows, titles }: TokenModel): void {
	const line = (weights: Readonly<Record<string, number>>) =>
		Object.entries(weights)
			.map(([name, weight]) => `${name} ${weight.toFixed(2)}`)
			.join(', ');
	console.log(`\nlearnt of rows: ${line(rows)}\nlearnt of titles: ${line(titles)}`);
}

function told({ value, low, high }: Estimate): string {
	return `${value.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
}

async function timed<Value>(what: string, work: () => Promise<Value>): Promise<Value> {
	const begun = process.cpuUsage();
	const value = await work();
	console.log(`${what}: ${(millisecondsSince(begun) / 1e3).toFixed(1)} s of CPU`);
	return value;
}

function millisecondsSince(begun: NodeJS.CpuUsage): number {
	const { user, system } = process.cpuUsage(begun);
	return (user + system) / 1e3;
}
