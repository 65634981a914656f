import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { main } from 'assemblyscript/asc';

/**
 * A kernel in AssemblyScript compiled from its source, in memory.
 *
 *     node serving/retrieval/src/testing/compiled-kernel.ts …/kernel/scan.ts …/scan.wasm
 *
 * @throws {Error} what the compiler says, with line and column.
 */
export async function compiledKernel(sourcePath: string | URL): Promise<Uint8Array> {
	const source = readFileSync(sourcePath, 'utf8');
	const file = basename(String(sourcePath));
	let compiled: Uint8Array | undefined;
	const flags = ['--outFile', 'kernel.wasm', '-O3', '--noAssert', '--runtime', 'stub'];
	const memory = ['--importMemory', '--enable', 'simd'];
	const { error, stderr } = await main([file, ...flags, ...memory], {
		readFile: (name: string) => (name === file ? source : null),
		writeFile: (_name: string, contents: Uint8Array | string) => {
			if (typeof contents !== 'string') compiled = contents;
		},
		listFiles: () => [],
	});
	if (error !== null || compiled === undefined)
		throw new Error(`${file} does not compile:\n${stderr}`, { cause: error });
	return compiled;
}

if (import.meta.main) {
	const [source, into] = process.argv.slice(2);
	if (source === undefined || into === undefined)
		throw new RangeError('say which source is compiled, and into which file');
	writeFileSync(into, await compiledKernel(source));
}
