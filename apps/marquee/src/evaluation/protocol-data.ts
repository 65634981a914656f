import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Histories } from '@marquee/histories';
import { detect, historiesOf, movielens100kHistories, sequenceHistories } from '@marquee/importers';
import {
	type Contender,
	type Evaluation,
	type EvaluationOptions,
	evaluate,
	loo,
	ml1mLooA,
	ml100kMicrosoft,
	type Protocol,
	timeSplit,
} from '@marquee/protocols';
import { Failure } from '@marquee/units';

/** A protocol with its data, ready to be evaluated. */
export interface Prepared {
	readonly events: number;
	readonly hasTimes: boolean;
	readonly evaluated: (
		contenders: readonly Contender[],
		options: EvaluationOptions,
	) => Promise<Evaluation>;
}

/** Which protocols there are, and how each finds its data under a path. */
export const protocols: Readonly<Record<string, (path: string) => Promise<Prepared>>> = {
	'ml-1m-loo-a': async (path) => onSequences(ml1mLooA, fileIn(path, ml1mSequences)),
	loo: async (path) => onSequences(loo, path),
	'ml-100k-microsoft': async (path) => {
		const isTest = flags(fileIn(path, microsoftFlags));
		const { histories, sourceRows } = await movielens100kHistories(path);
		return prepared(ml100kMicrosoft, { histories, sourceRows, isTest }, histories);
	},
	'time-split': async (path) => {
		const { histories } = await historiesOf(await detect(path));
		return prepared(timeSplit(), histories, histories);
	},
};

const prepared = <Data>(protocol: Protocol<Data>, data: Data, all: Histories): Prepared => ({
	events: all.titleIndices.length,
	hasTimes: !all.happenedAtMs.some(Number.isNaN),
	evaluated: (contenders, options) => evaluate(protocol, data, contenders, options),
});

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
