import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A word in a folder about files that are written without being flushed.
 *
 * Such files survive the death of a process, for the operating system has them, but not the loss of power: then any
 * page of them may be old. So the folder says in which boot of the machine it was opened, and once all is flushed, that
 * it was closed. What was opened in an earlier boot and never closed must not be believed.
 */
export interface TrustMark {
	/** Whether the files can be believed. Where the machine does not tell its boots apart: only if they were closed. */
	readonly trusted: () => boolean;
	/** To be said, durably, before the first unflushed write. */
	readonly opened: () => void;
	/** To be said after everything was flushed. */
	readonly closed: () => void;
}

export function trustMark(folder: string, boot: string | undefined = currentBoot()): TrustMark {
	const path = join(folder, 'opened-in-boot');
	return {
		trusted: () => {
			const word = textOf(path);
			return word === 'closed' || (boot !== undefined && word === boot);
		},
		opened: () => writeDurably(path, boot ?? 'unknown boot'),
		closed: () => writeDurably(path, 'closed'),
	};
}

/** Linux names every boot; elsewhere none is known. */
const currentBoot = (): string | undefined => textOf('/proc/sys/kernel/random/boot_id');

function textOf(path: string): string | undefined {
	try {
		return readFileSync(path, 'utf8').trim();
	} catch (cause) {
		if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw cause;
	}
}

function writeDurably(path: string, text: string): void {
	const file = openSync(path, 'w');
	try {
		writeSync(file, text);
		fsyncSync(file);
	} finally {
		closeSync(file);
	}
}
