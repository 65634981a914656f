import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Failure } from '@marquee/units';

/** Where everything lies that outlives a process. One folder is one service. */
export interface StateFolder {
	readonly root: string;
	/** The truth. */
	readonly log: string;
	readonly controlPlane: string;
	readonly catalogue: string;
	readonly bundles: string;
	/** Projections of the log: may be deleted. */
	readonly profiles: string;
	readonly warehouse: string;
	/** May be deleted too. */
	readonly slates: string;
	readonly checkpoints: string;
	readonly reports: string;
}

/**
 * The paths under one folder, which is made if it is not there.
 *
 * @throws {Failure} `state-folder-unusable` if it is a file or may not be written.
 */
export function stateFolder(path: string): StateFolder {
	const root = resolve(path);
	const inside = (name: string) => join(root, name);
	try {
		mkdirSync(root, { recursive: true });
		if (!statSync(root).isDirectory()) throw new Error('it is not a folder');
		for (const name of ['checkpoints', 'reports', 'bundles'])
			mkdirSync(inside(name), { recursive: true });
	} catch (cause) {
		throw new Failure('state-folder-unusable', {
			responsible: 'caller',
			what: `the state folder cannot be used: ${(cause as Error).message}`,
			where: root,
			remedy: 'Name another with --state, or make it writable.',
			cause,
		});
	}
	return {
		root,
		log: inside('log'),
		controlPlane: inside('control.sqlite'),
		catalogue: inside('catalogue.jsonl'),
		bundles: inside('bundles'),
		profiles: inside('profiles'),
		warehouse: inside('warehouse'),
		slates: inside('slates'),
		checkpoints: inside('checkpoints'),
		reports: inside('reports'),
	};
}
