import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * A hash over all programs of a folder but its tests: what one of them made and kept is used again only as long as none of
 * them is another.
 */
export function revisionOf(folder: URL): string {
	const hash = createHash('sha256');
	const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	for (const name of names.sort()) {
		if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
		hash
			.update(`${name}\0`)
			.update(readFileSync(new URL(name, folder)))
			.update('\0');
	}
	return hash.digest('hex');
}

/** Changes with whatever decides how names and queries are written. */
export const formsRevision = (): string => revisionOf(new URL('./', import.meta.url));
