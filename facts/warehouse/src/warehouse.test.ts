import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ViewingEvent } from '@marquee/contracts';
import { memoryEventLog } from '@marquee/stores';
import { type EpochMs, epochMs, utcDay } from '@marquee/units';
import { type EventLog, sessionise } from '@marquee/viewing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventColumns } from './columns.ts';
import { anEvent, everyField, plays } from './testing/some-events.ts';
import { openWarehouse, type Warehouse, type WarehouseSettings } from './warehouse.ts';

let scratch = '';
beforeAll(async () => {
	scratch = await mkdtemp(join(tmpdir(), 'marquee-warehouse-'));
});
afterAll(() => rm(scratch, { recursive: true }));

const settings: WarehouseSettings = { threads: 2, memoryLimitMiB: 256 };
const recordedAt = epochMs(Date.UTC(2026, 0, 1));
const always = { from: epochMs(-8.64e15), to: epochMs(8.64e15) };
const newFolder = () => mkdtemp(join(scratch, 'w-'));

async function logOf(events: readonly ViewingEvent[]) {
	const log = memoryEventLog();
	if (events.length > 0) await log.append(events, recordedAt);
	return log;
}

/** Opens, works, closes: also when the work fails. */
async function using<T>(
	folder: string,
	work: (warehouse: Warehouse) => Promise<T>,
	more: Partial<WarehouseSettings> = {},
): Promise<T> {
	const warehouse = await openWarehouse(folder, { ...settings, ...more });
	try {
		return await work(warehouse);
	} finally {
		await warehouse.close();
	}
}

/** Every file that the warehouse is made of, with its bytes. */
async function contentsOf(folder: string): Promise<ReadonlyMap<string, string>> {
	const files = await readdir(folder, { recursive: true, withFileTypes: true });
	const paths = files
		.filter((entry) => entry.isFile() && !entry.name.startsWith('holder.'))
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
	return new Map(
		await Promise.all(
			paths.map(async (path) => [path.slice(folder.length), await readFile(path, 'hex')] as const),
		),
	);
}

async function historiesIn(warehouse: Warehouse, cutOff = always.to, recordedBefore?: EpochMs) {
	const found = new Map<string, readonly ViewingEvent[]>();
	for await (const { profileId, events } of warehouse.historiesAsOf(cutOff, recordedBefore))
		found.set(profileId, events);
	return found;
}

test('every field that an event can have is a column', () => {
	expect(new Set(eventColumns.map(({ field }) => field))).toEqual(everyField);
});

test('dropped and rebuilt, by another number of threads, it has the same files with the same bytes', async () => {
	const [folder, other] = [await newFolder(), await newFolder()];
	const log = await logOf(plays(40_000, 200)); // more than one group of rows in a file
	const before = await using(folder, async (warehouse) => {
		await warehouse.catchUp(log);
		return contentsOf(folder);
	});
	const caughtUp = await using(folder, (warehouse) => warehouse.rebuild(log));
	expect(caughtUp).toEqual({ projection: 'warehouse', applied: 40_000, rebuilt: true });
	expect(await contentsOf(folder)).toEqual(before);
	await using(other, (warehouse) => warehouse.catchUp(log), { threads: 1 });
	expect(await contentsOf(other)).toEqual(before);
});

test('however often it was caught up and opened in between, the files are those of a single catching up', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.array(anEvent, { maxLength: 12 }), { minLength: 1, maxLength: 5 }),
			fc.boolean(),
			async (batches, reopening) => {
				const [folder, atOnce] = [await newFolder(), await newFolder()];
				const more = { blockEvents: 7 };
				const log = memoryEventLog();
				const step = async (warehouse: Warehouse, batch: readonly ViewingEvent[]) => {
					if (batch.length > 0) await log.append(batch, recordedAt);
					expect((await warehouse.catchUp(log)).applied).toBe(batch.length);
					expect(warehouse.position()).toBe(log.end());
				};
				if (reopening)
					for (const batch of batches) await using(folder, (one) => step(one, batch), more);
				else
					await using(
						folder,
						async (one) => {
							for (const batch of batches) await step(one, batch);
						},
						more,
					);
				await using(atOnce, (one) => one.catchUp(log), more);
				if (log.end() > 0) expect(await contentsOf(folder)).toEqual(await contentsOf(atOnce));
			},
		),
		{ numRuns: 5 },
	);
});

