import { setImmediate as turn } from 'node:timers/promises';
import { fitEase } from '@marquee/baselines';
import type { Catalogue } from '@marquee/catalogue';
import type { FrontierAnswer } from '@marquee/gateway';
import type { Histories } from '@marquee/histories';
import type { PagePolicy } from '@marquee/page';
import { type TestCase, timeSplit } from '@marquee/protocols';
import {
	catalogueGenres,
	likenessByVectors,
	type TitleGenres,
	type TitleLikeness,
	titleVectorsOf,
	widestShare,
} from '@marquee/ranking';
import { type FrontierCase, type FrontierRow, frontier } from '@marquee/ranking/frontier';
import { type EpochMs, Failure, seededRandom } from '@marquee/units';
import type { Progress } from '../terminal/progress.ts';
import { hasPairs } from '../training/learnt-from.ts';
import { coWatchVectors } from './co-watch-vectors.ts';
import { frontierCases } from './frontier-cases.ts';

/** What is measured on. */
export interface MeasuredOn {
	/** Over the titles of the catalogue, in its order. */
	readonly histories: Histories;
	readonly catalogue: Catalogue;
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

/** The linear model's time grows with the cube of its titles: so many take some seconds. */
const maxTitles = 2_500;
/** Directions in which profiles differ: D of likeness. */
const width = 64;
/** As many titles as a row shows. */
const size = 30;
/** So many tell enough; with fewer than the least, intervals would say nothing. */
const [fewestCases, mostCases] = [50, 3_000];

/**
 * What diversity costs and brings on the events of a service, at each setting of the dial.
 *
 * The newest tenth of all events is what is to come. A linear model (EASE) that saw none of it finds the candidates; titles are
 * alike by who watched them before the cut. Slates are made as pages make them, by the policy's own dial, and judged by
 * their first ten titles.
 *
 * @throws {Failure} `frontier-without-cases` if too few profiles went on after the cut.
 */
export async function measuredFrontier(on: MeasuredOn, how: Measuring): Promise<FrontierAnswer> {
	const { catalogue, policy } = on;
	const cut = cutInTime(on);
	const points: FrontierAnswer['points'] = [];
	for await (const row of rowsOf(await questionsOn(cut, on, how), policy, how))
		points.push(pointOf(row));
	return {
		measuredAt: how.now,
		policy: { version: policy.version, share: policy.diversity.share },
		over: {
			model: 'ease',
			cases: cut.cases.length,
			titles: catalogue.titles.length,
			cutAt: cut.cutAt,
		},
		points,
	};
}

/** What is known at the cut, and who is asked. */
interface CutInTime {
	readonly train: Histories;
	readonly cases: readonly TestCase[];
	readonly cutAt: number;
}

function cutInTime({ histories, where }: Pick<MeasuredOn, 'histories' | 'where'>): CutInTime {
	const { train, test, trainedUntilMs } = hasPairs(histories)
		? timeSplit().split(histories)
		: { train: histories, test: [] };
	if (test.length >= fewestCases && trainedUntilMs !== undefined)
		return { train, cases: everySoMany(test), cutAt: trainedUntilMs };
	throw new Failure('frontier-without-cases', {
		responsible: 'caller',
		what: `${test.length} profiles took up something new in the newest tenth of all events, and ${fewestCases} are needed`,
		where,
		remedy: 'Import more events, or wait for them.',
	});
}

/** At most as many as tell enough, evenly over all profiles. */
function everySoMany(cases: readonly TestCase[]): readonly TestCase[] {
	const step = Math.max(1, cases.length / mostCases);
	return Array.from(
		{ length: Math.min(cases.length, mostCases) },
		(_, at) => cases[Math.floor(at * step)]!,
	);
}

/** What slates are made of. */
interface Questions {
	readonly cases: readonly FrontierCase[];
	readonly genres: TitleGenres;
	readonly likeness: TitleLikeness;
}

async function questionsOn(
	{ train, cases }: CutInTime,
	{ catalogue, policy }: MeasuredOn,
	{ seed, progress, signal }: Measuring,
): Promise<Questions> {
	const told = (of: string) => async (done: number, total: number) => {
		progress.update(done, total, of);
		await looked(signal);
	};
	progress.begin('finding candidates before the cut');
	const random = seededRandom(seed, 'co-watch vectors');
	const vectorOf = await coWatchVectors(train, width, { random, onRound: told('rounds') });
	await looked(signal);
	const model = fitEase(train, { maxTitles });
	const asked = await frontierCases(cases, {
		model,
		titles: train.titles,
		candidates: policy.considered,
		onCase: told('profiles'),
	});
	progress.end(`${asked.length.toLocaleString('en')} profiles`);
	return {
		cases: asked,
		genres: catalogueGenres(catalogue),
		likeness: likenessByVectors(titleVectorsOf(train.titles, width, vectorOf)),
	};
}

/** Row by row, so that there is something to see and a moment to stop; all of them on the same resamplings. */
async function* rowsOf(
	{ cases, ...known }: Questions,
	{ diversity }: PagePolicy,
	{ seed, progress, signal }: Measuring,
): AsyncGenerator<FrontierRow> {
	const { share: current, ...dial } = diversity;
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
