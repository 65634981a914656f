import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { TitleAttributes } from '@marquee/attributes';
import type { Histories } from '@marquee/histories';
import {
	detect,
	historiesOf,
	movielens100kHistories,
	sequenceHistories,
	withFilmFacts,
} from '@marquee/importers';
import {
	type Contender,
	type Evaluation,
	type EvaluationOptions,
	evaluate,
	evaluateWindows,
	heldOutProfiles,
	type Labels,
	labelsFromTitles,
	loo,
	looBy,
	ml1mCold,
	ml1mLooA,
	ml1mTime,
	ml1mTimeAllNew,
	ml100kMicrosoft,
	type Protocol,
	timeSplit,
	timeSplitNext,
	userSplit,
	windows,
	withCutHistories,
	withMetrics,
} from '@marquee/protocols';
import { Failure } from '@marquee/units';
import { movielens1mWithTimes } from './movielens-1m-times.ts';
import { attributesById, knownOf, titlesIn } from './source-attributes.ts';
import { labelsIn } from './source-labels.ts';

/** A protocol with its data, ready to be evaluated. */
export interface Prepared {
	readonly events: number;
	readonly hasTimes: boolean;
	/** What is known of the titles beside who watched them; absent where nothing is. */
	readonly attributes?: TitleAttributes;
	/** With `cutHistories` the same cases are also asked with histories cut to the newest 0, 1, 3 and 10 events. */
	readonly evaluated: (
		contenders: readonly Contender[],
		options: EvaluationOptions & {
			readonly cutHistories?: boolean;
			/** In place of the protocol's own; its primary one stays. */
			readonly metrics?: readonly string[];
		},
	) => Promise<Evaluation>;
}

/** What a protocol may be told beside where its data lie. */
export interface Choices {
	/** The country or language to be held out, where the protocol holds one out. */
	readonly holdOut?: string;
}

/** Which protocols there are, and how each finds its data under a path. */
export const protocols: Readonly<
	Record<string, (path: string, choices: Choices) => Promise<Prepared>>
> = {
	'ml-1m-loo-a': async (path) => onSequences(ml1mLooA, fileIn(path, ml1mSequences)),
	loo: async (path) => onSequences(loo, path),
	'ml-100k-microsoft': async (path) => {
		const isTest = flags(fileIn(path, microsoftFlags));
		const { histories, sourceRows, titleIds } = await movielens100kHistories(path);
		const attributes = attributesById(await titlesIn(await detect(path)), titleIds);
		const data = { histories, sourceRows, isTest };
		return prepared(ml100kMicrosoft, data, histories, { attributes });
	},
	'ml-1m-cold': async (path) => onMl1mCold(path),
	'ml-1m-cold-imdb': async (path) =>
		onMl1mCold(join(path, 'ml-1m'), fileIn(join(path, 'imdb-5000'), imdbFilms)),
	'ml-1m-time': async (path) => onMl1mTimes(ml1mTime, path),
	'ml-1m-time-all-new': async (path) => onMl1mTimes(ml1mTimeAllNew, path),
	'time-split': async (path) => onSource(timeSplit(), path),
	'time-split-last': async (path) => onSource(timeSplitNext(), path),
	'time-split-next': async (path) => onSource(timeSplitNext({ target: 'every' }), path),
	'loo-ties-source-order': async (path) => onSource(looBy('source-order'), path),
	'loo-ties-by-title': async (path) => onSource(looBy('by-title'), path),
	'loo-ties-left-out': async (path) => onSource(looBy('left-out'), path),
	'user-split': async (path) => onSource((seed) => userSplit({ seed }), path),
	windows: async (path) => onWindows(path),
	'held-out-country': async (path, choices) => withoutLabel('country', path, choices),
	'held-out-language': async (path, choices) => withoutLabel('title-language', path, choices),
};

/** What is told of the data beside who watched what. */
interface Beside {
	readonly labels?: readonly Labels[];
	readonly attributes?: TitleAttributes | undefined;
}

/** A protocol that draws its split is made anew for every seed. */
const prepared = <Data>(
	protocol: Protocol<Data> | ((seed: number) => Protocol<Data>),
	data: Data,
	all: Histories,
	{ labels = [], attributes }: Beside = {},
): Prepared => ({
	events: all.titleIndices.length,
	hasTimes: !all.happenedAtMs.some(Number.isNaN),
	...(attributes && { attributes }),
	evaluated: (contenders, { cutHistories = false, metrics, ...options }) => {
		const made = typeof protocol === 'function' ? protocol(options.seed) : protocol;
		const drawn = metrics === undefined ? made : withMetrics(made, metrics);
		const asked = cutHistories ? withCutHistories(drawn, options) : drawn;
		const known = attributes && { attributes };
		return evaluate(asked, data, contenders, { ...options, ...known, labels });
	},
});

