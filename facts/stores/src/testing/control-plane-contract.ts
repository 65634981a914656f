import type { Experiment } from '@marquee/contracts';
import { epochMs, type ProfileId } from '@marquee/units';
import { describe, expect, test } from 'vitest';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import { keyHash } from '../control-plane/key-hash.ts';

const at = epochMs;
const key = (name: string, created: number) => ({
	hash: keyHash(name),
	label: `the key ${name}`,
	scopes: ['events', 'pages'] as const,
	createdAt: at(created),
});
const bundle = (hash: string, created: number) => ({
	hash,
	path: `bundles/${hash}`,
	createdAt: at(created),
	metrics: { 'ndcg@10': 0.1 + 0.2 },
});
const profile = (id: string, created: number) => ({
	profileId: id as ProfileId,
	name: `Zoë “${id}”; DROP TABLE profiles`,
	createdAt: at(created),
});

/** A planned experiment of this key. */
export const experimentOf = (key: string, created = 1): Experiment => ({
	design: {
		key,
		kind: 'ab',
		hypothesis: 'Less of the same is more: “größer”; DROP TABLE experiments',
		share: 0.1 + 0.2,
		arms: [
			{ key: 'control', recipe: {} },
			{ key: 'treatment', recipe: { policy: 'page-1-plain' } },
		],
		audience: { country: ['PT'] },
		primary: 'hours',
		guardrails: [],
		secondary: [],
		plannedMembers: 200,
	},
	status: 'draft',
	createdAt: at(created),
	changedAt: at(created),
});

