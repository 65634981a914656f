import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { NameSearch } from '@marquee/names';
import type { Reach } from '@marquee/names/shards';
import { type BegunProcess, begunProcess } from './processes-begun.ts';

/** Processes that are begun anew whenever they end, each in the place of its label. */
export interface KeptProcesses {
	/** Begins the process of a place. */
	readonly begin: (label: string) => Promise<NameSearch>;
	/** From now on another begins whenever it ends; it is in its place once `fill` is done. */
	readonly keep: (label: string, fill: (fresh: NameSearch) => Promise<void>) => void;
	/** Kills what is in a place; what is only being filled for it goes on. */
	readonly kill: (label: string) => void;
	/** Kills it if it does not even take in nothing. */
	readonly killIfHanging: (label: string) => Promise<void>;
	readonly isOpen: () => boolean;
	/** Ends all, and leaves nothing behind. */
	readonly close: () => Promise<void>;
}

/** A process that ends soon after it began is begun again after this, then after twice as long each time, up to the longest. */
const firstPauseMs = 100;
const longestPauseMs = 30_000;
/** One that lived so long is not one that always ends soon. */
const livedMs = 60_000;

/** Keeps processes, with their sockets in a folder of their own. */
export function keptProcesses(
	patience: Reach,
	report: (stage: string, cause: unknown) => void,
): KeptProcesses {
	const folder = mkdtempSync(join(tmpdir(), 'marquee-names-'));
	const running = new Set<BegunProcess>();
	const inPlace = new Map<string, BegunProcess>();
	const asked = new Set<BegunProcess>();
	const closed = new AbortController();
	const isOpen = () => !closed.signal.aborted;
	let begun = 0;

	const begin = async (): Promise<BegunProcess> => {
		const path = join(folder, `${begun++}.sock`);
		const process = await begunProcess(path, patience);
		running.add(process);
		void process.ended.then(() => {
			running.delete(process);
			rmSync(path, { force: true });
		});
		if (!isOpen()) await process.end();
		return process;
	};
	/** The next process of a place, filled; nothing if it could not be. */
	const another = async (label: string, fill: (fresh: NameSearch) => Promise<void>) => {
		let process: BegunProcess | undefined;
		try {
			process = await begin();
			await fill(process.names);
			inPlace.set(label, process);
			report('names-filled', `another process answers for ${label}`);
		} catch (cause) {
			process?.kill();
			if (isOpen()) report('names-process', cause);
		}
		return process;
	};
	const keep = async (label: string, fill: (fresh: NameSearch) => Promise<void>) => {
		let current = inPlace.get(label);
		let pauseMs = 0;
		while (isOpen()) {
			const since = performance.now();
			const how = (await current?.ended) ?? 'before it was ready';
			if (!isOpen()) return;
			pauseMs = performance.now() - since > livedMs ? firstPauseMs : longer(pauseMs);
			report('names-process', `${label} ended ${how}; another begins in ${pauseMs} ms`);
			await wait(pauseMs, undefined, { signal: closed.signal, ref: false }).catch(() => undefined);
			if (isOpen()) current = await another(label, fill);
		}
	};
	return {
		isOpen,
		begin: async (label) => {
			const process = await begin();
			inPlace.set(label, process);
			return process.names;
		},
		keep: (label, fill) => void keep(label, fill),
		kill: (label) => inPlace.get(label)?.kill(),
		killIfHanging: async (label) => {
			const process = inPlace.get(label);
			if (process === undefined || asked.has(process)) return;
			asked.add(process);
			await process.names.put([]).catch(process.kill);
			asked.delete(process);
		},
		close: async () => {
			closed.abort();
			await Promise.all([...running].map((process) => process.end()));
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

const longer = (pauseMs: number): number =>
	Math.min(longestPauseMs, Math.max(firstPauseMs, 2 * pauseMs));
