import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrontierAnswer } from '@marquee/gateway';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { readFrontier, writeFrontier } from './kept-frontier.ts';

const folder = mkdtempSync(join(tmpdir(), 'kept-frontier-'));
const path = join(folder, 'frontier.json');
beforeEach(() => rmSync(path, { force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

const estimate = { value: 0.5, low: 0.25, high: 0.75 };
const measured: FrontierAnswer = {
	measuredAt: 1.8e12,
	policy: { version: 'page-1', share: 0.12 },
	over: { bundle: '4f0d', ranker: 'prior 1', cases: 50, titles: 40, cutAt: 1.7e12 },
	points: [
		{
			share: 0,
			'ndcg@10': estimate,
			'ndcg@10Gained': { value: 0, low: 0, high: 0 },
			intraListDiversity: estimate,
			serendipity: estimate,
			calibrationKl: estimate,
			coverage: 0.4,
			ofScore: 0,
			relevanceLost: 0,
		},
	],
};

test('what was written is read again, the newest instead of the one before, and nothing lies beside it', async () => {
	expect(await readFrontier(path)).toBeUndefined();
	await writeFrontier(path, { ...measured, measuredAt: 1.7e12 });
	await writeFrontier(path, measured);
	expect(await readFrontier(path)).toEqual(measured);
	expect(readdirSync(folder)).toEqual(['frontier.json']);
});

test('a file that is cut off, or lacks what the console reads, is refused with its place and what to do', async () => {
	const whole = JSON.stringify(measured);
	for (const [content, says] of [
		[whole.slice(0, -9), /JSON/],
		['{}', /measuredAt/],
		[whole.replace('"share":0.12', '"share":"much"'), /\/policy\/share: found "much"/],
	] as const) {
		writeFileSync(path, content);
		await expect(readFrontier(path)).rejects.toMatchObject({
			code: 'frontier-unreadable',
			where: path,
			what: expect.stringMatching(says),
		});
	}
});
