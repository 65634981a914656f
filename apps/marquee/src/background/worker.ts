import { constants, setPriority } from 'node:os';
import { fileEmbeddings } from '@marquee/embeddings';
import { openSqliteControlPlane, readLmdbProfileStates } from '@marquee/stores';
import { systemClock } from '@marquee/units';
import { catalogueIn } from '../facts/facts.ts';
import { stateFolder } from '../facts/state-folder.ts';
import type { Progress } from '../terminal/progress.ts';
import { crossing } from './crossing.ts';
import type { Job, JobResult, Said } from './job.ts';

/**
 * The process that works beside a server: takes one job, tells how it goes, and ends. Each job loads what it needs, and no
 * other waits for that.
 */
const stop = new AbortController();
process.once('message', (job: Job) => void answer(job));
// Whoever gave the job is gone, or wants no more of it: keep a checkpoint and end.
process.once('disconnect', () => stop.abort());
// Ctrl-C reaches the whole terminal; the one who gave the job decides, and says so by hanging up.
process.on('SIGINT', () => undefined);

/** Resolves once it is through: a page is larger than a pipe takes at once, and whoever hangs up before cuts it off. */
const say = (said: Said): Promise<void> =>
	new Promise((resolve) => {
		// A pipe may be gone before `disconnect` is heard of; without the callback that would end the process on the spot.
		const onSent = (failure: Error | null) => {
			if (failure) stop.abort();
			resolve();
		};
		if (process.connected) process.send!(said, undefined, undefined, onSent);
		else resolve();
	});
const progress: Progress = {
	begin: (phase) => void say({ kind: 'begin', phase }),
	update: (done, total, note = '') => void say({ kind: 'update', done, total, note }),
	end: (summary) => void say({ kind: 'end', summary }),
};

/** Below whoever serves; for a page that is made again somebody waits, so it goes before trainings and readings. */
const priorityOf = ({ kind }: Job): number =>
	kind === 'replay' ? constants.priority.PRIORITY_BELOW_NORMAL : constants.priority.PRIORITY_LOW;

async function answer(job: Job): Promise<void> {
	setPriority(priorityOf(job));
	try {
		await say({ kind: 'done', result: await done(job) });
	} catch (cause) {
		if (!stop.signal.aborted) await say({ kind: 'failed', ...crossing(cause) });
	}
	if (process.connected) process.disconnect();
}

async function done(job: Job): Promise<JobResult[keyof JobResult]> {
	const common = { clock: systemClock, progress, signal: stop.signal };
	if (job.kind === 'evaluate') {
		const { evaluateProtocol } = await import('../evaluation/evaluate-protocol.ts');
		return evaluateProtocol(job.order, { ...common, checkpoints: job.checkpoints });
	}
	const folder = stateFolder(job.state);
	// What only reads has nothing to keep, and the engine would go on until its query ends.
	if (job.kind !== 'train') stop.signal.addEventListener('abort', () => process.exit(0));
	if (job.kind === 'read-experiment') {
		const { readExperiment } = await import('../experiments/read-experiment.ts');
		return readExperiment(folder, job.key, job.asOf, { ...job.limits, signal: stop.signal });
	}
	if (job.kind === 'plan-power') {
		const { planPower } = await import('../experiments/plan-power.ts');
		return planPower(folder, job.asked, job.asOf, job.limits);
	}
	if (job.kind === 'replay') {
		const { replayed } = await import('../serving/replayed.ts');
		const again = await replayed(folder, await catalogueIn(folder), job.trace, job.changes);
		return { page: again.page, trace: again.trace, identical: again.identical };
	}
	const { trainBundle } = await import('../training/train-bundle.ts');
	const states = readLmdbProfileStates(folder.profiles);
	const controlPlane = openSqliteControlPlane(folder.controlPlane);
	try {
		const embeddings = fileEmbeddings(folder.embeddings);
		const facts = { states, catalogue: await catalogueIn(folder), controlPlane, embeddings };
		return await trainBundle(folder, facts, { ...common, ...job });
	} finally {
		await states.close();
		await controlPlane.close();
	}
}
