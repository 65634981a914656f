import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { Catalogue } from '@marquee/catalogue';
import { type Run, run } from '@marquee/foundation';
import { pagePolicy } from '@marquee/page';
import {
	type HeldTaste,
	type LessonCuts,
	type LessonParts,
	type Lessons,
	type LessonsTask,
	lessonCuts,
	lessonRequests,
	lessonsOf,
	type PastRequest,
	type RankerModel,
	type RankerRun,
	rankerRun,
	titlesOfSlate,
	trainedRanker,
	trainRanker,
} from '@marquee/rankers';
import { removeCheckpoint } from '@marquee/tensor';
import { type Clock, type EpochMs, Failure, isoMoment } from '@marquee/units';
import type { StateFolder } from '../facts/state-folder.ts';
import type { Progress } from '../terminal/progress.ts';
import { hasPairs } from '../training/learnt-from.ts';
import { modelTrainedOn } from '../training/model-trained-on.ts';
import { keepRanker, serveRanker } from './kept-rankers.ts';
import { pastTaste } from './past-taste.ts';
import { judgedRanker, type RankerReport } from './ranker-report.ts';
import { type ServicePast, servicePast } from './service-past.ts';

/** How a service's ranker is trained. */
export interface RankerTraining {
	/** How the twins of the foundation model are trained that speak in its lessons. */
	readonly run: Run;
	/** How the ranker itself is trained; by its defaults unless given. */
	readonly rankerRun?: RankerRun;
	/** It serves also where it is not better than the prior ranker. */
	readonly anyway: boolean;
	readonly threads: number;
	readonly clock: Clock;
	readonly progress: Progress;
	/** Looked at between two steps, none of which takes longer than some seconds. */
	readonly signal: AbortSignal;
}

/** Of so many requests an interval can be told, and a hundred weights be moved from where people set them. */
const fewestRequests = 60;
/** So many teach enough; the features of ten thousand requests take some hundred megabytes. */
const mostRequests = 20_000;

/**
 * Trains a ranker on the log of a service, judges it on the newest tenth of all that was watched, keeps it with a report, and
 * makes it serve if its whole interval is above the prior ranker.
 *
 * Stopped at any moment it goes on from the newest checkpoint of its twins.
 *
 * @throws {Failure} `ranker-without-lessons` if there is too little to learn from.
 */
export async function trainServiceRanker(
	folder: StateFolder,
	how: RankerTraining,
): Promise<RankerReport> {
	how.progress.begin('reading the log');
	const past = await servicePast(folder);
	const { cuts, requests } = askedIn(past, folder.root);
	how.progress.end(`${past.events.length.toLocaleString('en')} events`);
	const lessons = await lessonsIn(past, { cuts, requests }, folder, how);
	const sizes = { requests: counted(requests, 'length'), slates: counted(lessons, 'count') };
	requireLessons('slates', sizes.slates, { ...past, where: folder.root });
	const model = await rankerOf(lessons, cuts, how);
	const ranker = trainedRanker(model);
	const judged = judgedRanker(ranker, lessons.test, pagePolicy.ranker);
	const report: RankerReport = {
		ranker: ranker.name,
		trainedAt: how.clock.now(),
		policy: pagePolicy.ranker.version,
		cuts,
		...sizes,
		left: lessons.left,
		unvaried: model.lineage.unvaried,
		judged,
		serves: judged.ahead || how.anyway,
	};
	await keepRanker(folder, model, report);
	if (report.serves) await serveRanker(folder, ranker.name);
	for (const which of ['early', 'late'] as const)
		await removeCheckpoint(checkpointOf(folder)(twinRun(which, how)));
	return report;
}

/** What can be asked of a past. */
interface Asked {
	readonly cuts: LessonCuts;
	readonly requests: LessonParts<readonly PastRequest[]>;
}

function askedIn({ catalogue, events, historiesBefore }: ServicePast, where: string): Asked {
	const { histories } = historiesBefore(Infinity as EpochMs);
	if (!hasPairs(histories)) throw withoutLessons('no profile has watched two titles', where);
	const cuts = lessonCuts(histories.happenedAtMs.toSorted());
	const { learn, calibrate, test } = lessonRequests(events, catalogue, cuts);
	const requests = { learn: thinned(learn), calibrate: thinned(calibrate), test: thinned(test) };
	requireLessons('requests', counted(requests, 'length'), { catalogue, where });
	if (!hasPairs(historiesBefore(cuts.learnFrom).histories))
		throw withoutLessons('no profile had watched two titles when the lessons begin', where);
	return { cuts, requests };
}

