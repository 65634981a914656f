import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Which commit of the repository runs, for the lineage of models; `unknown` outside a clone. */
export function codeRevision(repository: string): string {
	const git = join(repository, '.git');
	const read = (name: string) => readFileSync(join(git, name), 'utf8');
	if (!existsSync(join(git, 'HEAD'))) return 'unknown';
	const head = read('HEAD').trim();
	const ref = /^ref: (.+)$/.exec(head)?.[1];
	if (ref === undefined) return head;
	if (existsSync(join(git, ref))) return read(ref).trim();
	const packed = existsSync(join(git, 'packed-refs')) ? read('packed-refs') : '';
	return (
		packed
			.split('\n')
			.find((line) => line.endsWith(` ${ref}`))
			?.slice(0, 40) ?? 'unknown'
	);
}
