import { execFileSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import type { NamedEntity } from '@marquee/names';
import { expect, test } from 'vitest';
import { namesInProcesses } from './processes.ts';

const named = (text: string, weight = 0.5): NamedEntity => ({
	entityId: `title:${text}`,
	kind: 'title',
	names: [{ text }],
	weight,
});
const titles = ['Stalker', 'Solaris', 'Mirror', 'Ivan’s Childhood', 'Nostalgia', 'The Sacrifice'];

/** The processes that this one has begun for names. */
const processes = (): readonly number[] =>
	execFileSync('ps', ['-o', 'pid=,args=', '--ppid', `${process.pid}`], { encoding: 'utf8' })
		.split('\n')
		.filter((line) => line.includes('names-process.ts'))
		.map((line) => Number.parseInt(line, 10));

async function eventually(isSo: () => Promise<boolean> | boolean): Promise<void> {
	while (!(await isSo())) await wait(50);
}

test('every process of a sharded index may die while it is asked, and no search fails; what was put meanwhile is found after', async () => {
	const told: string[] = [];
	const names = await namesInProcesses({ shards: 2, replicas: 2 }, (stage) => told.push(stage));
	try {
		await names.put(titles.map((title) => named(title)));
		const before = processes();
		expect(before).toHaveLength(4);
		for (const pid of before) {
			const known = processes();
			process.kill(pid, 'SIGKILL');
			const late = `Late ${pid}`;
			await names.put([named(late)]);
			await names.remove([`title:${late}`]);
			await names.put([named(`${late} again`)]);
			for (const title of titles)
				expect((await names.search({ text: title, limit: 1 }))[0]?.name.text).toBe(title);
			await eventually(() => processes().some((other) => !known.includes(other)));
			await eventually(async () => {
				const found = await names.search({ text: `${late} again`, limit: 1 });
				return found[0]?.name.text === `${late} again`;
			});
			await eventually(() => told.filter((stage) => stage === 'names-filled').length > 0);
			told.length = 0;
		}
		expect(names.size).toBe(titles.length + before.length);
	} finally {
		await names.close();
	}
	await eventually(() => processes().length === 0);
});
