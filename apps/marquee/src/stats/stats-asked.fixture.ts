import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askedHere } from '../testing/asked-here.ts';

/** Files of a test's own, and what the verb under these words says of them. */
export function askedOf(...verb: readonly string[]) {
	const folder = mkdtempSync(join(tmpdir(), 'marquee-asked-'));
	let files = 0;
	const file = (content: string | Uint8Array | object): string => {
		const path = join(folder, String(++files));
		const isPlain = typeof content === 'string' || content instanceof Uint8Array;
		writeFileSync(path, isPlain ? content : JSON.stringify(content));
		return path;
	};
	const asked = (...words: readonly string[]) => askedHere([...verb, ...words]);
	const json = async (...words: readonly string[]) => {
		const { code, stdout, stderr } = await asked(...words, '--json');
		if (code !== 0 || stderr !== '') throw new Error(`ended with ${code}: ${stderr}`);
		return JSON.parse(stdout);
	};
	const remove = () => rmSync(folder, { recursive: true });
	return { folder, file, asked, json, remove };
}
