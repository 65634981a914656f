import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ownFolder = import.meta.dirname;
/** Rehearsals and tests stay on this side of the wire. */
const shipped = globSync('**/*.{ts,tsx}', { cwd: ownFolder }).filter(
	(path) => !/\.test\.tsx?$|^(testing|browser)\//.test(path),
);

test('what is shipped imports values of nothing of ours but units, and of contracts only types', () => {
	const reaching = shipped.flatMap((path) =>
		[
			...readFileSync(join(ownFolder, path), 'utf8').matchAll(
				/import (type )?[^;]*?from '@marquee\/([a-z0-9-]+)/g,
			),
		]
			.filter(([, type, name]) => name !== 'units' && !(name === 'contracts' && type))
			.map(([words]) => `${path}: ${words}`),
	);
	expect(shipped.length).toBeGreaterThan(50);
	expect(reaching).toEqual([]);
});
