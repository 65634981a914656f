import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Failure } from '@marquee/units';
import type { Progress } from '../terminal/progress.ts';
import { crossed } from './crossing.ts';
import type { Job, JobResult, Said } from './job.ts';

/**
 * Does a job in a process of its own, which ends with this one, and answers its result.
 *
 * @throws {Failure} what the job failed with; `background-ended` if the process died without a word.
 */
export async function inBackground<Kind extends Job['kind']>(
	job: Extract<Job, { kind: Kind }>,
	progress: Progress,
	signal: AbortSignal,
): Promise<JobResult[Kind]> {
	signal.throwIfAborted();
	const worker = fileURLToPath(new URL('./worker.ts', import.meta.url));
	return new Promise((resolve, reject) => {
		const child = fork(worker, [], { execArgv: ['--disable-warning=ExperimentalWarning'] });
		const stop = () => child.connected && child.disconnect();
		signal.addEventListener('abort', stop, { once: true });
		child.on('message', (said: Said) => {
			if (said.kind === 'begin') progress.begin(said.phase);
			else if (said.kind === 'update') progress.update(said.done, said.total, said.note);
			else if (said.kind === 'end') progress.end(said.summary);
			else if (said.kind === 'done') resolve(said.result as JobResult[Kind]);
			else reject(crossed(said));
		});
		child.on('error', reject);
		child.on('exit', (code, killedBy) => {
			signal.removeEventListener('abort', stop);
			if (signal.aborted) reject(signal.reason);
			reject(
				new Failure('background-ended', {
					responsible: 'us',
					what: `the ${job.kind} process ended by ${killedBy ?? `code ${code}`} without an answer`,
					remedy: 'Begin again; a training goes on from its newest checkpoint.',
				}),
			);
		});
		child.send(job);
	});
}
