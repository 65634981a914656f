import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { failure } from './errors.ts';
import { type Manifest, manifestName, manifestOf } from './manifest.ts';

/** The files of a bundle, by name. */
export type Contents = Readonly<Record<string, Uint8Array>>;

/** A bundle's folder, of which nothing has been read but the manifest. */
export interface BundleFolder {
	/** sha256 of the manifest. */
	readonly hash: string;
	readonly manifest: Manifest;
	/**
	 * The bytes of one file.
	 *
	 * @throws {Failure} `bundle-altered` if they are not those that the manifest promises, `bundle-contract-broken` if it
	 *   promises none.
	 */
	readonly read: (name: string) => Promise<Uint8Array>;
}

/** Writes the files and the manifest that names them into `folder/<hash>` and answers the hash: whole or not at all. */
export async function writeBundleFolder(
	folder: string,
	said: Omit<Manifest, 'files'>,
	contents: Contents,
): Promise<string> {
	const manifest: Manifest = {
		...said,
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

/**
 * Opens the folder by its manifest.
 *
 * @throws {Failure} `bundle-missing` if there is none, `bundle-altered` if it is not the one that the folder is named by, or a
 *   file that it names is missing, and all that `manifestOf` throws.
 */
export async function openBundleFolder(path: string): Promise<BundleFolder> {
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
	return { hash, manifest, read: (name) => verified(path, manifest, name) };
}

async function verified(path: string, manifest: Manifest, name: string): Promise<Uint8Array> {
	const promised = manifest.files[name];
	if (promised === undefined)
		throw failure('bundle-contract-broken', {
			what: `${manifestName}: files does not name ${name}`,
			where: path,
		});
	const bytes = await readFile(join(path, name)).catch((cause: unknown) => {
		throw failure('bundle-altered', { what: `${name} cannot be read`, where: path, cause });
	});
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
