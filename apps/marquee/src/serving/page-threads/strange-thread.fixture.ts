import { setTimeout as after } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { FromThread, ThreadBeginning, ToThread } from './thread-messages.ts';

/**
 * A thread that speaks as one that makes pages does, and does by the seed of a request what such a thread must never do: it ends in the
 * middle (1), stands still (2), or waits to be given up (3). All else it fails as the fault of whoever asked. Of the layout `unable` it
 * does not begin at all.
 */
const port = parentPort!;
const { layout } = workerData as ThreadBeginning;
if (layout === 'unable') throw new Error('unable');

const say = (said: FromThread) => port.postMessage(said);
const failed = (id: number, what: string): FromThread => ({
	kind: 'failed',
	id,
	failure: { code: 'strange', details: { responsible: 'caller', what, remedy: 'none' } },
});
const standStill = () => {
	for (;;);
};
const held = new Set<number>();
port.on('message', async (told: ToThread) => {
	if (told.kind === 'end') port.close();
	if (told.kind === 'follow') say({ kind: 'followed', id: told.id });
	if (told.kind === 'give-up' && held.delete(told.id)) say({ kind: 'given-up', id: told.id });
	if (told.kind !== 'make') return;
	const { seed } = told.request;
	if (seed === 1) process.exit(1);
	if (seed === 2) standStill();
	if (seed === 3) held.add(told.id);
	else {
		await after(1);
		say(failed(told.id, `seed ${seed}`));
	}
});
say({ kind: 'ready' });
