import { memorySlateLog, type SlateLog } from '@marquee/stores';
import { requestId } from '@marquee/units';
import { expect, test } from 'vitest';
import { promptSlateLog } from './prompt-slate-log.ts';

/** A log whose writes arrive when they are let through. */
function slowLog() {
	const log = memorySlateLog<string>();
	const gate = Promise.withResolvers<void>();
	let isClosed = false;
	const slow: SlateLog<string> = {
		...log,
		append: async (id, trace) => {
			await gate.promise;
			if (isClosed) throw new Error('written after it was closed');
			await log.append(id, trace);
		},
		appendWritten: async (id, json) => {
			await gate.promise;
			await log.appendWritten(id, json);
		},
		close: async () => {
			isClosed = true;
		},
	};
	return { slow, gate };
}

const [a, b, c] = [requestId('a'), requestId('b'), requestId('c')];

test('a trace is found while it is being written and after', async () => {
	const { slow, gate } = slowLog();
	const prompt = promptSlateLog(slow);
	const written = prompt.append(a, 'why');
	expect(await prompt.find(a)).toBe('why');
	expect(prompt.waiting()).toBe(1);
	gate.resolve();
	await written;
	expect(prompt.waiting()).toBe(0);
	expect(await prompt.find(a)).toBe('why');
	expect(await prompt.find(b)).toBeUndefined();
});

test('a trace that somebody else has written is read while it waits', async () => {
	const { slow, gate } = slowLog();
	const prompt = promptSlateLog(slow);
	const written = prompt.appendWritten(a, Buffer.from('"why"'));
	expect(await prompt.find(a)).toBe('why');
	gate.resolve();
	await written;
	expect(await prompt.find(a)).toBe('why');
});

test('a trace for which there is no room is refused, and none that waits is lost', async () => {
	const { slow, gate } = slowLog();
	const prompt = promptSlateLog(slow, 2);
	const written = [prompt.append(a, 'x'), prompt.append(b, 'y')];
	await expect(prompt.append(c, 'z')).rejects.toThrow('slate-log-behind');
	gate.resolve();
	await Promise.all(written);
	expect([await prompt.find(a), await prompt.find(b), await prompt.find(c)]).toEqual([
		'x',
		'y',
		undefined,
	]);
});

test('closing lets what waits arrive first', async () => {
	const { slow, gate } = slowLog();
	const prompt = promptSlateLog(slow);
	const written = prompt.append(a, 'why');
	const closed = prompt.close();
	gate.resolve();
	await Promise.all([written, closed]);
	expect(await slow.find(a)).toBe('why');
});

test('a trace that could not be written is told to whoever wrote it and to nobody else', async () => {
	const failing = {
		...memorySlateLog<string>(),
		append: () => Promise.reject(new Error('disk full')),
	};
	const prompt = promptSlateLog<string>(failing);
	const written = prompt.append(a, 'why');
	await Promise.all([expect(written).rejects.toThrow('disk full'), prompt.close()]);
	expect(prompt.waiting()).toBe(0);
});
