import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Histories } from '@marquee/histories';
import { detect, historiesOf, movielens100kHistories, sequenceHistories } from '@marquee/importers';
import {
	type Contender,
	type Evaluation,
	type EvaluationOptions,
	evaluate,
	heldOutProfiles,
	type Labels,
	labelsFromTitles,
	loo,
	ml1mLooA,
	ml1mTime,
	ml1mTimeAllNew,
	ml100kMicrosoft,
	type Protocol,
	timeSplit,
	timeSplitNext,
	withCutHistories,
} from '@marquee/protocols';
import { Failure } from '@marquee/units';
import { movielens1mWithTimes } from './movielens-1m-times.ts';
import { labelsIn } from './source-labels.ts';

/** A protocol with its data, ready to be evaluated. */
export interface Prepared {
	readonly events: number;
	readonly hasTimes: boolean;
	/** With `cutHistories` the same cases are also asked with histories cut to the newest 0, 1, 3 and 10 events. */
	readonly evaluated: (
		contenders: readonly Contender[],
		options: EvaluationOptions & { readonly cutHistories?: boolean },
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
		const { histories, sourceRows } = await movielens100kHistories(path);
		return prepared(ml100kMicrosoft, { histories, sourceRows, isTest }, histories);
	},
	'ml-1m-time': async (path) => onMl1mTimes(ml1mTime, path),
	'ml-1m-time-all-new': async (path) => onMl1mTimes(ml1mTimeAllNew, path),
	'time-split': async (path) => onSource(timeSplit(), path),
	'time-split-last': async (path) => onSource(timeSplitNext(), path),
	'time-split-next': async (path) => onSource(timeSplitNext({ target: 'every' }), path),
	'held-out-country': async (path, choices) => withoutLabel('country', path, choices),
	'held-out-language': async (path, choices) => withoutLabel('title-language', path, choices),
};

const prepared = <Data>(
	protocol: Protocol<Data>,
	data: Data,
	all: Histories,
	labels: readonly Labels[] = [],
): Prepared => ({
	events: all.titleIndices.length,
	hasTimes: !all.happenedAtMs.some(Number.isNaN),
	evaluated: (contenders, { cutHistories = false, ...options }) => {
		const asked = cutHistories ? withCutHistories(protocol, options) : protocol;
		return evaluate(asked, data, contenders, { ...options, labels });
	},
});

async function onSource(protocol: Protocol<Histories>, path: string): Promise<Prepared> {
	const source = await detect(path);
	const imported = await historiesOf(source);
	const labels = await labelsIn(source, imported);
	return prepared(protocol, imported.histories, imported.histories, labels);
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
	return prepared(protocol, data, histories, labels);
}

async function onMl1mTimes(protocol: Protocol<Histories>, folder: string): Promise<Prepared> {
	const histories = await movielens1mWithTimes(folder, fileIn(folder, ml1mSequences));
	return prepared(protocol, histories, histories);
}

async function onSequences(protocol: Protocol<Histories>, path: string): Promise<Prepared> {
	const { histories } = await sequenceHistories(path);
	return prepared(protocol, histories, histories);
}

const ml1mSequences = ['ml-1m_sas.txt.gz', 'ml-1m_sas.txt', 'ml-1m.txt'];
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
