import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

/** The processes that this one, or another, has begun for names. */
const processes = (parent = process.pid): readonly number[] =>
	execFileSync('ps', ['-o', 'pid=,args=', '--ppid', `${parent}`], { encoding: 'utf8' })
		.split('\n')
		.filter((line) => line.includes('names-process.ts'))
		.map((line) => Number.parseInt(line, 10));

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false; // there is none of that number
	}
}

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

test('a process that hangs is passed over, killed, and replaced by one that has what it missed', async () => {
	const patience = { deadlineMs: 300, hangsAfterMs: 600 };
	const told: string[] = [];
	const report = (stage: string) => told.push(stage);
	const names = await namesInProcesses({ shards: 1, replicas: 2 }, report, patience);
	try {
		await names.put(titles.map((title) => named(title)));
		const [hanging] = processes();
		process.kill(hanging!, 'SIGSTOP');
		await names.put([named('Late')]);
		await eventually(() => !processes().includes(hanging!) && told.includes('names-filled'));
		for (const _ of [1, 2, 3, 4])
			expect(await names.search({ text: 'late', limit: 1 })).toMatchObject([
				{ entityId: 'title:Late' },
			]);
	} finally {
		await names.close();
	}
	expect(processes()).toEqual([]);
});

test('after a service that was killed neither its processes nor their sockets are left', async () => {
	const program = new URL('./processes.ts', import.meta.url).href;
	const temporary = mkdtempSync(join(tmpdir(), 'killed-service-'));
	const script = `const { namesInProcesses } = await import('${program}');
		await namesInProcesses({ shards: 1, replicas: 2 }, () => {}); console.log('ready');`;
	const service = spawn(process.execPath, ['--input-type=module', '-e', script], {
		env: { ...process.env, TMPDIR: temporary },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	await once(service.stdout, 'data');
	const children = processes(service.pid);
	expect(children).toHaveLength(2);
	service.kill('SIGKILL');
	await eventually(() => readdirSync(temporary).length === 0);
	await eventually(() => !children.some(isAlive));
	rmSync(temporary, { recursive: true });
});
