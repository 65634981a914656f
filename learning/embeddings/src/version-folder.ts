import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { EmbeddingKind, EmbeddingVersion } from './embedding-store.ts';
import { failure } from './errors.ts';
import type { KeptBytes } from './kept-table.ts';

/*
 * One version on disk:
 *
 *   <version>/version.json   what it is, the sha256 of its files, and of itself
 *             ids            ids in ASCII, each on a line
 *             vectors        rows of numbers, little-endian, in the precision that version.json names
 *
 * It is written beside its place as `.<version>.new` and renamed; names that begin with a dot are nobody's version.
 */

/** What `version.json` holds. */
interface Sealed {
	readonly version: EmbeddingVersion<EmbeddingKind>;
	readonly files: Readonly<Record<keyof KeptBytes, string>>;
	/** Of the two above, as JSON. */
	readonly sha256: string;
}

const sealName = 'version.json';

/** The words that seal a version: the same for the same content, so that they also tell whether two are the same. */
export function sealOf(version: EmbeddingVersion<EmbeddingKind>, bytes: KeptBytes): string {
	const facts = { version, files: { ids: sha256(bytes.ids), vectors: sha256(bytes.vectors) } };
	return `${JSON.stringify({ ...facts, sha256: sha256(JSON.stringify(facts)) })}\n`;
}

/** Writes a version's folder so that it appears whole or not at all, and stays after a power cut. */
export async function writeVersionFolder(
	path: string,
	beside: string,
	seal: string,
	bytes: KeptBytes,
): Promise<void> {
	await rm(beside, { recursive: true, force: true });
	await mkdir(beside, { recursive: true });
	const contents = { ids: bytes.ids, vectors: bytes.vectors, [sealName]: seal };
	for (const [name, content] of Object.entries(contents)) {
		const file = await open(join(beside, name), 'w');
		try {
			await file.writeFile(content);
			await file.sync();
		} finally {
			await file.close();
		}
	}
	await syncFolder(beside);
	await rename(beside, path);
}

/** Makes what was renamed or removed in a folder durable. */
export async function syncFolder(path: string): Promise<void> {
	const folder = await open(path, 'r');
	try {
		await folder.sync();
	} finally {
		await folder.close();
	}
}

/**
 * What a folder says it holds, as the words that seal it and read; `undefined` if the folder is not there.
 *
 * @throws {Failure} `embeddings-altered`, `embeddings-unreadable`.
 */
export async function readSeal(
	path: string,
): Promise<{ readonly words: string; readonly sealed: Sealed } | undefined> {
	const words = (await contentOf(path, sealName))?.toString();
	return words === undefined ? undefined : { words, sealed: parsed(words, path) };
}

/**
 * A version's bytes, every one checked; `undefined` if the folder is not there (any more).
 *
 * @throws {Failure} `embeddings-altered`, `embeddings-unreadable`.
 */
export async function readVersionFolder(path: string): Promise<KeptBytes | undefined> {
	const sealed = (await readSeal(path))?.sealed;
	if (sealed === undefined) return undefined;
	const ids = await verified(path, 'ids', sealed);
	const vectors = await verified(path, 'vectors', sealed);
	return ids && vectors && { ids, vectors };
}

async function verified(
	path: string,
	name: keyof KeptBytes,
	{ files }: Sealed,
): Promise<Buffer | undefined> {
	const bytes = await contentOf(path, name);
	if (bytes === undefined || sha256(bytes) === files[name]) return bytes;
	throw failure('embeddings-altered', { what: `${name} is not what was put`, where: path });
}

/** A file of a folder; `undefined` if the whole folder is gone, as when its version was forgotten meanwhile. */
async function contentOf(path: string, name: string): Promise<Buffer | undefined> {
	try {
		return await readFile(join(path, name));
	} catch (cause) {
		if (!isAbsence(cause))
			throw failure('embeddings-unreadable', {
				what: cause instanceof Error ? cause.message : String(cause),
				where: join(path, name),
				cause,
			});
		if (!(await exists(path))) return undefined;
		throw failure('embeddings-altered', { what: `${name} is missing`, where: path, cause });
	}
}

function parsed(words: string, path: string): Sealed {
	try {
		const sealed = JSON.parse(words) as Sealed;
		const { version, files } = sealed;
		if (sealed.sha256 === sha256(JSON.stringify({ version, files }))) return sealed;
		throw new TypeError('its checksum is another');
	} catch (cause) {
		throw failure('embeddings-altered', {
			what: `${sealName} is not what was put`,
			where: path,
			cause,
		});
	}
}

const exists = (path: string): Promise<boolean> =>
	stat(path).then(
		() => true,
		() => false,
	);

/** Whether an attempt failed because there is no such file or folder. */
export const isAbsence = (cause: unknown): boolean =>
	cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';

const sha256 = (content: Uint8Array | string): string =>
	createHash('sha256').update(content).digest('hex');