test('every event comes out as it went in, each profile’s by time and then by place in the log', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(anEvent, { maxLength: 60 }), async (events) => {
			const log = await logOf(events);
			const found = await using(await newFolder(), async (warehouse) => {
				await warehouse.catchUp(log);
				return historiesIn(warehouse);
			});
			const expected = Map.groupBy(
				events.toSorted((a, b) => a.happenedAt - b.happenedAt),
				({ profileId }) => profileId,
			);
			expect(found).toEqual(expected);
			expect([...found.keys()]).toEqual([...expected.keys()].sort());
		}),
		{ numRuns: 8 },
	);
});

test('its answers are those of a plain count over the events, whatever the window', async () => {
	const moment = fc
		.integer({ min: -1, max: 40 })
		.map((hours) => epochMs(Date.UTC(2019, 11, 31, 20 + hours)));
	await fc.assert(
		fc.asyncProperty(
			fc.array(anEvent, { maxLength: 80 }),
			moment,
			moment,
			async (events, from, to) => {
				const log = await logOf(events);
				const window = { from, to };
				const within = events.filter(({ happenedAt }) => happenedAt >= from && happenedAt < to);
				await using(await newFolder(), async (warehouse) => {
					await warehouse.catchUp(log);

					const perDay = await warehouse.eventsPerDay(window);
					const days = Map.groupBy(within, (e) => `${utcDay(e.happenedAt as EpochMs)} ${e.kind}`);
					expect(
						Object.fromEntries(perDay.map((row) => [`${utcDay(row.day)} ${row.kind}`, row.events])),
					).toEqual(Object.fromEntries([...days].map(([key, own]) => [key, own.length])));

					const engaged = Map.groupBy(
						within.filter(
							({ kind }) =>
								!/^(impression|trailer-play|notification-sent|notification-opened)$/.test(kind),
						),
						({ titleId }) => titleId,
					);
					const ranking = [...engaged].map(([titleId, own]) => ({
						titleId,
						profiles: new Set(own.map(({ profileId }) => profileId)).size,
						events: own.length,
					}));
					ranking.sort(
						(a, b) =>
							b.profiles - a.profiles || b.events - a.events || (a.titleId < b.titleId ? -1 : 1),
					);
					expect(await warehouse.mostEngaged(window, 5)).toEqual(ranking.slice(0, 5));

					const sessions = sessionise(events).filter(
						({ startedAt }) => startedAt >= from && startedAt < to,
					);
					expect(await warehouse.sessionCount(window)).toBe(sessions.length);

					const before = events.filter(({ happenedAt }) => happenedAt < to);
					expect([...(await historiesIn(warehouse, to)).values()].flat().length).toBe(
						before.length,
					);
				});
			},
		),
		{ numRuns: 10 },
	);
});

test('what had happened and was not yet known is left out when asked so', async () => {
	const log = memoryEventLog();
	const [early, late] = plays(2);
	await log.append([early!], epochMs(1_000));
	await log.append([late!], epochMs(2_000));
	await using(await newFolder(), async (warehouse) => {
		await warehouse.catchUp(log);
		expect((await historiesIn(warehouse)).size).toBe(2);
		expect([...(await historiesIn(warehouse, always.to, epochMs(2_000))).values()]).toEqual([
			[early],
		]);
	});
});

test('an empty warehouse answers nothing, and catching up with nothing writes nothing', async () => {
	const folder = await newFolder();
	await using(folder, async (warehouse) => {
		expect(await warehouse.catchUp(memoryEventLog())).toMatchObject({ applied: 0, rebuilt: false });
		expect(await warehouse.eventsPerDay(always)).toEqual([]);
		expect(await warehouse.sessionCount(always)).toBe(0);
		expect((await historiesIn(warehouse)).size).toBe(0);
		expect((await contentsOf(folder)).size).toBe(0);
	});
});

test('ahead of a log that was replaced, it is built from the beginning and says so', async () => {
	await using(await newFolder(), async (warehouse) => {
		await warehouse.catchUp(await logOf(plays(20)));
		expect(await warehouse.catchUp(await logOf(plays(5)))).toMatchObject({
			applied: 5,
			rebuilt: true,
		});
		expect(
			(await warehouse.eventsPerDay(always)).reduce((sum, { events }) => sum + events, 0),
		).toBe(5);
	});
});

