import { expect, test } from 'vitest';
import { diversityFromLog, diversityInLog, diversityOf } from './page-diversity.ts';
import type { RankedRow } from './ranked-row.ts';

const taken = { share: 0.12, moved: 5, entered: 3, byUnlikeness: 4, byGenres: 1 };
const row = (ofScore: number, relevanceLost: number) =>
	({ diversity: { ...taken, ofScore, relevanceLost } }) as RankedRow;
const given = {} as RankedRow;

test('of a page each row that diversity has a say in counts as much as the others, a given order nothing', () => {
	expect(diversityOf([row(0.05, 0.001), given, row(0.1, 0.004)], 0.12)).toEqual({
		share: 0.12,
		ofScore: 0.075,
		relevanceLost: 0.0025,
	});
	expect(diversityOf([given], 0.12)).toEqual({ share: 0.12, ofScore: 0, relevanceLost: 0 });
});

test('a log from before the two were told apart is read: the relevance lost under its name, the other unknown', () => {
	const now = diversityInLog({ ...taken, ofScore: 0.067_891, relevanceLost: 0.000_949 });
	expect(diversityFromLog(now)).toEqual({ ...taken, ofScore: 0.0679, relevanceLost: 0.0009 });
	const before = JSON.parse(JSON.stringify({ ...taken, taken: 0.0009 }));
	expect(diversityFromLog(before)).toEqual({ ...taken, relevanceLost: 0.0009 });
});
