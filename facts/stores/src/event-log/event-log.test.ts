import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventLog } from '@marquee/viewing';
import { describeEventLog } from '../testing/event-log-contract.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { memoryEventLog } from './memory.ts';
import { openSegmentEventLog } from './segments.ts';

describeEventLog('memory', async () => memoryEventLog());

const folders = new WeakMap<EventLog, string>();
// Segments so small that every test crosses many of them.
async function openAt(folder: string): Promise<EventLog> {
	const { log } = await openSegmentEventLog(folder, { segmentBytes: 500 });
	folders.set(log, folder);
	return log;
}
describeEventLog(
	'segment files',
	async () => openAt(await mkdtemp(join(await temporaryFolder(), 'log-'))),
	async (log) => {
		await log.close();
		return openAt(folders.get(log)!);
	},
);
