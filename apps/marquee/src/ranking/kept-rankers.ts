import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
	priorRanker,
	type Ranker,
	type RankerModel,
	readRanker,
	trainedRanker,
	writeRanker,
} from '@marquee/rankers';
import { Failure } from '@marquee/units';
import type { StateFolder } from '../facts/state-folder.ts';
import { keptText } from '../serving/kept-text.ts';
import type { RankerReport } from './ranker-report.ts';

type RankersIn = Pick<StateFolder, 'rankers' | 'servingRanker'>;

/** A ranker by the name that traces give it, as `listwise 4f0c6a1b2d3e`. */
const trainedName = /^[a-z]+ ([0-9a-f]{12})$/;

/**
 * The name of the ranker that serves: the prior one until another is told to.
 *
 * @throws {Failure} `ranker-altered` if what lies there names none.
 */
export function servingRankerName({ servingRanker }: RankersIn): string {
	const text = keptText(servingRanker).read();
	if (text === undefined) return priorRanker().name;
	const name = namedIn(text);
	if (name !== undefined && trainedName.test(name)) return name;
	throw altered(`it names no ranker: ${text.trim().slice(0, 60)}`, servingRanker);
}

function namedIn(text: string): string | undefined {
	try {
		const { serves } = JSON.parse(text) as { readonly serves?: unknown };
		return typeof serves === 'string' ? serves : undefined;
	} catch {
		return undefined; // told by the caller, with the text
	}
}

/** The ranker that serves. @throws {Failure} as `servingRankerName` and `rankerNamed`. */
export const servingRanker = (folder: RankersIn): Promise<Ranker> =>
	rankerNamed(folder, servingRankerName(folder));

/**
 * The ranker of this name, which holds its hash.
 *
 * @throws {Failure} `ranker-missing` if it is not kept here; `ranker-altered` or `ranker-foreign` if it is no longer what it was.
 */
export async function rankerNamed(folder: RankersIn, name: string): Promise<Ranker> {
	const prior = priorRanker();
	if (name === prior.name) return prior;
	const path = fileOf(folder, trainedName.exec(name)?.[1] ?? name.replace(/[^a-z0-9]+/gi, '-'));
	const ranker = trainedRanker(await readRanker(path));
	if (ranker.name === name) return ranker;
	throw altered(`it is ${ranker.name}, not ${name}`, path);
}

/** Keeps a ranker by its hash, and what was measured of it beside it; that does not make it serve. */
export async function keepRanker(
	folder: RankersIn,
	model: RankerModel,
	report: RankerReport,
): Promise<void> {
	await mkdir(folder.rankers, { recursive: true });
	const hash = trainedName.exec(trainedRanker(model).name)![1]!;
	await writeRanker(fileOf(folder, hash), model);
	const path = join(folder.rankers, `${hash}.report.json`);
	await writeFile(`${path}.new`, `${JSON.stringify(report, undefined, '\t')}\n`);
	await rename(`${path}.new`, path);
}

/** Makes a kept ranker serve: a running service takes it over by itself. */
export const serveRanker = ({ servingRanker }: RankersIn, name: string): Promise<void> =>
	keptText(servingRanker).write(`${JSON.stringify({ serves: name })}\n`);

/** Makes the prior ranker serve again; the trained ones stay where they are. */
export const servePriorRanker = ({ servingRanker }: RankersIn): Promise<void> =>
	rm(servingRanker, { force: true });

const fileOf = ({ rankers }: RankersIn, hash: string): string => join(rankers, `${hash}.json`);

const altered = (what: string, where: string) =>
	new Failure('ranker-altered', {
		responsible: 'us',
		what,
		where,
		remedy: 'Restore the file, or go back to hand-set weights: marquee train-ranker --prior.',
	});
