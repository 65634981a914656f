import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from 'assemblyscript/asc';

const vectors = join(import.meta.dirname, '..', 'vectors');

/** Where the compiled kernel stands, beside its source. */
export const scanFile: string = join(vectors, 'scan.wasm');

/**
 * The scan kernel compiled from its source, in memory.
 *
 * @throws {Error} what the compiler says, with line and column.
 */
export async function compiledScan(): Promise<Uint8Array> {
	const source = readFileSync(join(vectors, 'kernel', 'scan.ts'), 'utf8');
	let compiled: Uint8Array | undefined;
	const flags = ['--outFile', 'scan.wasm', '-O3', '--noAssert', '--runtime', 'stub'];
	const memory = ['--importMemory', '--enable', 'simd'];
	const { error, stderr } = await main(['scan.ts', ...flags, ...memory], {
		readFile: (name: string) => (name === 'scan.ts' ? source : null),
		writeFile: (_name: string, contents: Uint8Array | string) => {
			if (typeof contents !== 'string') compiled = contents;
		},
		listFiles: () => [],
	});
	if (error !== null || compiled === undefined)
		throw new Error(`the kernel does not compile:\n${stderr}`, { cause: error });
	return compiled;
}

if (import.meta.main) writeFileSync(scanFile, await compiledScan());
