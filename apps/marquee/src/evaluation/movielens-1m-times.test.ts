import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { movielens1mWithTimes } from './movielens-1m-times.ts';

let folder: string;
const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
const read = () => movielens1mWithTimes(folder, join(folder, 'ml-1m_sas.txt'));

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'marquee-ml-1m-'));
	put('ml-1m_sas.txt', '1 2\n1 1\n2 1\n');
	put('sas_to_original_users.txt', '1 6040\n2 17\n');
	put('sas_to_original_items.txt', '1 3952\n2 8\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('each event of the sequence file has the time of its rating, by the original numbers', async () => {
	put('ratings.dat', '6040::3952::5::200\n6040::8::3::100\n17::3952::4::50\n');
	const { happenedAtMs, endedAtMs, titleIndices } = await read();
	expect([...titleIndices]).toEqual([1, 0, 0]);
	expect([...happenedAtMs]).toEqual([100_000, 200_000, 50_000]);
	expect(endedAtMs).toEqual(happenedAtMs);
});

test('where only bounds of a time are known it is the later one: no cut shows the event too early', async () => {
	const rows =
		'userID,movieID,rating,timestamp,ts_min,ts_max\n6040,3952,5,200,,\n6040,8,,,100,110\n17,3952,,,,70\n';
	writeFileSync(join(folder, 'ratings_partial.csv.gz'), gzipSync(rows));
	expect([...(await read()).happenedAtMs]).toEqual([110_000, 200_000, 70_000]);
});

test('an event without a rating, or a folder without times, is refused', async () => {
	await expect(read()).rejects.toMatchObject({
		code: 'protocol-data-missing',
		what: expect.stringContaining('neither ratings.dat'),
	});
	put('ratings.dat', '6040::3952::5::200\n17::3952::4::50\n');
	await expect(read()).rejects.toThrow('no time for item 2 of user 1');
});