/** At most as many as teach enough, evenly over the time. */
function thinned(requests: readonly PastRequest[]): readonly PastRequest[] {
	const step = Math.max(1, requests.length / mostRequests);
	const kept = Math.min(requests.length, mostRequests);
	return Array.from({ length: kept }, (_, at) => requests[Math.floor(at * step)]!);
}

/** Requests before anything is trained, and the slates that came of them. */
function requireLessons(
	what: 'requests' | 'slates',
	{ learn, calibrate, test }: LessonParts<number>,
	{ catalogue, where }: { readonly catalogue: Catalogue; readonly where: string },
): void {
	const hasTitles = catalogue.size >= titlesOfSlate;
	if (hasTitles && Math.min(learn, test) >= fewestRequests && calibrate > 0) return;
	const found = `${learn} ${what} to learn from, ${calibrate} to calibrate on and ${test} to be judged by`;
	throw withoutLessons(
		`there are ${found}, over ${catalogue.size} titles; needed are ${fewestRequests}, 1 and ${fewestRequests}, over ${titlesOfSlate}`,
		where,
	);
}

const withoutLessons = (what: string, where: string) =>
	new Failure('ranker-without-lessons', {
		responsible: 'caller',
		what,
		where,
		remedy: 'Import more events, or wait for them; the prior ranker serves until then.',
	});

function lessonsIn(
	{ catalogue, events, historiesBefore }: ServicePast,
	asked: Asked,
	folder: StateFolder,
	how: RankerTraining,
): Promise<Lessons> {
	const { progress, signal, threads } = how;
	let [answered, all] = [0, 0];
	const onAsked = async (questions: number) => {
		await turn(); // a process that never pauses never hears of Ctrl-C
		signal.throwIfAborted();
		progress.update(answered, all, 'requests');
		answered += questions;
	};
	const tasteUntil = async (until: EpochMs): Promise<HeldTaste> => {
		const trained = { data: historiesBefore(until).histories, titles: catalogue.titles };
		const { model } = await modelTrainedOn(trained, undefined, {
			...{ threads, progress, signal, clock: how.clock, checkpointOf: checkpointOf(folder) },
			run: twinRun(until === asked.cuts.learnFrom ? 'early' : 'late', how),
			purpose: `a twin of the model until ${isoMoment(until)}`,
		});
		return pastTaste(model, catalogue, { threads, onAsked });
	};
	const during: LessonsTask['during'] = async (what, work, requests) => {
		[answered, all] = [0, requests];
		progress.begin(what);
		const made = await work();
		progress.end(`${requests.toLocaleString('en')} requests`);
		return made;
	};
	const { seed } = how.run;
	return lessonsOf({ catalogue, events, ...asked, seed, tasteUntil, during });
}

/** Each of the two twins has a checkpoint of its own; that of another day is found to be foreign, and written over. */
const twinRun = (which: 'early' | 'late', { run: { name, ...usual } }: RankerTraining): Run =>
	run(`${name}-${which}`, usual);

const checkpointOf =
	({ checkpoints }: StateFolder) =>
	({ name }: Run): string =>
		join(checkpoints, `${name}.checkpoint`);

async function rankerOf(
	{ learn, calibrate }: Lessons,
	cuts: LessonCuts,
	{ progress, threads, signal, ...runs }: RankerTraining,
): Promise<RankerModel> {
	const run = runs.rankerRun ?? rankerRun('served', { seed: runs.run.seed });
	progress.begin('training the ranker');
	const model = await trainRanker({
		...{ run, threads, signal },
		slates: learn,
		heldOut: calibrate,
		trainedUntil: cuts.calibrateFrom,
		onEpoch: (epoch, loss) => progress.update(epoch, run.epochs, `loss ${loss.toFixed(3)}`),
	});
	progress.end(`${run.epochs} epochs over ${learn.count.toLocaleString('en')} slates`);
	return model;
}

const counted = <Key extends string>(
	{ learn, calibrate, test }: LessonParts<Readonly<Record<Key, number>>>,
	key: Key,
): LessonParts<number> => ({
	learn: learn[key],
	calibrate: calibrate[key],
	test: test[key],
});
