import type { DuckDBConnection } from '@duckdb/node-api';
import type { EventLog, RecordedEvent } from '@marquee/viewing';
import { blockWriter } from './block-writer.ts';
import type { Manifest } from './manifest.ts';

/** Told how many of the events are in, and how many there are to take in. */
export type Progress = (applied: number, total: number) => void;

/** Where events come from and where their files go. */
export interface Extension {
	readonly log: EventLog;
	readonly connection: DuckDBConnection;
	readonly folder: string;
	readonly onProgress: Progress;
}

/** The manifest after everything that the log has: whole blocks stay, the incomplete one is gone on with. */
export async function extended(
	manifest: Manifest,
	{ log, connection, folder, onProgress }: Extension,
): Promise<Manifest> {
	const { blockEvents, position } = manifest;
	const total = log.end() - position;
	const writer = await blockWriter(connection, folder);
	let block = Math.floor(position / blockEvents);
	let end = position;
	let known = manifest.files.filter((file) => file.block === block);
	const files = manifest.files.filter((file) => file.block < block);
	for await (const batch of log.read(position))
		for (const part of partedAtBlocks(batch, blockEvents)) {
			writer.take(part);
			end = part.at(-1)!.position + 1;
			if (end % blockEvents === 0) {
				files.push(...(await writer.written(block, known)));
				block++;
				known = [];
			}
			onProgress(end - position, total);
		}
	files.push(...(await writer.written(block, known)));
	return { ...manifest, position: end, files };
}

function* partedAtBlocks(batch: readonly RecordedEvent[], blockEvents: number) {
	for (let at = 0; at < batch.length; ) {
		const left = blockEvents - (batch[at]!.position % blockEvents);
		yield batch.slice(at, at + left);
		at += left;
	}
}
