import { existsSync, readFileSync, statSync } from 'node:fs';
import { readSearchRanker, type SearchRanker } from '@marquee/search';

/** The learnt weights of search that serve, taken over when their file changes. */
export interface KeptSearchRanker {
	readonly now: () => SearchRanker | undefined;
	/** @throws {Failure} `search-ranker-unreadable`; the weights from before go on. */
	readonly follow: () => void;
}

/** Weights from the file that `marquee search train` writes; none, that is the policy's own, without it. */
export function keptSearchRanker(path: string): KeptSearchRanker {
	let ranker: SearchRanker | undefined;
	let seen: number | undefined;
	return {
		now: () => ranker,
		follow: () => {
			const written = existsSync(path) ? statSync(path).mtimeMs : undefined;
			if (written === seen) return;
			seen = written; // a file that is wrong is told of once
			ranker = written === undefined ? undefined : readSearchRanker(readFileSync(path, 'utf8'));
		},
	};
}
