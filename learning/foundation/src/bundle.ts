import { join } from 'node:path';
import type { Title } from '@marquee/contracts';
import { Failure, type TitleId } from '@marquee/units';
import { type BundleFolder, openBundleFolder, writeBundleFolder } from './bundle-files.ts';
import { failure } from './errors.ts';
import { type Foundation, openScoring, type ScoringModel } from './infer.ts';
import { type Learnt, learntBytes, learntFile, learntOf } from './learnt.ts';
import { bundleFormat, type Lineage, type Manifest } from './manifest.ts';
import type { Memory } from './memory.ts';
import { memoryContents, memoryFile, memoryIn } from './memory-files.ts';
import { withNewTitles } from './new-titles.ts';
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
	/** What a linear model remembers, beside taste; absent where taste answers alone. */
	readonly memory?: Memory;
	/** Answers one request per run, as serving asks. */
	readonly foundation: Foundation;
	/** What a training of tomorrow goes on from, read and checked anew each time; `undefined` in a bundle that has it not. */
	readonly learnt: () => Promise<Learnt | undefined>;
	/**
	 * The same bundle, opened once more, that also knows those of the titles that it did not: they stand behind the others, in
	 * the order given. Both are released on their own.
	 */
	readonly withTitles: (titles: readonly Title[]) => Promise<Bundle>;
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
	const { run, titles, curve } = model;
	return writeBundleFolder(
		folder,
		{ format: bundleFormat, run, titles, lineage, curve },
		{
			[oneRequest]: scoringGraph(model, { rows: 1, requests: 1 }),
			[manyRequests]: scoringGraph(model, packedSize),
			'embeddings.f16': bytesOfTable(model.embeddings, 'f16'),
			'prior.f32': bytesOfTable(model.prior, 'f32'),
			...(model.freshPrior && { 'fresh-prior.f32': bytesOfTable(model.freshPrior, 'f32') }),
			...(model.memory && memoryContents(model.memory)),
			[learntFile]: learntBytes(model),
			'titles.json': new TextEncoder().encode(JSON.stringify(titleIds)),
		},
	);
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
	const folder = await openBundleFolder(path);
	const { manifest, read } = folder;
	const titleIds = titleIdsOf(await read('titles.json'), manifest.titles, path);
	requireCatalogue(path, titleIds, options.inCatalogue);
	const model = await scoringModel(folder, path);
	const many = options.manyAtOnce === true && manyRequests in manifest.files;
	const name = many ? manyRequests : oneRequest;
	const graph = { where: join(path, name), bytes: await read(name), threads: options.threads };
	return opened({ folder, path, titleIds, model, graph });
}

/** All that a bundle is made of but what must be released. */
interface Parts extends Pick<Bundle, 'path' | 'titleIds'> {
	readonly folder: BundleFolder;
	readonly model: ScoringModel;
	readonly graph: { readonly bytes: Uint8Array; readonly threads: number; readonly where: string };
}

async function opened(parts: Parts): Promise<Bundle> {
	const { folder, path, titleIds, model, graph } = parts;
	const { hash, manifest, read } = folder;
	const learnt = async () =>
		learntFile in manifest.files
			? learntOf(await read(learntFile), manifest.titles, path)
			: undefined;
	return {
		hash,
		path,
		manifest,
		titleIds,
		embeddings: model.embeddings,
		...(model.memory && { memory: model.memory }),
		foundation: await openGraph(model, graph),
		learnt,
		withTitles: async (titles) => {
			const isKnown = new Set<string>(titleIds);
			const added = titles.filter(({ titleId }) => !isKnown.has(titleId) && isKnown.add(titleId));
			const ids = added.map(({ titleId }) => titleId as TitleId);
			const extended = withNewTitles(model, added.length > 0 ? await learnt() : undefined, added);
			return opened({ ...parts, titleIds: [...titleIds, ...ids], model: extended });
		},
	};
}

/** The tables beside the graph. */
async function scoringModel(
	{ manifest, read }: BundleFolder,
	where: string,
): Promise<ScoringModel> {
	const { run, titles, files } = manifest;
	const kindOf = (of: string) => tableKinds.find((kind) => `${of}.${kind}` in files);
	const table = async (of: string, width = 1) => {
		const kind = kindOf(of) ?? 'f32';
		const name = `${of}.${kind}`;
		return tableOf(await read(name), kind, { count: titles * width, name, where });
	};
	const memory = memoryFile in files ? await memoryIn(read, titles, where) : undefined;
	return {
		run,
		titles,
		embeddings: await table('embeddings', run.width), // (V, D)
		prior: await table('prior'), // (V)
		...(kindOf('fresh-prior') && { freshPrior: await table('fresh-prior') }), // (V)
		...(memory && { memory }),
	};
}

/** A graph that the engine refuses does not keep the contract either: the words are the engine's. */
async function openGraph(model: ScoringModel, { bytes, threads, where }: Parts['graph']) {
	try {
		return await openScoring(model, bytes, { threads, where });
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