/** What every control plane promises. `open` answers an empty one. */
export function describeControlPlane(
	name: string,
	open: () => Promise<ControlPlane>,
	reopen?: (plane: ControlPlane) => Promise<ControlPlane>,
): void {
	describe(`${name} as a control plane`, () => {
		test('nothing is known at first', async () => {
			const plane = await open();
			expect(await plane.keys()).toEqual([]);
			expect(await plane.keyByHash('x')).toBeUndefined();
			expect(await plane.profile('x' as ProfileId)).toBeUndefined();
			expect(await plane.importOf('x', 'y')).toBeUndefined();
			expect(await plane.serving()).toBeUndefined();
			expect(await plane.tried()).toEqual({ experiments: [], holdouts: [] });
			expect(await plane.audit(10)).toEqual([]);
			await plane.close();
		});

		test('a key is found by its hash, and after it is revoked with the first moment of that', async () => {
			const plane = await open();
			await plane.addKey(key('b', 2), 'start');
			await plane.addKey(key('a', 1), 'start');
			expect(await plane.keys()).toEqual([key('a', 1), key('b', 2)]);
			expect(await plane.keyByHash(keyHash('b'))).toEqual(key('b', 2));
			await plane.revokeKey(keyHash('b'), { by: 'operator', at: at(5) });
			await plane.revokeKey(keyHash('b'), { by: 'operator', at: at(9) });
			expect(await plane.keyByHash(keyHash('b'))).toEqual({ ...key('b', 2), revokedAt: 5 });
			await plane.close();
		});

		test('what exists is not added again, what does not exist is not changed, and neither leaves a line', async () => {
			const plane = await open();
			await plane.addKey(key('a', 1), 'start');
			await plane.addProfile(profile('p', 1), 'start');
			const rejects = (attempt: Promise<void>, code: string) =>
				expect(attempt).rejects.toMatchObject({ code, responsible: 'caller' });
			await rejects(plane.addKey(key('a', 2), 'x'), 'key-exists');
			await rejects(plane.addProfile(profile('p', 2), 'x'), 'profile-exists');
			await rejects(plane.revokeKey('none', { by: 'x', at: at(1) }), 'key-unknown');
			await rejects(plane.serveBundle('none', { by: 'x', at: at(1) }), 'bundle-unknown');
			expect(await plane.audit(10)).toHaveLength(2);
			expect(await plane.profile('p' as ProfileId)).toEqual(profile('p', 1));
			await plane.close();
		});

		test('preferences are kept whole, the later in place of the earlier, and a stranger has none', async () => {
			const plane = await open();
			const young = { maturityLimit: 7, country: 'PT', locale: 'pt-PT' };
			await plane.addProfile({ ...profile('p', 1), preferences: young }, 'viewer');
			await plane.addProfile(profile('q', 2), 'viewer');
			const [p, q] = ['p', 'q'] as ProfileId[];
			expect((await plane.profile(p!))!.preferences).toEqual(young);
			await plane.preferProfile(p!, { country: 'BR' }, { by: 'viewer', at: at(3) });
			expect((await plane.profile(p!))!.preferences).toEqual({ country: 'BR' });
			expect((await plane.profile(q!))!.preferences).toBeUndefined();
			const stranger = plane.preferProfile('s' as ProfileId, {}, { by: 'x', at: at(4) });
			await expect(stranger).rejects.toMatchObject({ code: 'profile-unnamed' });
			expect(await plane.audit(1)).toEqual([
				{ by: 'viewer', at: 3, what: 'prefer-profile', to: 'p' },
			]);
			await plane.close();
		});

		test('profiles come in the order of their making, with any name', async () => {
			const plane = await open();
			for (const one of [profile('z', 3), profile('b', 1), profile('a', 1)])
				await plane.addProfile(one, 'viewer');
			expect(await plane.profiles()).toEqual([profile('a', 1), profile('b', 1), profile('z', 3)]);
			await plane.close();
		});

		test('an import is known by source and content, and recorded again it is replaced', async () => {
			const plane = await open();
			const done = { source: 'ratings.dat', contentHash: 'h1', rows: 10, importedAt: at(1) };
			await plane.recordImport(done, 'start');
			await plane.recordImport({ ...done, contentHash: 'h2', importedAt: at(2) }, 'start');
			await plane.recordImport({ ...done, rows: 11 }, 'start');
			expect(await plane.importOf('ratings.dat', 'h1')).toEqual({ ...done, rows: 11 });
			expect(await plane.importOf('other.dat', 'h1')).toBeUndefined();
			expect(await plane.imports()).toHaveLength(2);
			await plane.close();
		});

		test('one bundle serves: the last that was chosen, with its metrics to the last digit', async () => {
			const plane = await open();
			await plane.addBundle(bundle('new', 2), 'trainer');
			await plane.addBundle(bundle('old', 1), 'trainer');
			await plane.serveBundle('old', { by: 'start', at: at(3) });
			await plane.serveBundle('new', { by: 'start', at: at(4) });
			expect(await plane.serving()).toEqual(bundle('new', 2));
			expect(await plane.bundles()).toEqual([bundle('old', 1), bundle('new', 2)]);
			await plane.addBundle({ ...bundle('new', 2), path: 'elsewhere' }, 'trainer');
			expect((await plane.serving())!.path).toBe('elsewhere');
			await plane.close();
		});

		test('an experiment is kept whole; what is decided of it takes the place of what it was', async () => {
			const plane = await open();
			const defined = (experiment: Experiment) => () => ({
				what: 'define-experiment' as const,
				experiment,
			});
			for (const one of [experimentOf('z', 3), experimentOf('b'), experimentOf('a')])
				await plane.decideExperiment({ by: 'ana', at: at(4) }, defined(one));
			const started = await plane.decideExperiment({ by: 'ana', at: at(5) }, ({ experiments }) => {
				expect(experiments).toEqual([experimentOf('a'), experimentOf('b'), experimentOf('z', 3)]);
				const running = { status: 'running', changedAt: at(5), startedAt: at(5) } as const;
				return { what: 'start-experiment', experiment: { ...experiments[1]!, ...running } };
			});
			expect(started).toMatchObject({ design: { key: 'b' }, status: 'running' });
			expect((await plane.tried()).experiments[1]).toEqual(started);
			expect((await plane.audit(1))[0]).toEqual({
				...{ by: 'ana', at: 5, what: 'start-experiment', to: 'b' },
			});
			await plane.close();
		});

		test('a decision that is refused, or that decides nothing, changes nothing and leaves no line', async () => {
			const plane = await open();
			const change = { by: 'ana', at: at(1) };
			const define = { what: 'define-experiment' as const, experiment: experimentOf('a') };
			await plane.decideExperiment(change, () => define);
			const refused = plane.decideExperiment(change, () => {
				throw new RangeError('no');
			});
			await expect(refused).rejects.toThrow('no');
			await plane.decideExperiment(change, ({ experiments: [same] }) => ({
				what: 'stop-experiment',
				experiment: same!,
			}));
			expect(await plane.audit(9)).toHaveLength(1);
			expect((await plane.tried()).experiments).toEqual([experimentOf('a')]);
			await plane.close();
		});

		test('profiles are held out until that ends, and ending what is not there is refused', async () => {
			const plane = await open();
			const change = { by: 'ana', at: at(1) };
			await plane.holdOut(change, () => ({ key: 'q4', share: 0.02, layers: ['home'] }));
			await plane.holdOut(change, () => ({ key: 'all', share: 0.01 }));
			await plane.holdOut(change, ({ holdouts: [all] }) => ({ ...all!, share: 0.05 }));
			expect((await plane.tried()).holdouts).toEqual([
				{ key: 'all', share: 0.05 },
				{ key: 'q4', share: 0.02, layers: ['home'] },
			]);
			await plane.endHoldout('q4', change);
			await expect(plane.endHoldout('q4', change)).rejects.toMatchObject({
				code: 'holdout-unknown',
			});
			expect((await plane.audit(9)).map(({ what, to }) => [what, to])).toEqual([
				['end-holdout', 'q4'],
				['hold-out', 'all'],
				['hold-out', 'all'],
				['hold-out', 'q4'],
			]);
			await plane.close();
		});

		test('every change leaves who, what and when, newest first', async () => {
			const plane = await open();
			await plane.addKey(key('a', 1), 'start');
			await plane.addProfile(profile('p', 2), 'viewer');
			await plane.recordImport(
				{ source: 's', contentHash: 'c', rows: 1, importedAt: at(3) },
				'importer',
			);
			await plane.addBundle(bundle('b', 4), 'trainer');
			await plane.serveBundle('b', { by: 'operator', at: at(5) });
			await plane.revokeKey(keyHash('a'), { by: 'operator', at: at(6) });
			const trail = [
				{ by: 'operator', at: 6, what: 'revoke-key', to: keyHash('a') },
				{ by: 'operator', at: 5, what: 'serve-bundle', to: 'b' },
				{ by: 'trainer', at: 4, what: 'add-bundle', to: 'b' },
				{ by: 'importer', at: 3, what: 'record-import', to: 's c' },
				{ by: 'viewer', at: 2, what: 'add-profile', to: 'p' },
				{ by: 'start', at: 1, what: 'add-key', to: keyHash('a') },
			];
			expect(await plane.audit(10)).toEqual(trail);
			expect(await plane.audit(2)).toEqual(trail.slice(0, 2));
			await plane.close();
		});

		if (reopen === undefined) return;
		test('what was changed is there after reopening', async () => {
			const plane = await open();
			await plane.addKey(key('a', 1), 'start');
			await plane.addBundle(bundle('b', 4), 'trainer');
			await plane.serveBundle('b', { by: 'operator', at: at(5) });
			const experiment = experimentOf('rows');
			const define = { what: 'define-experiment' as const, experiment };
			await plane.decideExperiment({ by: 'operator', at: at(6) }, () => define);
			await plane.holdOut({ by: 'operator', at: at(7) }, () => ({ key: 'all', share: 0.01 }));
			const again = await reopen(plane);
			expect(await again.keys()).toEqual([key('a', 1)]);
			expect(await again.serving()).toEqual(bundle('b', 4));
			expect(await again.tried()).toEqual({
				experiments: [experiment],
				holdouts: [{ key: 'all', share: 0.01 }],
			});
			expect(await again.audit(9)).toHaveLength(5);
			await again.close();
		});
	});
}
