import { createHash } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { featureNames } from '@marquee/features';
import { failure } from './errors.ts';
import { heads } from './ranker.ts';
import type { RankerModel, RankerWeights } from './ranker-model.ts';

/** What a file says of itself, so that a later version knows what it reads. */
const format = 'marquee-ranker 1';

/** sha256 of all that a ranker is: two rankers with one hash score alike. */
export const hashOf = (model: RankerModel): string => sha256(bodyOf(model));

/** Writes a ranker as one JSON file, whole or not at all, and answers its hash. */
export async function writeRanker(path: string, model: RankerModel): Promise<string> {
	const body = bodyOf(model);
	const hash = sha256(body);
	const beside = `${path}.${hash.slice(0, 12)}.new`;
	const file = await open(beside, 'w');
	try {
		await file.writeFile(`{"format":"${format}","sha256":"${hash}","ranker":${body}}\n`);
		await file.sync();
	} finally {
		await file.close();
	}
	await rename(beside, path);
	return hash;
}

/**
 * The ranker of a file.
 *
 * @throws {Failure} `ranker-missing` if it cannot be read, `ranker-altered` if it is not what was written, `ranker-foreign` if
 *   it was made for other features or by another version.
 */
export async function readRanker(path: string): Promise<RankerModel> {
	const text = await readFile(path, 'utf8').catch((cause: unknown) => {
		throw failure('ranker-missing', { what: 'there is no ranker to read', where: path, cause });
	});
	const file = parsed(text, path);
	if (file.format !== format)
		throw failure('ranker-foreign', {
			what: `the format is ${file.format}, not ${format}`,
			where: path,
		});
	const hash = sha256(JSON.stringify(file.ranker ?? null));
	if (hash !== file.sha256)
		throw failure('ranker-altered', {
			what: `the content has sha256 ${hash.slice(0, 12)}…, not ${String(file.sha256).slice(0, 12)}… as it says`,
			where: path,
		});
	const { weights, ...said } = file.ranker as Omit<RankerModel, 'weights'> & Written;
	requireFeatures(said.names, path);
	return { ...said, weights: weightsOf(weights, said.run.width, path) };
}

interface Written {
	/** Little-endian float32 as base64. */
	readonly weights: Readonly<Record<keyof RankerWeights, string>>;
}

function bodyOf({ weights, ...said }: RankerModel): string {
	const written = Object.fromEntries(
		Object.entries(weights).map(([name, values]: [string, Float32Array]) => [
			name,
			Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64'),
		]),
	);
	return JSON.stringify({ ...said, weights: written });
}

function parsed(text: string, where: string) {
	try {
		const file: unknown = JSON.parse(text);
		if (typeof file === 'object' && file !== null)
			return file as { format?: unknown; sha256?: unknown; ranker?: unknown };
	} catch (cause) {
		throw failure('ranker-altered', { what: 'the file is not JSON', where, cause });
	}
	throw failure('ranker-altered', { what: 'the file holds no object', where });
}

function requireFeatures(names: readonly string[], where: string): void {
	const [missing] = featureNames.filter((name) => !names.includes(name));
	const [unknown] = names.filter((name) => !featureNames.includes(name));
	if (`${names}` === `${featureNames}`) return;
	const found =
		unknown !== undefined
			? `it reads ${unknown}, which is no feature`
			: missing !== undefined
				? `it does not read ${missing}`
				: 'it reads the features in another order';
	throw failure('ranker-foreign', { what: found, where });
}

function weightsOf(written: Written['weights'], H: number, where: string): RankerWeights {
	const F = featureNames.length;
	const array = (name: keyof RankerWeights, length: number): Float32Array => {
		const bytes = Uint8Array.from(Buffer.from(written[name], 'base64'));
		if (bytes.length === 4 * length) return new Float32Array(bytes.buffer);
		const what = `${name} has ${bytes.length} bytes, not those of ${length} numbers`;
		throw failure('ranker-foreign', { what, where });
	};
	return {
		trunk: array('trunk', F * H),
		'trunk-bias': array('trunk-bias', H),
		heads: array('heads', H * heads.length),
		'heads-bias': array('heads-bias', heads.length),
		straight: array('straight', F * heads.length),
	};
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
