import { open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogPosition } from '@marquee/viewing';

/** One Parquet file: the events of one UTC month within one block of the log. */
export interface WarehouseFile {
	/** Below the warehouse's folder. */
	readonly path: string;
	/** Block k has the positions from k times `blockEvents` on, `blockEvents` of them. */
	readonly block: number;
	/** 2013-08 */
	readonly month: string;
	readonly rows: number;
	readonly bytes: number;
	readonly sha256: string;
}

/** Which files are the warehouse, and how far in the log they reach. Nothing else in the folder counts. */
export interface Manifest {
	readonly edition: number;
	readonly blockEvents: number;
	/** Everything before it is in. */
	readonly position: LogPosition;
	/** By block, then by month. */
	readonly files: readonly WarehouseFile[];
}

/** Raised when columns or layout change: an older warehouse is then built again. */
const edition = 2;

const fileName = 'manifest.json';

export const emptyManifest = (blockEvents: number): Manifest => ({
	edition,
	blockEvents,
	position: 0,
	files: [],
});

/** Replaces the manifest; whoever reads after a crash finds the old one or the new one, whole. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
	const temporary = join(folder, `${fileName}.tmp`);
	const file = await open(temporary, 'w');
	try {
		await file.writeFile(`${JSON.stringify(manifest, undefined, '\t')}\n`);
		await file.sync();
	} finally {
		await file.close();
	}
	await rename(temporary, join(folder, fileName));
	await synced(folder);
}

/** Makes what was written or named here outlive a loss of power. */
export async function synced(path: string): Promise<void> {
	const handle = await open(path, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

/** The manifest of this folder, or why what lies there cannot be gone on with; an empty folder is an empty warehouse. */
export async function readManifest(
	folder: string,
	blockEvents: number,
): Promise<{ readonly manifest: Manifest; readonly discarded?: string }> {
	const startingOver = (discarded: string) => ({ manifest: emptyManifest(blockEvents), discarded });
	const text = await textOf(join(folder, fileName));
	if (text === undefined) return { manifest: emptyManifest(blockEvents) };
	const manifest = parsed(text);
	if (manifest === undefined) return startingOver('its manifest is damaged');
	if (manifest.edition !== edition) return startingOver(`it is of edition ${manifest.edition}`);
	if (manifest.blockEvents !== blockEvents)
		return startingOver(`its blocks have ${manifest.blockEvents} events`);
	for (const { path, bytes } of manifest.files)
		if ((await sizeOf(join(folder, path))) !== bytes)
			return startingOver(`${path} has not its ${bytes} bytes`);
	return { manifest };
}

function parsed(text: string): Manifest | undefined {
	try {
		const value = JSON.parse(text) as Partial<Manifest> | null;
		const isWhole = Array.isArray(value?.files) && Number.isInteger(value.position);
		return isWhole ? (value as Manifest) : undefined;
	} catch {
		return undefined; // told as damaged by whoever asked
	}
}

async function textOf(path: string): Promise<string | undefined> {
	try {
		return await readFile(path, 'utf8');
	} catch (cause) {
		if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw cause;
	}
}

async function sizeOf(path: string): Promise<number | undefined> {
	try {
		return (await stat(path)).size;
	} catch {
		return undefined; // told as missing bytes by whoever asked
	}
}
