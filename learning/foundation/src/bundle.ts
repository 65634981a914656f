import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Failure, type TitleId } from '@marquee/units';
import { failure } from './errors.ts';
import { type Foundation, openScoring, type ScoringModel } from './infer.ts';
import { bundleFormat, type Lineage, type Manifest, manifestName, manifestOf } from './manifest.ts';
import { scoringGraph } from './scoring-graph.ts';
import { bytesOfTable, tableKinds, tableOf } from './tables.ts';
import type { TrainedModel } from './trained-model.ts';

/** Everything a model needs to serve, in one folder named by its content. */
export interface Bundle {
	/** sha256 of the manifest, which names the sha256 of every file. */
	readonly hash: string;
	readonly path: string;
	readonly manifest: Manifest;
	/** Which title stands in which row. */
	readonly titleIds: readonly TitleId[];
	/** Where each stands: rows of length 1, zeros where nothing is known. `// (V, D)` */
	readonly embeddings: Float32Array;
	/** Answers one request per run, as serving asks. */
	readonly foundation: Foundation;
}

/** The graph that answers one request per run. */
const oneRequest = 'scoring.onnx';
/** The graph that reads many histories per run: for the embeddings of all profiles. A bundle may lack it. */
const manyRequests = 'scoring-packed.onnx';

/** B and R of the packed graph: 16 rows of 100 steps keep two cores busy, and a run within 50 ms. */
const packedSize = { rows: 16, requests: 256 };

/** Writes a trained model as a bundle into `folder/<hash>` and answers the hash. The folder appears whole or not at all. */
export async function writeBundle(
	folder: string,
	model: TrainedModel,
	titleIds: readonly TitleId[],
	lineage: Lineage,
): Promise<string> {
	if (titleIds.length !== model.titles)
		throw new RangeError(`${titleIds.length} ids for a model of ${model.titles} titles`);
	const contents: Record<string, Uint8Array> = {
		[oneRequest]: scoringGraph(model, { rows: 1, requests: 1 }),
		[manyRequests]: scoringGraph(model, packedSize),
		'embeddings.f16': bytesOfTable(model.embeddings, 'f16'),
		'prior.f32': bytesOfTable(model.prior, 'f32'),
		...(model.freshPrior && { 'fresh-prior.f32': bytesOfTable(model.freshPrior, 'f32') }),
		'titles.json': new TextEncoder().encode(JSON.stringify(titleIds)),
	};
	const manifest: Manifest = {
		format: bundleFormat,
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
	/** Reads many histories per run where the bundle has a graph for it: for the embeddings of all profiles. */
	readonly manyAtOnce?: boolean;
}

/**
 * Opens a bundle for serving, whoever made it, after every byte of it was checked and its graph was held against the contract.
 *
 * @throws {Failure} `bundle-missing` if there is none, `bundle-altered` if a file is missing or differs by a byte,
 *   `bundle-format-unknown` if it is of another format, `bundle-contract-broken` with the part that does not keep the contract,
 *   `bundle-foreign` if most of its titles are not in the catalogue.
 */
export async function openBundle(path: string, options: BundleOptions): Promise<Bundle> {
	const { hash, manifest } = await readManifest(path);
	const read = (name: string) => verified(path, manifest, name);
	const titleIds = titleIdsOf(await read('titles.json'), manifest.titles, path);
	requireCatalogue(path, titleIds, options.inCatalogue);
	const kindOf = (of: string) => tableKinds.find((kind) => `${of}.${kind}` in manifest.files);
	const table = async (of: string, width = 1) => {
		const kind = kindOf(of) ?? 'f32';
		const name = `${of}.${kind}`;
		return tableOf(await read(name), kind, { count: manifest.titles * width, name, where: path });
	};
	const model: ScoringModel = {
		run: manifest.run,
		titles: manifest.titles,
		embeddings: await table('embeddings', manifest.run.width), // (V, D)
		prior: await table('prior'), // (V)
		...(kindOf('fresh-prior') && { freshPrior: await table('fresh-prior') }), // (V)
	};
	const many = options.manyAtOnce === true && manyRequests in manifest.files;
	const graph = many ? manyRequests : oneRequest;
	const { threads } = options;
	const foundation = await openGraph(model, await read(graph), threads, join(path, graph));
	return { hash, path, manifest, titleIds, embeddings: model.embeddings, foundation };
}

/** A graph that the engine refuses does not keep the contract either: the words are the engine's. */
async function openGraph(model: ScoringModel, graph: Uint8Array, threads: number, where: string) {
	try {
		return await openScoring(model, graph, { threads, where });
	} catch (cause) {
		if (cause instanceof Failure && cause.code === 'graph-refused')
			throw failure('bundle-contract-broken', { what: cause.what, where, cause });
		throw cause;
	}
}

function titleIdsOf(bytes: Uint8Array, titles: number, path: string): readonly TitleId[] {
	const broken = (what: string, cause?: unknown) =>
		failure('bundle-contract-broken', { what: `titles.json: ${what}`, where: path, cause });
	let ids: unknown;
	try {
		ids = JSON.parse(new TextDecoder().decode(bytes));
	} catch (cause) {
		throw broken('no JSON', cause);
	}
	if (!Array.isArray(ids) || !ids.every((id) => typeof id === 'string'))
		throw broken('no list of ids');
	if (ids.length !== titles) throw broken(`${ids.length} ids for ${titles} titles`);
	return ids as TitleId[];
}

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
	const hash = sha256(bytes);
	const named = basename(path);
	if (isHash.test(named) && named !== hash)
		throw failure('bundle-altered', {
			what: `${manifestName} has sha256 ${short(hash)}, not ${short(named)} as the folder is named`,
			where: path,
		});
	const manifest = manifestOf(bytes, path);
	const there = new Set(await readdir(path));
	for (const name of Object.keys(manifest.files))
		if (!there.has(name))
			throw failure('bundle-altered', { what: `${name} is missing`, where: path });
	return { hash, manifest };
}

async function verified(path: string, manifest: Manifest, name: string): Promise<Uint8Array> {
	const promised = manifest.files[name];
	if (promised === undefined)
		throw failure('bundle-contract-broken', {
			what: `${manifestName}: files does not name ${name}`,
			where: path,
		});
	const bytes = await readFile(join(path, name));
	const found = sha256(bytes);
	if (found === promised.sha256) return bytes;
	throw failure('bundle-altered', {
		what: `${name} has sha256 ${short(found)}, not ${short(promised.sha256)}`,
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

const isHash = /^[0-9a-f]{64}$/;

const short = (hash: string): string => `${hash.slice(0, 12)}…`;
