import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSynonyms, type SynonymRules, type Synonyms, synonymsOf } from '@marquee/search';

/** Synonyms as editors keep them, taken over while the service runs. */
export interface EditorsSynonyms {
	readonly now: () => Synonyms;
	/** Reads again what has changed. @throws {Failure} `synonyms-malformed`, with file and line; what was there stays. */
	readonly follow: () => void;
}

/** What people everywhere abbreviate; editors add to it. */
export const bundledSynonyms = fileURLToPath(
	new URL('../../../../../data/search/synonyms', import.meta.url),
);

const suffix = '.txt';

/**
 * The synonyms of some folders, one file for each locale; in each locale the rules of later folders stand before those of earlier
 * ones. A folder that is not there has none.
 */
export function editorsSynonyms(folders: readonly string[]): EditorsSynonyms {
	let seen = '';
	let synonyms = synonymsOf(new Map());
	return {
		now: () => synonyms,
		follow: () => {
			const files = folders.toReversed().flatMap(filesIn);
			const state = files.map(({ path, mtimeMs }) => `${path} ${mtimeMs}`).join('\n');
			if (state === seen) return;
			seen = state; // a file that is wrong is told of once, not every two seconds
			const byLocale = Map.groupBy(files, ({ locale }) => locale);
			synonyms = synonymsOf(
				new Map(
					[...byLocale].map(([locale, some]) => [
						locale,
						together(some.map(({ path }) => readSynonyms(readFileSync(path, 'utf8'), path))),
					]),
				),
			);
		},
	};
}

/** Rules for one phrase add up, those of the first list first. */
function together(lists: readonly SynonymRules[]): SynonymRules {
	const replacements = new Map<string, readonly string[]>();
	for (const list of lists)
		for (const [phrase, texts] of list.replacements)
			replacements.set(phrase, [...new Set([...(replacements.get(phrase) ?? []), ...texts])]);
	return { replacements, longest: Math.max(0, ...lists.map(({ longest }) => longest)) };
}

const filesIn = (folder: string) =>
	!existsSync(folder)
		? []
		: readdirSync(folder)
				.filter((name) => name.endsWith(suffix))
				.sort()
				.map((name) => {
					const path = join(folder, name);
					return { path, locale: name.slice(0, -suffix.length), mtimeMs: statSync(path).mtimeMs };
				});
