import type { ProfileId } from '@marquee/units';
import { bundleUnknown, keyExists, keyUnknown, profileExists, profileUnnamed } from '../errors.ts';
import type {
	ApiKey,
	AuditEntry,
	Bundle,
	ControlPlane,
	Import,
	NamedProfile,
} from './control-plane.ts';
import { memoryTried } from './memory-tried.ts';

/** A control plane that lives and dies with the process: for tests and simulations. */
export function memoryControlPlane(): ControlPlane {
	const keys = new Map<string, ApiKey>();
	const profiles = new Map<ProfileId, NamedProfile>();
	const imports = new Map<string, Import>();
	const bundles = new Map<string, Bundle>();
	const trail: AuditEntry[] = [];
	let served: string | undefined;

	const importId = (source: string, contentHash: string) => `${source} ${contentHash}`;
	return {
		addKey: async (key, by) => {
			if (keys.has(key.hash)) throw keyExists(key.hash);
			keys.set(key.hash, structuredClone(key));
			trail.push({ by, at: key.createdAt, what: 'add-key', to: key.hash });
		},
		keyByHash: async (hash) => keys.get(hash),
		revokeKey: async (hash, { by, at }) => {
			const key = keys.get(hash);
			if (key === undefined) throw keyUnknown(hash);
			keys.set(hash, { revokedAt: at, ...key });
			trail.push({ by, at, what: 'revoke-key', to: hash });
		},
		keys: async () =>
			sorted(
				keys.values(),
				(key) => key.createdAt,
				(key) => key.hash,
			),

		addProfile: async (profile, by) => {
			if (profiles.has(profile.profileId)) throw profileExists(profile.profileId);
			profiles.set(profile.profileId, { ...profile });
			trail.push({ by, at: profile.createdAt, what: 'add-profile', to: profile.profileId });
		},
		preferProfile: async (profileId, preferences, { by, at }) => {
			const known = profiles.get(profileId);
			if (known === undefined) throw profileUnnamed(profileId);
			profiles.set(profileId, { ...known, preferences });
			trail.push({ by, at, what: 'prefer-profile', to: profileId });
		},
		profile: async (profileId) => profiles.get(profileId),
		profiles: async () =>
			sorted(
				profiles.values(),
				(profile) => profile.createdAt,
				(profile) => profile.profileId,
			),

		recordImport: async (done, by) => {
			const id = importId(done.source, done.contentHash);
			imports.set(id, { ...done });
			trail.push({ by, at: done.importedAt, what: 'record-import', to: id });
		},
		importOf: async (source, contentHash) => imports.get(importId(source, contentHash)),
		imports: async () =>
			sorted(
				imports.values(),
				(done) => done.importedAt,
				(done) => importId(done.source, done.contentHash),
			),

		addBundle: async (bundle, by) => {
			bundles.set(bundle.hash, structuredClone(bundle));
			trail.push({ by, at: bundle.createdAt, what: 'add-bundle', to: bundle.hash });
		},
		bundles: async () =>
			sorted(
				bundles.values(),
				(bundle) => bundle.createdAt,
				(bundle) => bundle.hash,
			),
		serveBundle: async (hash, { by, at }) => {
			if (!bundles.has(hash)) throw bundleUnknown(hash);
			served = hash;
			trail.push({ by, at, what: 'serve-bundle', to: hash });
		},
		serving: async () => (served === undefined ? undefined : bundles.get(served)),

		...memoryTried((line) => void trail.push(line)),

		audit: async (limit) => trail.toReversed().slice(0, limit),
		close: async () => {},
	};
}

function sorted<Value>(
	values: Iterable<Value>,
	at: (value: Value) => number,
	id: (value: Value) => string,
): readonly Value[] {
	return [...values].sort((a, b) => at(a) - at(b) || (id(a) < id(b) ? -1 : 1));
}
