import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fitPopularity } from '@marquee/baselines';
import { epochMs, settableClock } from '@marquee/units';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { protocols } from './protocol-data.ts';

const folder = mkdtempSync(join(tmpdir(), 'marquee-held-out-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Twelve profiles: every third watches Japanese titles in Japan, the others French ones in France. */
beforeAll(() => {
	mkdirSync(folder, { recursive: true });
	const titles = Array.from({ length: 12 }, (_, i) =>
		JSON.stringify({
			titleId: `t${i}`,
			name: `Title ${i}`,
			genres: [],
			originalLanguage: i < 6 ? 'ja' : 'fr',
		}),
	);
	const events = Array.from({ length: 12 }, (_, p) =>
		Array.from({ length: 4 }, (_event, n) => {
			const isJapanese = p % 3 === 0;
			return JSON.stringify({
				kind: 'play',
				eventId: `e${p}-${n}`,
				profileId: `p${p}`,
				titleId: `t${((p + n) % 6) + (isJapanese ? 0 : 6)}`,
				happenedAt: 1_700_000_000_000 + p * 1000 + n * 60_000,
				country: isJapanese ? 'JP' : 'FR',
			});
		}),
	).flat();
	writeFileSync(join(folder, 'titles.jsonl'), `${titles.join('\n')}\n`);
	writeFileSync(join(folder, 'events.jsonl'), `${events.join('\n')}\n`);
});

const evaluated = async (protocol: string, holdOut?: string) => {
	const prepared = await protocols[protocol]!(folder, holdOut === undefined ? {} : { holdOut });
	const baseline = { name: 'popularity', baseline: true };
	return prepared.evaluated([{ ...baseline, fit: ({ train }) => fitPopularity(train) }], {
		dataName: 'made up',
		seed: 1,
		clock: settableClock(epochMs(0)),
		slices: true,
		replicates: 10,
	});
};

test.each([
	['held-out-country', 'JP', 'FR'],
	['held-out-language', 'ja', 'fr'],
])(
	'%s: the profiles of one are asked, and nothing of theirs is learnt from',
	async (protocol, small, large) => {
		const { report, cases } = await evaluated(protocol);
		expect(cases.map(({ profile }) => profile)).toEqual([0, 3, 6, 9]); // the second most frequent
		expect(report.counts).toMatchObject({ trainEvents: 32, relevantNeverTrained: 4 });
		const other = await evaluated(protocol, large);
		expect(other.report.counts).toMatchObject({ cases: 8, trainEvents: 16 });
		await expect(evaluated(protocol, 'xx')).rejects.toMatchObject({
			code: 'protocol-label-unknown',
			remedy: `Hold out one of ${large}, ${small}.`,
		});
	},
);

test('where the data say countries and languages, every report of them has slices by both', async () => {
	const { report } = await evaluated('time-split-last');
	const named = (name: string) => report.slicings!.find((one) => one.name === name)!;
	expect(
		named('country')
			.slices.map(({ slice }) => slice)
			.sort(),
	).toEqual(['FR', 'JP']);
	expect(
		named('title-language')
			.slices.map(({ slice }) => slice)
			.sort(),
	).toEqual(['fr', 'ja']);
});
