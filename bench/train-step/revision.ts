import { execFileSync } from 'node:child_process';
import {
	cpSync,
	globSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder with the sources of another revision, run with the packages that are installed here. */
export interface Revision {
	readonly commit: string;
	readonly folder: string;
	readonly remove: () => void;
}

/** Lays out a revision in a folder of its own; `measure` (a path in the repository) is taken from here, so that both measure alike. */
export function laidOut(root: string, name: string, measure: string): Revision {
	const commit = git(root, 'rev-parse', '--short', `${name}^{commit}`).toString().trim();
	const folder = mkdtempSync(join(tmpdir(), `marquee-${commit}-`));
	const archive = git(root, 'archive', '--format=tar', commit);
	execFileSync('tar', ['-x', '-C', folder], { input: archive });
	link(root, folder);
	cpSync(join(root, measure), join(folder, measure));
	return { commit, folder, remove: () => rmSync(folder, { recursive: true }) };
}

const git = (root: string, ...rest: readonly string[]): Buffer =>
	execFileSync('git', ['-C', root, ...rest], { maxBuffer: 2 ** 30 });

/** Installed packages are shared; the workspace's own are those of the revision. */
function link(root: string, folder: string): void {
	const modules = join(folder, 'node_modules');
	mkdirSync(join(modules, '@marquee'), { recursive: true });
	for (const entry of readdirSync(join(root, 'node_modules')))
		if (entry !== '@marquee') symlinkSync(join(root, 'node_modules', entry), join(modules, entry));
	for (const manifest of globSync('*/*/package.json', { cwd: folder })) {
		const { name } = JSON.parse(readFileSync(join(folder, manifest), 'utf8')) as { name: string };
		if (name.startsWith('@marquee/'))
			symlinkSync(join(folder, dirname(manifest)), join(modules, name));
	}
}