async function onSource(
	protocol: Protocol<Histories> | ((seed: number) => Protocol<Histories>),
	path: string,
): Promise<Prepared> {
	const source = await detect(path);
	const imported = await historiesOf(source);
	const labels = await labelsIn(source, imported);
	const attributes = attributesById(await titlesIn(source), imported.titleIds);
	return prepared(protocol, imported.histories, imported.histories, { labels, attributes });
}

/** Successive windows are not parted further: each is a table of its own already. */
async function onWindows(path: string): Promise<Prepared> {
	const source = await detect(path);
	const { histories, titleIds } = await historiesOf(source);
	const attributes = attributesById(await titlesIn(source), titleIds);
	return {
		...prepared(timeSplit(), histories, histories, { attributes }),
		evaluated: (contenders, { metrics, seed, clock, dataName, onProgress }) =>
			evaluateWindows(
				metrics === undefined ? windows() : withMetrics(windows(), metrics),
				histories,
				contenders,
				{
					...(attributes && { attributes }),
					...(onProgress && { onProgress }),
					seed,
					clock,
					dataName,
				},
			),
	};
}

/** MovieLens 1M with its names, years and genres; with what the film table knows beside, where one is given. */
async function onMl1mCold(folder: string, films?: string): Promise<Prepared> {
	const source = await detect(folder);
	const { histories, titleIds } = await historiesOf(source);
	const named = await titlesIn(source);
	const titles = films === undefined ? named : (await withFilmFacts(named, films)).titles;
	const attributes = attributesById(titles, titleIds);
	return prepared(ml1mCold, histories, histories, { attributes });
}

/** Profiles by the country they were seen in, or by the language that most of their titles are in. */
async function withoutLabel(
	name: 'country' | 'title-language',
	path: string,
	{ holdOut }: Choices,
): Promise<Prepared> {
	const source = await detect(path);
	const imported = await historiesOf(source);
	const { histories } = imported;
	const labels = await labelsIn(source, imported);
	const values = labels.find((one) => one.name === name)?.values ?? [];
	const data = {
		histories,
		labels: name === 'country' ? values : labelsFromTitles(histories, values),
		...(holdOut !== undefined && { heldOut: holdOut }),
	};
	const protocol = heldOutProfiles(`held-out-${name === 'country' ? 'country' : 'language'}`);
	const attributes = attributesById(await titlesIn(source), imported.titleIds);
	return prepared(protocol, data, histories, { labels, attributes });
}

async function onMl1mTimes(protocol: Protocol<Histories>, folder: string): Promise<Prepared> {
	const file = fileIn(folder, ml1mSequences);
	const histories = await movielens1mWithTimes(folder, file);
	return prepared(protocol, histories, histories, { attributes: await knownBeside(file) });
}

async function onSequences(protocol: Protocol<Histories>, path: string): Promise<Prepared> {
	const { histories } = await sequenceHistories(path);
	return prepared(protocol, histories, histories, { attributes: await knownBeside(path) });
}

/** Of a sequence file's titles, which come in the same order here and there: by their numbers. */
const knownBeside = async (path: string): Promise<TitleAttributes | undefined> =>
	knownOf(await titlesIn(await detect(path)));

const ml1mSequences = ['ml-1m_sas.txt.gz', 'ml-1m_sas.txt', 'ml-1m.txt'];
const imdbFilms = ['movie_metadata.csv'];
const microsoftFlags = ['ml100k_ms_split_is_test.txt'];

/** The file itself, or the first of these names in the folder. */
function fileIn(path: string, names: readonly string[]): string {
	if (existsSync(path) && statSync(path).isFile()) return path;
	const found = names.map((name) => join(path, name)).find((file) => existsSync(file));
	if (found !== undefined) return found;
	throw new Failure('protocol-data-missing', {
		responsible: 'caller',
		what: `none of ${names.join(', ')} is there`,
		where: path,
		remedy: 'Name the folder or file that holds the data of the protocol with --data.',
	});
}

/** One 0 or 1 per line. */
function flags(path: string): Uint8Array {
	const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
	const wrong = lines.findIndex((line) => line !== '0' && line !== '1');
	if (wrong < 0) return Uint8Array.from(lines, Number);
	throw new Failure('protocol-data-missing', {
		responsible: 'caller',
		what: `line ${wrong + 1} is ${JSON.stringify(lines[wrong]!.slice(0, 40))}, not 0 or 1`,
		where: path,
		remedy: 'Use the published flags: one 0 or 1 per row of u.data.',
	});
}
