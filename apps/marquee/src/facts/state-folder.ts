import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
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
	/** What searches were answered; may be deleted, and is what search learns from. */
	readonly searches: string;
	/** Weights of search that were learnt from what was chosen. */
	readonly searchRanker: string;
	/** What words mean, as learnt with the newest bundle. */
	readonly meaning: string;
	/** The index of names, to begin with at the next start; may be deleted. */
	readonly names: string;
	/** The editors' synonyms, a file for each locale. */
	readonly synonyms: string;
	/** What was decided with chance, and what was learnt from it. */
	readonly decisions: string;
	/** Who met which arm of which experiment: what experiments are counted by. */
	readonly exposures: string;
	/** Who chose what one of two interleaved rankings had put there: pages and searches themselves are kept for days only. */
	readonly credits: string;
	readonly trailerModel: string;
	readonly trailersSeen: string;
	readonly checkpoints: string;
	readonly reports: string;
	/** What diversity costs and brings, as last measured. */
	readonly frontier: string;
	/** Trained rankers by their hash, and which of them serves. */
	readonly rankers: string;
	readonly servingRanker: string;
	/** What people should know of each bundle. */
	readonly cards: string;
	/** Where titles and profiles stand, by bundle. */
	readonly embeddings: string;
}

/**
 * The paths under one folder, which is made if it is not there.
 *
 * @throws {Failure} `state-folder-unusable` if it has no name, is a file or may not be written.
 */
export function stateFolder(path: string): StateFolder {
	const root = resolve(path);
	const inside = (name: string) => join(root, name);
	try {
		if (path.trim() === '') throw new Error('its name is empty'); // else the folder we stand in
		for (const name of folders) makeFolder(inside(name));
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
		searches: inside('searches'),
		searchRanker: inside('search-ranker.json'),
		meaning: inside('meaning.bin'),
		names: inside('names.bin'),
		synonyms: inside('synonyms'),
		decisions: inside('decisions'),
		exposures: inside('exposures'),
		credits: inside('credits'),
		trailerModel: inside('trailer-model.json'),
		trailersSeen: inside('trailers-seen.json'),
		checkpoints: inside('checkpoints'),
		reports: inside('reports'),
		frontier: inside('frontier.json'),
		rankers: inside('rankers'),
		servingRanker: inside('ranker.json'),
		cards: inside('cards'),
		embeddings: inside('embeddings'),
	};
}

/**
 * The paths under a folder that a service has been in: whoever only looks or learns must not make a new one out of a
 * misspelt name.
 *
 * @throws {Failure} `state-folder-missing`, or `state-folder-unusable` as above.
 */
export function existingStateFolder(path: string): StateFolder {
	const root = resolve(path);
	if (begun.some((name) => existsSync(join(root, name)))) return stateFolder(path);
	throw new Failure('state-folder-missing', {
		responsible: 'caller',
		what: 'there is no service in this folder',
		where: root,
		remedy: 'Name its folder with --state, or begin one: marquee import PATH.',
	});
}

/** One of these is there wherever a service was: another folder is left as it is. */
const begun = ['log', 'control.sqlite'];

/** Those that hold more than what one engine keeps in order for itself. */
const folders = ['log', 'profiles', 'checkpoints', 'reports', 'bundles', 'cards'];

/** Step by step from above: where a folder takes none, such as /proc, a recursive mkdir of Node never returns. */
function makeFolder(path: string): void {
	if (existsSync(path)) {
		if (!statSync(path).isDirectory()) throw new Error(`${path} is not a folder`);
		return;
	}
	makeFolder(dirname(path));
	try {
		mkdirSync(path);
	} catch (cause) {
		if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause; // another process was quicker
	}
}
