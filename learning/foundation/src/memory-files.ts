import type { LinearMemory, LinearPart, Similarities } from '@marquee/baselines';
import type { BundleFolder, Contents } from './bundle-files.ts';
import { failure } from './errors.ts';
import type { Memory } from './memory.ts';
import { bytesOfTable, bytesOfWhole, tableOf, wholeNumbersOf } from './tables.ts';

/** The file of a bundle that says how its memory is put together; bundles without a memory have none. */
export const memoryFile = 'memory.json';

/** What `memory.json` holds: all but the matrices. */
interface MemorySaid extends Pick<Memory, 'share' | 'tasteShare'>, Pick<LinearMemory, 'ratings'> {
	readonly parts: readonly Pick<LinearPart, 'decay' | 'share'>[];
}

const fileOf = (part: number, of: 'offsets.i32' | 'titles.i32' | 'values.f32'): string =>
	`memory-${part}-${of}`;

/** The memory as files of a bundle: `memory.json`, and three arrays for each matrix, row behind row. */
export function memoryContents({ linear, share, tasteShare }: Memory): Contents {
	const { ratings, parts } = linear;
	const said: MemorySaid = {
		share,
		tasteShare,
		ratings,
		parts: parts.map((part) => ({ decay: part.decay, share: part.share })),
	};
	const matrices = parts.flatMap(({ matrix: { offsets, titles, values } }, part) => [
		[fileOf(part, 'offsets.i32'), bytesOfWhole(offsets)] as const,
		[fileOf(part, 'titles.i32'), bytesOfWhole(titles)] as const,
		[fileOf(part, 'values.f32'), bytesOfTable(values, 'f32')] as const,
	]);
	return {
		[memoryFile]: new TextEncoder().encode(JSON.stringify(said)),
		...Object.fromEntries(matrices),
	};
}

/**
 * The memory that a bundle of V titles holds.
 *
 * @throws {Failure} `bundle-contract-broken` with the file that is missing, of another length, or names a title beyond V.
 */
export async function memoryIn(
	read: BundleFolder['read'],
	titles: number,
	where: string,
): Promise<Memory> {
	const said = memorySaid(await read(memoryFile), where);
	const parts: LinearPart[] = [];
	for (const [part, { decay, share }] of said.parts.entries())
		parts.push({ decay, share, matrix: await matrixIn(read, part, titles, where) });
	const { share, tasteShare, ratings } = said;
	return { linear: { titles, parts, ratings }, share, tasteShare };
}

async function matrixIn(
	read: BundleFolder['read'],
	part: number,
	V: number,
	where: string,
): Promise<Similarities> {
	const broken = (what: string) => failure('bundle-contract-broken', { what, where });
	const [endsFile, titlesFile, valuesFile] = [
		fileOf(part, 'offsets.i32'),
		fileOf(part, 'titles.i32'),
		fileOf(part, 'values.f32'),
	];
	const offsets = wholeNumbersOf(await read(endsFile), { name: endsFile, count: V + 1, where });
	if (offsets[0] !== 0 || offsets.some((end, row) => row > 0 && end < offsets[row - 1]!))
		throw broken(`${endsFile} does not ascend from 0`);
	const count = offsets[V]!;
	const titles = wholeNumbersOf(await read(titlesFile), { name: titlesFile, count, where });
	const stray = titles.find((title) => title >= V);
	if (stray !== undefined) throw broken(`${titlesFile} names title ${stray} of ${V}`);
	const values = tableOf(await read(valuesFile), 'f32', { name: valuesFile, count, where });
	return { offsets, titles, values };
}

function memorySaid(bytes: Uint8Array, where: string): MemorySaid {
	const broken = (what: string, cause?: unknown) =>
		failure('bundle-contract-broken', { what: `${memoryFile}: ${what}`, where, cause });
	let said: unknown;
	try {
		said = JSON.parse(new TextDecoder().decode(bytes));
	} catch (cause) {
		throw broken('no JSON', cause);
	}
	const { share, tasteShare, ratings, parts } = objectOf(said);
	if (!Array.isArray(parts)) throw broken('parts is no list');
	const { slope, mean } = objectOf(ratings);
	const ofParts = parts
		.map(objectOf)
		.flatMap(({ decay, share }, at) => [
			[`decay of part ${at}`, decay] as const,
			[`share of part ${at}`, share] as const,
		]);
	const numbers = { share, tasteShare, slope, mean, ...Object.fromEntries(ofParts) };
	for (const [name, number] of Object.entries(numbers))
		if (!Number.isFinite(number))
			throw broken(`${name} is ${JSON.stringify(number)}, not a number`);
	return said as MemorySaid;
}

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
