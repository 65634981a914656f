import { epochMs, profileId, requestId } from '@marquee/units';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ListedSlate, SlateHead, SlateLog } from '../slate-log/slate-log.ts';

/** What every slate log promises. `open` answers an empty one with room for all traces of these tests. */
export function describeSlateLog(
	name: string,
	open: () => Promise<SlateLog<unknown>>,
	reopen?: (log: SlateLog<unknown>) => Promise<SlateLog<unknown>>,
): void {
	describe(`${name} as a slate log`, () => {
		test('what was appended is found by its request, the newest where there are several', async () => {
			const log = await open();
			await fc.assert(
				fc.asyncProperty(
					fc.array(fc.tuple(fc.constantFrom('r1', 'r2', 'r3', 'r4'), fc.json()), { maxLength: 12 }),
					async (pairs) => {
						const newest = new Map<string, unknown>();
						for (const [id, json] of pairs) {
							await log.append(requestId(id), JSON.parse(json));
							newest.set(id, JSON.parse(JSON.stringify(JSON.parse(json))));
						}
						for (const [id, trace] of newest) expect(await log.find(requestId(id))).toEqual(trace);
					},
				),
				{ numRuns: 20 },
			);
			await log.close();
		});

		test('a trace that was written by somebody else is found as one that was not', async () => {
			const log = await open();
			const trace = { title: 'Amélie', rows: [1, 2] };
			await log.appendWritten(requestId('a'), Buffer.from(JSON.stringify(trace)));
			expect(await log.find(requestId('a'))).toEqual(trace);
			await log.close();
		});

		test('a request nobody answered has no trace', async () => {
			const log = await open();
			await log.append(requestId('here'), { rows: [] });
			expect(await log.find(requestId('there'))).toBeUndefined();
			await log.close();
		});

		test('traces appended at once are all found', async () => {
			const log = await open();
			const ids = Array.from({ length: 50 }, (_, i) => requestId(`r${i}`));
			await Promise.all(ids.map((id, i) => log.append(id, { i })));
			expect(await Promise.all(ids.map((id) => log.find(id)))).toEqual(ids.map((_, i) => ({ i })));
			await log.close();
		});

		test('a profile’s slates are listed newest first, and who asks on from the last has each request once', async () => {
			const log = await open();
			const given = new Map<string, SlateHead>();
			const at = fc.integer({ min: 1, max: 6 });
			const appended = fc.tuple(fc.integer({ max: 30, min: 0 }), fc.constantFrom('p', 'q'), at);
			await fc.assert(
				fc.asyncProperty(
					fc.array(appended, { maxLength: 20 }),
					fc.integer({ min: 1, max: 5 }),
					async (slates, limit) => {
						for (const [id, profile, generatedAt] of slates) {
							const of = { profileId: profileId(profile), generatedAt: epochMs(generatedAt) };
							const head = { ...of, surface: 'home' } as const;
							await log.append(requestId(`r${id}`), { id }, head);
							given.set(`r${id}`, head);
						}
						const listed = await allListed(log, limit);
						const own = [...given].filter(([, head]) => head.profileId === 'p');
						const expected = own.map(([id, head]) => ({ requestId: id, ...head }));
						expect(listed.toSorted(byId)).toEqual(expected.toSorted(byId));
						const times = listed.map(({ generatedAt }) => generatedAt);
						expect(times).toEqual(times.toSorted((a, b) => b - a));
					},
				),
				{ numRuns: 20 },
			);
			await log.close();
		});

		test('what has no head is in no list, and what is still being written is', async () => {
			const log = await open();
			const head = { profileId: profileId('p'), generatedAt: epochMs(1), surface: 'home' as const };
			const written = log.append(requestId('b'), { rows: [] }, head);
			expect(await allListed(log, 1)).toEqual([{ requestId: 'b', ...head }]);
			await written;
			await log.append(requestId('b'), { rows: [] });
			expect(await allListed(log, 1)).toEqual([]);
			await log.close();
		});

		if (reopen === undefined) return;
		test('traces are found after reopening', async () => {
			const log = await open();
			const of = { profileId: profileId('p'), generatedAt: epochMs(7), country: 'PT' };
			const head = { ...of, surface: 'browse', device: 'phone' } as const;
			await log.append(requestId('a'), { title: 'Amélie' });
			await log.appendWritten(requestId('b'), Buffer.from('{"title":"Zoé"}'), head);
			const again = await reopen(log);
			expect(await again.find(requestId('a'))).toEqual({ title: 'Amélie' });
			expect(await again.find(requestId('b'))).toEqual({ title: 'Zoé' });
			expect(await allListed(again, 1)).toEqual([{ requestId: 'b', ...head }]);
			await again.close();
		});
	});
}

/** All that is listed of p, so many at a time. */
async function allListed(log: SlateLog<unknown>, limit: number): Promise<ListedSlate[]> {
	const all: ListedSlate[] = [];
	for (;;) {
		const before = all.at(-1)?.generatedAt;
		const asked = { profileId: profileId('p'), limit, ...(before !== undefined && { before }) };
		const more = await log.listed(asked);
		if (more.length === 0) return all;
		all.push(...more);
	}
}

const byId = (a: { readonly requestId: string }, b: { readonly requestId: string }): number =>
	a.requestId < b.requestId ? -1 : 1;
