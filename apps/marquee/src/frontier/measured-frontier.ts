import { setImmediate as turn } from 'node:timers/promises';
import type { Catalogue } from '@marquee/catalogue';
import type { FrontierAnswer } from '@marquee/gateway';
import { likenessByModel, type PagePolicy } from '@marquee/page';
import type { Ranker } from '@marquee/rankers';
import { catalogueGenres, type TitleLikeness, widestShare } from '@marquee/ranking';
import { type FrontierCase, type FrontierRow, frontier } from '@marquee/ranking/frontier';
import type { TasteModel } from '@marquee/retrieval';
import { type EpochMs, Failure, seededRandom } from '@marquee/units';
import { draftMaker } from '../serving/page-maker.ts';
import type { Progress } from '../terminal/progress.ts';
import { factsBefore, type PastStates } from './facts-before.ts';
import { type HeldBackVisit, heldBackVisits, type LearntOf } from './held-back-visits.ts';
import { measuredPolicy, oneRow, rankedFor } from './ranked-for.ts';

/** What is measured: what serves, on what profiles did. */
export interface MeasuredOn extends Omit<LearntOf, 'states' | 'trainedUntil'> {
	readonly states: PastStates;
	readonly catalogue: Catalogue;
	readonly model: TasteModel;
	readonly ranker: Ranker;
	/** Whose dial is turned. */
	readonly policy: PagePolicy;
	/** Said where there is too little. */
	readonly where: string;
}

/** How it is measured. */
export interface Measuring {
	readonly seed: number;
	readonly now: EpochMs;
	readonly progress: Progress;
	/** Looked at between two steps, the longest of which takes some seconds. */
	readonly signal: AbortSignal;
}

/** As many titles as a row shows. */
const size = 30;
/** With fewer, intervals would say nothing. */
const fewestCases = 50;

/**
 * What diversity costs and brings where the bundle and the ranker that serve make pages, at each setting of the dial.
 *
 * Asked is about titles that the model has not learnt of, as `heldBackVisits` finds them; what is counted is as of the first of these
 * visits. At each visit the page's own funnel finds, cuts and ranks what top picks would show; slates are made of that as pages make
 * them, by the policy's own dial, and judged by their first ten titles.
 *
 * @throws {Failure} `frontier-without-cases` if too few profiles took up what the model has not learnt of.
 */
export async function measuredFrontier(on: MeasuredOn, how: Measuring): Promise<FrontierAnswer> {
	const { catalogue, policy, model, ranker } = on;
	const questions = await frontierQuestions(on, how);
	const points: FrontierAnswer['points'] = [];
	for await (const row of rowsOf(questions, on, how)) points.push(pointOf(row));
	return {
		measuredAt: how.now,
		policy: { version: policy.version, share: policy.diversity.share },
		over: {
			bundle: model.bundle,
			ranker: ranker.name,
			cases: questions.cases.length,
			titles: catalogue.titles.length,
			cutAt: questions.cutAt,
		},
		points,
	};
}

/** What slates are made of, and what they should have shown. */
export interface FrontierQuestions {
	readonly cases: readonly FrontierCase[];
	/** How alike titles are to the model; `undefined`: it has no embeddings, and genres have to do. */
	readonly likeness: TitleLikeness | undefined;
	/** The first of the visits that are asked about. */
	readonly cutAt: EpochMs;
}

/**
 * Asks the funnel of pages about every visit.
 *
 * @throws {Failure} `frontier-without-cases`
 */
export async function frontierQuestions(
	on: MeasuredOn,
	how: Measuring,
): Promise<FrontierQuestions> {
	const { catalogue, model, where } = on;
	const visits = heldBackVisits({ ...on, trainedUntil: model.trainedAt });
	if (visits.length < fewestCases) throw tooFew(visits.length, where);
	const cutAt = visits.at(-1)!.now;
	const cases = await rankedForAll(visits, cutAt, on, how);
	if (cases.length < fewestCases) throw tooFew(cases.length, where);
	return { cases, likeness: likenessByModel(model, catalogue), cutAt };
}

const tooFew = (found: number, where: string) =>
	new Failure('frontier-without-cases', {
		responsible: 'caller',
		what: `of ${found} profiles it is known what they took up in the newest tenth of all events and the model has not learnt, and ${fewestCases} are needed`,
		where,
		remedy:
			'Import more events, or wait for them; train with some kept back, as marquee train does.',
	});

async function rankedForAll(
	visits: readonly HeldBackVisit[],
	cutAt: EpochMs,
	{ catalogue, states, model, ranker, policy }: MeasuredOn,
	{ progress, signal }: Measuring,
): Promise<readonly FrontierCase[]> {
	progress.begin('asking for pages of the past');
	const facts = await factsBefore(catalogue, states, cutAt);
	await looked(signal);
	const draft = draftMaker(
		{
			facts,
			ranker,
			policy: measuredPolicy(policy),
			layout: oneRow,
			newestEventAt: () => cutAt,
			report: (stage, cause) => {
				throw new Error(`${stage} failed`, { cause });
			},
		},
		model,
	);
	const cases: FrontierCase[] = [];
	for (const [at, visit] of visits.entries()) {
		progress.update(at, visits.length, 'profiles');
		await looked(signal);
		const asked = await rankedFor(visit, draft);
		if (asked !== undefined) cases.push(asked);
	}
	progress.end(`${cases.length.toLocaleString('en')} profiles`);
	return cases;
}

/** Row by row, so that there is something to see and a moment to stop; all of them on the same resamplings. */
async function* rowsOf(
	{ cases, likeness }: FrontierQuestions,
	{ catalogue, policy: { diversity } }: MeasuredOn,
	{ seed, progress, signal }: Measuring,
): AsyncGenerator<FrontierRow> {
	const { share: current, ...dial } = diversity;
	const known = { genres: catalogueGenres(catalogue), ...(likeness && { likeness }) };
	const shares = [...new Set([...everySetting, current])].sort((a, b) => a - b);
	progress.begin('measuring diversity');
	for (const [at, share] of shares.entries()) {
		progress.update(at, shares.length, 'settings');
		await looked(signal);
		const random = seededRandom(seed, 'intervals');
		yield* frontier(cases, { ...known, dial, shares: [share], size, random });
	}
	progress.end(`${shares.length} settings of the dial`);
}

/** 0, .03, … .30, as they are written. */
const everySetting = Array.from({ length: 11 }, (_, at) => Math.round(widestShare * 10 * at) / 100);

const pointOf = (row: FrontierRow): FrontierAnswer['points'][number] => ({
	share: row.share,
	'ndcg@10': row.ndcg,
	'ndcg@10Gained': row.ndcgGained,
	intraListDiversity: row.intraListDiversity,
	serendipity: row.serendipity,
	calibrationKl: row.calibrationKl,
	coverage: row.coverage,
	ofScore: row.ofScore,
	relevanceLost: row.relevanceLost,
});

/** A process that never pauses never hears of Ctrl-C. */
async function looked(signal: AbortSignal): Promise<void> {
	await turn();
	signal.throwIfAborted();
}
