import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EpochMs, TitleId } from '@marquee/units';
import { failure } from './errors.ts';
import { type Foundation, openScoring } from './infer.ts';
import type { LossPoint } from './progress.ts';
import type { Run } from './run.ts';
import { scoringGraph } from './scoring-graph.ts';
import type { TrainedModel } from './trained-model.ts';

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

/** What a bundle says of itself. */
export interface Manifest {
	readonly format: 1;
	readonly run: Run;
	readonly titles: number;
	readonly lineage: Lineage;
	readonly curve: readonly LossPoint[];
	/** Everything else in the folder, by name. */
	readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>;
}

/** Everything a model needs to serve, in one folder named by its content. */
export interface Bundle {
	/** sha256 of the manifest, which names the sha256 of every file. */
	readonly hash: string;
	readonly path: string;
	readonly manifest: Manifest;
	/** Which title stands in which row. */
	readonly titleIds: readonly TitleId[];
	readonly foundation: Foundation;
}

/**
 * Writes a bundle into `folder/<hash>` and answers the hash. The folder appears whole or not at all.
 *
 * `scoring.onnx` answers one request per run: tokens in, the newest state and its taste of all titles out.
 */
export async function writeBundle(
	folder: string,
	model: TrainedModel,
	titleIds: readonly TitleId[],
	lineage: Lineage,
): Promise<string> {
	if (titleIds.length !== model.titles)
		throw new RangeError(`${titleIds.length} ids for a model of ${model.titles} titles`);
	const contents: Record<string, Uint8Array> = {
		'scoring.onnx': scoringGraph(model, 1),
		'embeddings.f32': bytesOf(model.embeddings),
		'prior.f32': bytesOf(model.prior),
		...(model.freshPrior && { 'fresh-prior.f32': bytesOf(model.freshPrior) }),
		'titles.json': new TextEncoder().encode(JSON.stringify(titleIds)),
	};
	const manifest: Manifest = {
		format: 1,
		run: model.run,
		titles: model.titles,
		lineage,
		curve: model.curve,
		files: Object.fromEntries(
			Object.entries(contents).map(([name, bytes]) => [
				name,
				{ bytes: bytes.length, sha256: sha256(bytes) },
			]),
		),
	};
	const written = new TextEncoder().encode(`${JSON.stringify(manifest, null, '\t')}\n`);
	const hash = sha256(written);
	const beside = join(folder, `.${hash}.new`);
	await rm(beside, { recursive: true, force: true });
	await mkdir(beside, { recursive: true });
	for (const [name, bytes] of Object.entries({ ...contents, [manifestName]: written }))
		await writeDurably(join(beside, name), bytes);
	await rm(join(folder, hash), { recursive: true, force: true });
	await rename(beside, join(folder, hash));
	return hash;
}

/** How a bundle is opened. */
export interface BundleOptions {
	readonly threads: number;
	/** The catalogue to be served: a bundle of which fewer than half the titles are in it was made for another. */
	readonly inCatalogue: (title: TitleId) => boolean;
}

/**
 * Opens a bundle for serving, after every byte of it was checked.
 *
 * @throws {Failure} `bundle-missing` if there is none, `bundle-altered` if a file is missing or differs by a byte,
 *   `bundle-foreign` if most of its titles are not in the catalogue.
 */
export async function openBundle(path: string, options: BundleOptions): Promise<Bundle> {
	const { hash, manifest } = await readManifest(path);
	const read = (name: string) => verified(path, manifest, name);
	const titleIds = JSON.parse(new TextDecoder().decode(await read('titles.json'))) as TitleId[];
	requireCatalogue(path, titleIds, options.inCatalogue);
	const model = {
		run: manifest.run,
		titles: manifest.titles,
		embeddings: floats(await read('embeddings.f32')), // (V, D)
		prior: floats(await read('prior.f32')), // (V)
		...('fresh-prior.f32' in manifest.files && {
			freshPrior: floats(await read('fresh-prior.f32')), // (V)
		}),
	};
	const fits =
		titleIds.length === model.titles &&
		model.prior.length === model.titles &&
		(model.freshPrior?.length ?? model.titles) === model.titles &&
		model.embeddings.length === model.titles * model.run.width;
	if (!fits)
		throw failure('bundle-altered', {
			what: `the tables do not fit ${model.titles} titles of width ${model.run.width}`,
			where: path,
		});
	const foundation = await openScoring(model, await read('scoring.onnx'), {
		threads: options.threads,
		batchRows: 1,
	});
	return { hash, path, manifest, titleIds, foundation };
}

const manifestName = 'manifest.json';

function requireCatalogue(
	path: string,
	titleIds: readonly TitleId[],
	inCatalogue: (title: TitleId) => boolean,
): void {
	const known = titleIds.filter(inCatalogue).length;
	if (known * 2 < titleIds.length)
		throw failure('bundle-foreign', {
			what: `only ${known} of its ${titleIds.length} titles are in the catalogue`,
			where: path,
		});
}

async function readManifest(path: string): Promise<{ hash: string; manifest: Manifest }> {
	const bytes = await readFile(join(path, manifestName)).catch((cause: unknown) => {
		throw failure('bundle-missing', { what: 'there is no manifest', where: path, cause });
	});
	const manifest = parsed(bytes, path);
	const there = new Set(await readdir(path));
	for (const name of Object.keys(manifest.files))
		if (!there.has(name))
			throw failure('bundle-altered', { what: `${name} is missing`, where: path });
	return { hash: sha256(bytes), manifest };
}

function parsed(bytes: Uint8Array, path: string): Manifest {
	try {
		const manifest = JSON.parse(new TextDecoder().decode(bytes)) as Manifest;
		if (manifest.format === 1 && typeof manifest.files === 'object') return manifest;
		throw new TypeError(`format ${String(manifest.format)}, not 1`);
	} catch (cause) {
		throw failure('bundle-altered', { what: 'the manifest cannot be read', where: path, cause });
	}
}

async function verified(path: string, manifest: Manifest, name: string): Promise<Uint8Array> {
	const promised = manifest.files[name];
	if (promised === undefined)
		throw failure('bundle-altered', { what: `the manifest does not name ${name}`, where: path });
	const bytes = await readFile(join(path, name));
	const found = sha256(bytes);
	if (found === promised.sha256) return bytes;
	throw failure('bundle-altered', {
		what: `${name} has sha256 ${found.slice(0, 12)}…, not ${promised.sha256.slice(0, 12)}…`,
		where: path,
	});
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
	const file = await open(path, 'w');
	try {
		await file.writeFile(bytes);
		await file.sync();
	} finally {
		await file.close();
	}
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const bytesOf = (numbers: Float32Array): Uint8Array =>
	new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);

/** A copy, because a file's bytes may begin anywhere in memory and numbers may not. */
const floats = (bytes: Uint8Array): Float32Array => new Float32Array(bytes.slice().buffer);
