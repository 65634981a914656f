import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { floors, forBrowsers } from './floors.ts';

interface Manifest {
	readonly name: string;
	readonly dependencies?: Readonly<Record<string, string>>;
}

const root = join(import.meta.dirname, '..');
const floorOf = new Map(floors.flatMap((names, floor) => names.map((name) => [name, floor])));
const ours = '@marquee/';

const packages = globSync('*/*/package.json', { cwd: root, exclude: ['node_modules/**'] }).map(
	(path) => ({
		folder: join(root, dirname(path)),
		manifest: JSON.parse(readFileSync(join(root, path), 'utf8')) as Manifest,
	}),
);
const shortName = (name: string) => name.slice(ours.length);

test('every package of the house stands on exactly one floor, and every name on a floor is a package', () => {
	const named = floors.flat();
	expect(named.toSorted()).toEqual(packages.map(({ manifest }) => shortName(manifest.name)).sort());
	expect(new Set(named).size).toBe(named.length);
});

for (const { folder, manifest } of packages) {
	const own = shortName(manifest.name);
	const declared = Object.keys(manifest.dependencies ?? {})
		.filter((name) => name.startsWith(ours))
		.map(shortName);

	test(`${own} declares only packages of its floor or below`, () => {
		const reaching = declared.filter((name) => floorOf.get(name)! > floorOf.get(own)!);
		expect(reaching).toEqual([]);
	});

	test(`${own} imports what it declares, and declares what it imports`, () => {
		const imported = new Set(sources(folder).flatMap(importsOf));
		imported.delete(own); // its own tests may use its own testing entry
		expect([...imported].filter((name) => !declared.includes(name))).toEqual([]);
		expect(declared.filter((name) => !imported.has(name))).toEqual([]);
	});
}

test('the viewer imports nothing that was not made for browsers', () => {
	const viewer = packages.find(({ manifest }) => manifest.name === `${ours}viewer`)!;
	const imported = new Set(sources(viewer.folder).flatMap(importsOf));
	expect([...imported].filter((name) => !forBrowsers.includes(name))).toEqual([]);
});

test('only apps name an engine of the stores: everything below works on ports', () => {
	const engines =
		/\b(openSegmentEventLog|openLmdbProfileStates|openSqliteControlPlane|openWarehouse)\(/;
	const naming = packages
		.filter(({ folder }) => !folder.includes('/apps/') && !/\/(stores|warehouse)$/.test(folder))
		.flatMap(({ folder }) => sources(folder))
		.filter((path) => !isTest(path) && engines.test(readFileSync(path, 'utf8')));
	expect(naming).toEqual([]);
});

test('only a main.ts, a background worker or a test reads the environment', () => {
	const reading = packages
		.flatMap(({ folder }) => sources(folder))
		.filter((path) => !isTest(path) && !/\/(main|worker|vite\.config)\.ts$/.test(path))
		.filter((path) => /process\.env\b/.test(readFileSync(path, 'utf8')));
	expect(reading).toEqual([]);
});

function isTest(path: string): boolean {
	return /\.test\.tsx?$|\.fixture\.ts$|\/testing\/|\/browser\//.test(path);
}

function sources(folder: string): readonly string[] {
	return globSync('src/**/*.{ts,tsx}', { cwd: folder }).map((path) => join(folder, path));
}

function importsOf(path: string): readonly string[] {
	const text = readFileSync(path, 'utf8');
	return [...text.matchAll(/from '@marquee\/([a-z0-9-]+)/g)].map(([, name]) => name!);
}
