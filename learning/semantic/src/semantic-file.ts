import { createHash } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { failure } from './errors.ts';
import { type SemanticModel, type Semantics, semanticsOf } from './semantics.ts';

/** What a file says of itself, so that a later version knows what it reads. */
const format = 'marquee-semantics 1';
const numberFields = ['vectors', 'importances', 'termVectors', 'tasteMap'] as const;
type NumberField = (typeof numberFields)[number];

interface Header extends Omit<SemanticModel, NumberField> {
	readonly format: string;
	/** How many numbers each field has, in the order of `numberFields`. */
	readonly lengths: readonly number[];
}

/**
 * Writes the model as one file, whole or not at all, and answers its sha256.
 *
 * Its first line is that hash of all that follows; the second is JSON; then come the numbers as little-endian float32.
 */
export async function writeSemantics(path: string, { model }: Semantics): Promise<string> {
	const body = bodyOf(model);
	const hash = sha256(body);
	const beside = `${path}.${hash.slice(0, 12)}.new`;
	const file = await open(beside, 'w');
	try {
		await file.writeFile(`${hash}\n`);
		await file.writeFile(body);
		await file.sync();
	} finally {
		await file.close();
	}
	await rename(beside, path);
	return hash;
}

/** The titles that a file must be about, and the hash that it must have. */
export interface Expected {
	readonly titleIds?: readonly string[];
	readonly sha256?: string;
}

/**
 * The semantics of a file.
 *
 * @throws {Failure} `semantics-missing` if it cannot be read, `semantics-altered` if it is not what was written (or not the one
 *   with the expected hash), `semantics-foreign` if another version wrote it or it is about other titles than expected.
 */
export async function readSemantics(path: string, expected: Expected = {}): Promise<Semantics> {
	const bytes = await readFile(path).catch((cause: unknown) => {
		throw failure('semantics-missing', { what: 'there is nothing to read', where: path, cause });
	});
	const end = bytes.indexOf('\n');
	const body = bytes.subarray(end + 1);
	const hash = sha256(body);
	const said = bytes.subarray(0, Math.max(end, 0)).toString('latin1');
	for (const wanted of [said, expected.sha256 ?? hash])
		if (hash !== wanted)
			throw failure('semantics-altered', {
				what: `the content has sha256 ${hash.slice(0, 12)}…, not ${JSON.stringify(wanted.slice(0, 12))}`,
				where: path,
			});
	const model = modelOf(body, path);
	if (expected.titleIds !== undefined) requireTitles(model.titleIds, expected.titleIds, path);
	return semanticsOf(model);
}

function bodyOf(model: SemanticModel): Buffer {
	const { vectors, importances, termVectors, tasteMap, ...said } = model;
	const numbers = [vectors, importances, termVectors, tasteMap];
	const header: Header = { format, ...said, lengths: numbers.map(({ length }) => length) };
	return Buffer.concat([
		Buffer.from(`${JSON.stringify(header)}\n`),
		...numbers.map((some) => Buffer.from(some.buffer, some.byteOffset, some.byteLength)),
	]);
}

function modelOf(body: Buffer, where: string): SemanticModel {
	const end = body.indexOf('\n');
	const header = JSON.parse(body.subarray(0, end).toString()) as Header; // as it was written: the hash says so
	if (header.format !== format)
		throw failure('semantics-foreign', {
			what: `the format is ${header.format}, not ${format}`,
			where,
		});
	const { format: _, lengths, ...said } = header;
	const numbers = lengths.map((length, field) => {
		const from = end + 1 + 4 * lengths.slice(0, field).reduce((sum, before) => sum + before, 0);
		return new Float32Array(Uint8Array.from(body.subarray(from, from + 4 * length)).buffer);
	});
	const byField = Object.fromEntries(numberFields.map((field, i) => [field, numbers[i]!]));
	return { ...said, ...(byField as Record<NumberField, Float32Array>) };
}

function requireTitles(found: readonly string[], wanted: readonly string[], where: string): void {
	if (found.length === wanted.length && found.every((id, at) => id === wanted[at])) return;
	const known = new Set(found);
	const missing = wanted.filter((id) => !known.has(id)).length;
	const what = `it is about ${found.length} titles; of the ${wanted.length} asked for it lacks ${missing}`;
	throw failure('semantics-foreign', { what, where });
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
