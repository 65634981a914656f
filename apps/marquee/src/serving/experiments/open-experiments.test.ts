import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryControlPlane } from '@marquee/stores';
import { epochMs, settableClock } from '@marquee/units';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type StateFolder, stateFolder } from '../../facts/state-folder.ts';
import { openExperiments } from './open-experiments.ts';
import { smallDesign } from './small-design.fixture.ts';

const clock = settableClock(epochMs(1.8e12));
let folder: StateFolder;
beforeEach(async () => {
	folder = stateFolder(await mkdtemp(join(tmpdir(), 'open-experiments-')));
});
afterEach(() => rm(folder.root, { recursive: true }));

async function opened(controlPlane = memoryControlPlane()) {
	const told: string[] = [];
	const experiments = await openExperiments(folder, {
		controlPlane,
		metrics: new Set(['plays']),
		decided: () => experiments.live.follow(async () => undefined),
		nobody: 'nobody',
		clock,
		report: (stage) => void told.push(stage),
	});
	return { ...experiments, controlPlane, told };
}
const met = {
	requestId: 'r',
	surface: 'home',
	served: 'fresh',
	who: { profileId: 'p' },
} as const;

test('what is decided here is in force when the answer is there, and members are counted over a restart', async () => {
	const { live, port, close, controlPlane } = await opened();
	await port.define(smallDesign('a'), 'ana');
	expect(live.of('pages', met.who)).toBeUndefined();
	await port.start('a', 'ana');
	const { cells } = live.of('pages', met.who)!;
	live.expose(cells, met);
	expect((await port.find('a'))!.members[cells[0]!.arm]).toBe(1);
	await close();

	const again = await opened(controlPlane);
	const [listed] = await again.port.list();
	expect(Object.values(listed!.members).sort()).toEqual([0, 1]);
	expect(await again.port.stop('a', 'ben')).toMatchObject({ status: 'stopped' });
	expect((await controlPlane.audit(1))[0]).toMatchObject({ by: 'ben', what: 'stop-experiment' });
	await again.close();
});

test('an arm that names what is not there is refused before anybody is in it', async () => {
	const { port, close } = await opened();
	for (const [recipe, code] of [
		[{ bundle: 'gone' }, 'bundle-unknown'],
		[{ policy: 'gone' }, 'policy-unknown'],
		[{ layout: 'gone' }, 'layout-unknown'],
		[{ ranker: 'listwise 000000000000' }, 'ranker-missing'],
	] as const) {
		await port.define(smallDesign(code, recipe), 'ana');
		await expect(port.start(code, 'ana')).rejects.toMatchObject({ code });
	}
	await close();
});

test('while the exposure log is damaged nobody is experimented upon, and the operator is told', async () => {
	const first = await opened();
	await first.port.define(smallDesign('a'), 'ana');
	await first.port.start('a', 'ana');
	first.live.expose(first.live.of('pages', met.who)!.cells, met);
	await first.close();
	const path = join(folder.exposures, '0000000000000000.segment');
	const bytes = await readFile(path);
	bytes[50]! ^= 1;
	await writeFile(path, bytes);

	const { live, port, told, close } = await opened(first.controlPlane);
	await live.follow(async () => undefined);
	expect(told).toEqual(['experiments rest']);
	expect(live.of('pages', met.who)).toBeUndefined();
	expect(await port.list()).toHaveLength(1);
	await expect(port.start('a', 'ana')).rejects.toMatchObject({ code: 'log-corrupt' });
	expect(await port.stop('a', 'ana')).toMatchObject({ status: 'stopped' });
	await close();
	expect(await readFile(path)).toEqual(bytes); // it is evidence: nothing of it is lost
});
