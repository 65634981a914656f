import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askedHere } from './testing/asked-here.ts';
import { type Begun, commandLine } from './testing/command-line.ts';
import { small, writeMadeUpData } from './testing/made-up-data.ts';

const line = commandLine();
afterAll(line.remove);

/** Enough for an import to be in the midst of it when it is killed. */
const large = { profiles: 2_000, titles: 300, eventsPerProfile: 10 };
const events = large.profiles * large.eventsPerProfile;

const toldThatItGoesOn = {
	code: 1,
	stdout: '',
	stderr: expect.stringMatching(/^stopped; begun again it goes on from here$/m),
};

/** A training of some seconds: what it learns does not matter, only that it learns the same. */
const train = ['train', '--no-evaluation', '--epochs', '40', '--threads', '1'] as const;

beforeAll(async () => {
	writeMadeUpData(line.at('large'), large);
	writeMadeUpData(line.at('data'), small);
	for (const state of ['smooth', 'rough'])
		await askedHere(['import', line.at('data'), '--state', line.at(state)]);
});

test.concurrent('an import that was killed, then stopped by Ctrl-C, goes on where it was: nothing is lost, nothing twice', async () => {
	const words = ['import', 'large', '--state', 'killed'];
	const killed = line.begin(words);
	await grownBeyond(line.at('killed/log'), 0);
	killed.process.kill('SIGKILL');
	expect((await killed.ended).code).toBe(null);
	const atKill = await grownBeyond(line.at('killed/log'), 0); // what it still wrote is in it

	const stopped = line.begin(words);
	await grownBeyond(line.at('killed/log'), atKill);
	stopped.process.kill('SIGINT');
	expect(await stopped.ended).toMatchObject(toldThatItGoesOn);

	const { accepted, duplicates, titles } = await line.json(...words);
	expect(duplicates).toBeGreaterThan(0);
	expect(accepted).toBeGreaterThan(0);
	expect((accepted as number) + (duplicates as number)).toBe(events);
	expect(titles).toBe(large.titles);
	const { logEnd, eventsByKind } = await line.json('diagnose', '--state', 'killed');
	expect({ logEnd, eventsByKind }).toEqual({ logEnd: events, eventsByKind: { rating: events } });
});

test.concurrent('training that was stopped, killed, and killed with all its processes learns the same in the end', async () => {
	await line.json(...train, '--state', 'smooth');

	const stopped = await begunTraining();
	stopped.process.kill('SIGINT');
	expect(await stopped.ended).toMatchObject(toldThatItGoesOn);
	expect(existsSync(line.at('rough/checkpoints/served.checkpoint'))).toBe(true);

	const killed = await begunTraining();
	killed.process.kill('SIGKILL'); // its worker sees that, keeps a checkpoint and ends too
	expect((await killed.ended).code).toBe(null);

	const wiped = await begunTraining();
	process.kill(-wiped.process.pid!, 'SIGKILL');
	expect((await wiped.ended).code).toBe(null);

	expect(globSync('rough/bundles/*/', { cwd: line.folder })).toEqual([]);
	await line.json(...train, '--state', 'rough');
	expect(embeddingsOf('rough')).toBe(embeddingsOf('smooth'));
	expect(existsSync(line.at('rough/checkpoints/served.checkpoint'))).toBe(false);
});

/** A training that has begun to make its steps. */
async function begunTraining(): Promise<Begun> {
	const training = line.begin([...train, '--state', 'rough']);
	await training.said('training …');
	await wait(50);
	return training;
}

/** The sha256 of the embeddings, as the only bundle's manifest says; its hash covers the moment of making, too. */
function embeddingsOf(state: string): string {
	const [manifest] = globSync(`${state}/bundles/*/manifest.json`, { cwd: line.folder });
	const { files } = JSON.parse(readFileSync(line.at(manifest!), 'utf8'));
	return files['embeddings.f16'].sha256;
}

/** Resolves once the log in the folder holds more than so many bytes, with how many. */
async function grownBeyond(log: string, least: number): Promise<number> {
	for (;;) {
		const sizes = globSync(`${log}/*.segment`).map((path) => statSync(path).size);
		const bytes = sizes.reduce((sum, size) => sum + size, 0);
		if (bytes > least) return bytes;
		await wait(2);
	}
}