test('queries go on answering while it catches up, each of one state', async () => {
	const log = memoryEventLog();
	await using(
		await newFolder(),
		async (warehouse) => {
			for (let round = 1; round <= 6; round++) {
				await log.append(plays(500, 500 * round), recordedAt);
				const catchingUp = warehouse.catchUp(log);
				const counts = await Promise.all(
					Array.from({ length: 4 }, async () => {
						const found = await warehouse.eventsPerDay(always);
						return found.reduce((sum, { events }) => sum + events, 0);
					}),
				);
				expect(counts.every((count) => count === 500 * round || count === 500 * (round - 1))).toBe(
					true,
				);
				await catchingUp;
			}
			expect(warehouse.manifest().files.reduce((sum, { rows }) => sum + rows, 0)).toBe(3_000);
		},
		{ blockEvents: 700 },
	);
});

test('a second opening in this process is refused, and named', async () => {
	const folder = await newFolder();
	await using(folder, async () => {
		await expect(openWarehouse(folder, settings)).rejects.toMatchObject({
			code: 'warehouse-in-use',
			message: expect.stringContaining(`process ${process.pid}`),
		});
	});
	await using(folder, async (warehouse) => expect(warehouse.position()).toBe(0));
});

test('what another process has open is refused until that process is gone, however it went', async () => {
	const folder = await newFolder();
	const opening = `
		import { openWarehouse } from ${JSON.stringify(join(import.meta.dirname, 'warehouse.ts'))};
		await openWarehouse(${JSON.stringify(folder)}, ${JSON.stringify(settings)});
		console.log('open');
		setInterval(() => {}, 1_000);`;
	const other = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', opening]);
	try {
		await once(other.stdout, 'data');
		await expect(openWarehouse(folder, settings)).rejects.toMatchObject({
			code: 'warehouse-in-use',
			message: expect.stringContaining(`process ${other.pid}`),
		});
	} finally {
		other.kill('SIGKILL');
		await once(other, 'exit');
	}
	await using(folder, async (warehouse) => expect(warehouse.position()).toBe(0));
});

type Harm = (folder: string, file: string) => Promise<void>;
const harms: readonly [what: string, harm: Harm, why: RegExp][] = [
	['a file cut short', (_, file) => truncate(file, 100), /parquet has not its \d+ bytes/],
	['a file gone', (_, file) => rm(file), /parquet has not its/],
	[
		'a torn manifest',
		(folder) => writeFile(join(folder, 'manifest.json'), '{"edition":1,'),
		/damaged/,
	],
	['a manifest of null', (folder) => writeFile(join(folder, 'manifest.json'), 'null'), /damaged/],
	[
		'another edition',
		(folder) => writeFile(join(folder, 'manifest.json'), '{"edition":0,"position":9,"files":[]}'),
		/edition 0/,
	],
];

test.each(harms)(
	'after %s it starts over, says why, and is whole after the next catching up',
	async (_what, harm, why) => {
		const folder = await newFolder();
		const log = await logOf(plays(300));
		const whole = await using(folder, async (warehouse) => {
			await warehouse.catchUp(log);
			return { contents: await contentsOf(folder), file: warehouse.manifest().files[0]!.path };
		});
		await harm(folder, join(folder, whole.file));
		await using(folder, async (warehouse) => {
			expect(warehouse.discarded).toMatch(why);
			expect(warehouse.position()).toBe(0);
			await warehouse.catchUp(log);
		});
		expect(await contentsOf(folder)).toEqual(whole.contents);
	},
);

test('what a crash has left beside the files is gone after the next catching up', async () => {
	const folder = await newFolder();
	await mkdir(join(folder, 'events/month=1999-01'), { recursive: true });
	await writeFile(join(folder, 'events/month=1999-01/00000000-0123456789abcdef.parquet'), 'torn');
	await writeFile(join(folder, 'manifest.json.tmp'), '{');
	await using(folder, async (warehouse) => {
		await warehouse.catchUp(await logOf(plays(9)));
		expect((await warehouse.eventsPerDay(always)).length).toBeGreaterThan(0);
	});
	expect([...(await contentsOf(folder)).keys()].filter((path) => path.includes('1999'))).toEqual(
		[],
	);
});

