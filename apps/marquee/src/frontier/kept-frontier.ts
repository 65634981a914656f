import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { validator } from '@marquee/contracts';
import { FrontierAnswer } from '@marquee/gateway';
import { Failure } from '@marquee/units';

/** Writes what was measured; the file is there whole or not at all. */
export async function writeFrontier(path: string, frontier: FrontierAnswer): Promise<void> {
	await writeFile(`${path}.new`, `${JSON.stringify(frontier)}\n`);
	await rename(`${path}.new`, path);
}

const check = validator(FrontierAnswer);

/**
 * What was measured last; `undefined` where nobody has.
 *
 * @throws {Failure} `frontier-unreadable` if what lies there is no frontier of this version.
 */
export async function readFrontier(path: string): Promise<FrontierAnswer | undefined> {
	if (!existsSync(path)) return undefined;
	try {
		const { value, problems } = check(JSON.parse(await readFile(path, 'utf8')));
		if (problems === undefined) return value;
		const { at, expected, found } = problems[0]!;
		throw new TypeError(`${at || 'all of it'}: found ${found}, expected ${expected}`);
	} catch (cause) {
		throw new Failure('frontier-unreadable', {
			responsible: 'dependency',
			what: `the frontier cannot be read: ${(cause as Error).message}`,
			where: path,
			remedy: 'Measure it again: marquee frontier.',
			cause,
		});
	}
}
