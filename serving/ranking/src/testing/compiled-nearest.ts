import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from 'assemblyscript/asc';

const diversity = join(import.meta.dirname, '..', 'diversity');

/** Where the compiled kernel stands, beside its source. */
export const nearestFile: string = join(diversity, 'nearest.wasm');

/**
 * The kernel of nearest vectors compiled from its source, in memory.
 *
 * @throws {Error} what the compiler says, with line and column.
 */
export async function compiledNearest(): Promise<Uint8Array> {
	const source = readFileSync(join(diversity, 'kernel', 'nearest.ts'), 'utf8');
	let compiled: Uint8Array | undefined;
	const flags = ['--outFile', 'nearest.wasm', '-O3', '--noAssert', '--runtime', 'stub'];
	const memory = ['--importMemory', '--enable', 'simd'];
	const { error, stderr } = await main(['nearest.ts', ...flags, ...memory], {
		readFile: (name: string) => (name === 'nearest.ts' ? source : null),
		writeFile: (_name: string, contents: Uint8Array | string) => {
			if (typeof contents !== 'string') compiled = contents;
		},
		listFiles: () => [],
	});
	if (error !== null || compiled === undefined)
		throw new Error(`the kernel does not compile:\n${stderr}`, { cause: error });
	return compiled;
}

if (import.meta.main) writeFileSync(nearestFile, await compiledNearest());