test('files that vanish while it is open are the disk’s fault, and a rebuild heals them', async () => {
	const folder = await newFolder();
	const log = await logOf(plays(50));
	await using(folder, async (warehouse) => {
		await warehouse.catchUp(log);
		await rm(join(folder, 'events'), { recursive: true });
		for (const ask of [() => warehouse.eventsPerDay(always), () => historiesIn(warehouse)])
			await expect(ask()).rejects.toMatchObject({ code: 'warehouse-unreadable' });
		await warehouse.rebuild(log);
		expect((await historiesIn(warehouse)).size).toBe(50);
	});
});

test('a path with quotes and spaces is a path like any other, one with a pattern in it is refused', async () => {
	const odd = join(scratch, "it's an odd; folder");
	await using(odd, async (warehouse) => {
		await warehouse.catchUp(await logOf(plays(3)));
		expect((await historiesIn(warehouse)).size).toBe(3);
	});
	await expect(openWarehouse(join(scratch, 'a[b]'), settings)).rejects.toMatchObject({
		code: 'warehouse-folder-unusable',
	});
});

test('moved to another place, it goes on', async () => {
	const [folder, moved] = [await newFolder(), join(scratch, 'moved')];
	const log = await logOf(plays(40));
	await using(folder, (warehouse) => warehouse.catchUp(log));
	await cp(folder, moved, { recursive: true });
	await rm(folder, { recursive: true });
	await log.append(plays(2, 40), recordedAt);
	await using(moved, async (warehouse) => {
		expect(await warehouse.catchUp(log)).toMatchObject({ applied: 2, rebuilt: false });
		expect((await historiesIn(warehouse)).size).toBe(42);
	});
});

test('closing waits for the queries that run, and nothing is answered after it', async () => {
	const warehouse = await openWarehouse(await newFolder(), settings);
	await warehouse.catchUp(await logOf(plays(3_000)));
	const histories = warehouse.historiesAsOf(always.to)[Symbol.asyncIterator]();
	await histories.next();
	const count = warehouse.sessionCount(always);
	let isClosed = false;
	const closing = warehouse.close().then(() => {
		isClosed = true;
	});
	expect(await count).toBeGreaterThan(0);
	let others = 0;
	while (!(await histories.next()).done) others++;
	expect(others).toBe(1_008);
	expect(isClosed).toBe(false);
	await closing;
	await warehouse.close();
	await expect(warehouse.rebuild(memoryEventLog())).rejects.toThrow('closed');
	await expect(warehouse.sessionCount(always)).rejects.toThrow('closed');
	await expect(historiesIn(warehouse)).rejects.toThrow('closed');
});

test('too little memory is said, changes nothing, and does not keep the next opening out', async () => {
	const folder = await newFolder();
	const log = await logOf(plays(3_000));
	const tooLittle = using(folder, (warehouse) => warehouse.catchUp(log), { memoryLimitMiB: 1 });
	await expect(tooLittle).rejects.toMatchObject({ code: 'warehouse-out-of-memory' });
	await using(folder, async (warehouse) => {
		expect(warehouse.position()).toBe(0);
		expect((await warehouse.catchUp(log)).applied).toBe(3_000);
	});
});

test('a log that breaks off while it is read leaves the warehouse as it was', async () => {
	const [log, further] = [await logOf(plays(10)), await logOf(plays(30))];
	const broken: EventLog = {
		...further,
		read: async function* (from) {
			for await (const batch of further.read(from)) yield batch.slice(0, 5);
			throw new Error('the disk is gone');
		},
	};
	await using(await newFolder(), async (warehouse) => {
		await warehouse.catchUp(log);
		await expect(warehouse.catchUp(broken)).rejects.toThrow('the disk is gone');
		expect(warehouse.position()).toBe(10);
		expect((await historiesIn(warehouse)).size).toBe(10);
		expect((await warehouse.catchUp(further)).applied).toBe(20);
	});
});

test('settings that are no counts are a programmer’s mistake', async () => {
	for (const wrong of [{ threads: 0 }, { memoryLimitMiB: 0.5 }, { blockEvents: 0 }])
		await expect(openWarehouse(await newFolder(), { ...settings, ...wrong })).rejects.toThrow(
			RangeError,
		);
});
