import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';

/** A small text that outlives the process: the newest whole one is there, whatever happens while it is written. */
export interface KeptText {
	/** `undefined` before the first. */
	readonly read: () => string | undefined;
	readonly write: (text: string) => Promise<void>;
}

/** A text in a file of its own. */
export const keptText = (path: string): KeptText => ({
	read: () => (existsSync(path) ? readFileSync(path, 'utf8') : undefined),
	write: async (text) => {
		await writeFile(`${path}.new`, text);
		await rename(`${path}.new`, path);
	},
});
