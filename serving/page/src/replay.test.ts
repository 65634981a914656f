import { epochMs } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explanation } from './explanation.ts';
import { unpacked } from './packed-trace.ts';
import { notReplayed, requestOf } from './replay.ts';
import { happenings, inOrder } from './testing/drawn-events.ts';
import { smallPolicy } from './testing/drawn-policies.ts';
import { homeIn, requestsIn } from './testing/drawn-requests.ts';
import { brokenRules } from './testing/page-rules.ts';
import { smallService } from './testing/small-service.ts';
import { stockedWorlds, worldProfile, worlds } from './testing/worlds.ts';
import type { PageTrace } from './trace.ts';

/** What a log gives back. */
const written = (trace: PageTrace): PageTrace => JSON.parse(JSON.stringify(trace));

/** Any service with a request, and what happens in it between the last count and the page, and after the page. */
const moments = worlds
	.filter(({ catalogue }) => catalogue.size > 0)
	.chain((world) => {
		const ids = world.catalogue.titles.map(({ titleId }) => titleId);
		const profiles = [worldProfile, 'other-1', 'newcomer'];
		const events = fc.array(happenings({ ids, profiles, now: world.now }, 60), { maxLength: 12 });
		return fc.record({
			world: fc.constant(world),
			before: events.map((some) => inOrder(some, 'before-')),
			after: events.map((some) => inOrder(some, 'after-')),
			request: requestsIn(world),
			isLooked: fc.boolean(),
		});
	});

/** All that a page decided, whatever time it took. */
const decided = ({ timings: _, ...trace }: PageTrace) => trace;

test('a page made again from its trace and the log has the same bytes, whatever its profile did before and everybody did after it', () =>
	fc.assert(
		fc.asyncProperty(moments, async ({ world, before, after, request, isLooked }) => {
			const service = await smallService(world);
			await service.take(before, world.now);
			if (isLooked) service.facts.look(epochMs(world.now + 6_000));
			const state = request.state && service.stateOf(request.profileId);
			const trace = written((await service.make({ ...request, state })).trace);
			await service.take(after, world.now);
			const again = await service.again(trace);
			expect(again.trace.digest).toBe(trace.digest);
			expect(decided(written(again.trace))).toEqual(decided(trace));
		}),
		{ numRuns: 40, endOnFailure: true },
	));

test('what a page did without is left out when it is made again, though it would answer now', async () => {
	for (const world of stockedWorlds(2)) {
		const down = async () => {
			throw new Error('the model was down');
		};
		const model = { ...world.model, taste: down };
		const service = await smallService(world, { model });
		const { trace, page } = await service.make(homeIn(world));
		expect(page.skipped).toEqual([{ stage: 'taste-of-profile', cause: 'the model was down' }]);
		const again = await service.again(written(trace), { model: world.model });
		expect(again.trace.digest).toBe(trace.digest);
		expect(again.page.skipped).toEqual(page.skipped);
	}
});

test('a source of the pool that a page did without is left out again, and not the row of the same name', async () => {
	for (const world of stockedWorlds(2)) {
		const service = await smallService(world);
		const late = new Map([['broad-retrieval/new-titles', 'it was late']]);
		const { trace, page } = await service.make(homeIn(world, { without: late }));
		expect(page.skipped).toEqual([{ stage: 'broad-retrieval/new-titles', cause: 'it was late' }]);
		expect(trace.pool!.sources).toContainEqual({ source: 'new-titles', count: 0 });
		expect(trace.rows.map(({ row }) => row)).toContain('new-titles');
		expect((await service.again(written(trace))).trace.digest).toBe(trace.digest);
	}
});

test('the page of a trace of another format, or of none, is read and explained, and not made again', async () => {
	const [world] = stockedWorlds(1);
	const service = await smallService(world!);
	const { packed } = await service.make(homeIn(world!));
	expect(notReplayed(unpacked(packed))).toBeUndefined();
	const { format: _, pool: __, ...before } = packed;
	const old = unpacked(before);
	expect(notReplayed(old)).toMatch('format 1');
	expect(old.rows).toEqual(unpacked(packed).rows);
	const [title] = old.rows[0]!.slate;
	expect(explanation(old, title!.id, world!.catalogue).shown).toBe(true);
	const { facts: ___, ...without } = packed;
	expect(notReplayed(unpacked(without))).toMatch('which facts');
});

test('with another policy the same moment answers another page, under the same rules', async () => {
	const [world] = stockedWorlds(1);
	const service = await smallService(world!);
	const { trace, page } = await service.make(homeIn(world!));
	const diversity = { ...smallPolicy.diversity, share: 0 };
	const policy = { ...smallPolicy, version: 'small-plain', diversity };
	const other = await service.again(written(trace), { policy });
	expect(other.trace.policy).toBe('small-plain');
	expect(other.trace.facts).toEqual(trace.facts);
	expect(other.page.rows).not.toEqual(page.rows);
	const request = requestOf(trace, service.stateOf(world!.profileId));
	expect(brokenRules({ answer: other, request, facts: service.facts, policy })).toEqual([]);
});
