import type { EpochMs } from '@marquee/units';
import { failure } from './errors.ts';
import type { LossPoint } from './progress.ts';
import type { Run } from './run.ts';

/** Where a model comes from. */
export interface Lineage {
	/** What it was trained on, in words. */
	readonly data: string;
	/** The newest event learnt from. */
	readonly trainedUntil: EpochMs;
	/** The moment training ended. */
	readonly createdAt: EpochMs;
	/** Revision of the code that trained it. */
	readonly code: string;
	/** How it did on held-out data, by protocol and metric. */
	readonly metrics: Readonly<Record<string, number>>;
}

/** What a bundle says of itself; docs/bundle.md has it for those who make their own. */
export interface Manifest {
	readonly format: 1 | 2;
	/** How it was made: our whole run, or of another maker's at least what shapes depend on. */
	readonly run: Pick<Run, 'name' | 'context' | 'width'> & Partial<Run>;
	readonly titles: number;
	readonly lineage: Lineage;
	readonly curve: readonly LossPoint[];
	/** Everything else in the folder, by name. */
	readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>;
}

/** The file that says what all others are. */
export const manifestName = 'manifest.json';

/** The format that is written. 1 had the titles' embeddings and their taste inside the graph; it is still read. */
export const bundleFormat = 2;

/**
 * Reads a manifest from its bytes; `where` is the bundle's folder.
 *
 * @throws {Failure} `bundle-altered` if it is no JSON, `bundle-format-unknown` if it is of another format,
 *   `bundle-contract-broken` with the field that is missing or wrong.
 */
export function manifestOf(bytes: Uint8Array, where: string): Manifest {
	const manifest = parsed(bytes, where);
	const { format } = manifest;
	if (format !== 1 && format !== bundleFormat)
		throw failure('bundle-format-unknown', {
			what: `the bundle is of format ${String(format)}, not 1 or ${bundleFormat}`,
			where,
		});
	for (const [path, fits, wanted] of fields) {
		const value = path.split('.').reduce<unknown>((of, key) => objectOf(of)[key], manifest);
		if (!fits(value))
			throw failure('bundle-contract-broken', {
				what: `${manifestName}: ${path} is ${JSON.stringify(value)}, not ${wanted}`,
				where,
			});
	}
	return manifest as unknown as Manifest;
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isMoment = (value: unknown): boolean => Number.isFinite(value);
const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) > 0;
const isTable = (value: unknown): boolean =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const isFiles = (value: unknown): boolean =>
	isTable(value) && Object.values(value as object).every((file) => isText(objectOf(file).sha256));

/** Every field that is read somewhere, and what it must be. */
const fields: readonly (readonly [string, (value: unknown) => boolean, string])[] = [
	['run.name', isText, 'a text'],
	['run.context', isCount, 'a whole number above 0'],
	['run.width', isCount, 'a whole number above 0'],
	['titles', isCount, 'a whole number above 0'],
	['lineage.data', isText, 'a text'],
	['lineage.trainedUntil', isMoment, 'a moment in milliseconds since 1970'],
	['lineage.createdAt', isMoment, 'a moment in milliseconds since 1970'],
	['lineage.code', isText, 'a text'],
	['lineage.metrics', isTable, 'a table of numbers'],
	['curve', Array.isArray, 'a list'],
	['files', isFiles, 'a table of files, each with its sha256'],
];

function parsed(bytes: Uint8Array, where: string): Readonly<Record<string, unknown>> {
	try {
		return objectOf(JSON.parse(new TextDecoder().decode(bytes)));
	} catch (cause) {
		throw failure('bundle-altered', { what: 'the manifest cannot be read', where, cause });
	}
}

/** What is no object has no fields. */
const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
	isTable(value) ? (value as Record<string, unknown>) : {};
