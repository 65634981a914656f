import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { Preferences } from '@marquee/contracts';
import { type EpochMs, Failure, type ProfileId } from '@marquee/units';
import {
	bundleUnknown,
	controlPlaneUnreadable,
	keyExists,
	keyUnknown,
	profileExists,
	profileUnnamed,
} from '../errors.ts';
import { atOnce, changed } from './audited.ts';
import type {
	ApiKey,
	AuditEntry,
	Bundle,
	ControlPlane,
	Import,
	NamedProfile,
	Scope,
} from './control-plane.ts';
import { triedIn } from './sqlite-tried.ts';

/** One more entry is one more version; what is written here is never changed. */
const migrations = [
	`CREATE TABLE keys (hash TEXT PRIMARY KEY, label TEXT NOT NULL, scopes TEXT NOT NULL,
		created_at INTEGER NOT NULL, revoked_at INTEGER) STRICT;
	CREATE TABLE profiles (profile_id TEXT PRIMARY KEY, name TEXT NOT NULL,
		created_at INTEGER NOT NULL) STRICT;
	CREATE TABLE imports (source TEXT NOT NULL, content_hash TEXT NOT NULL, rows INTEGER NOT NULL,
		imported_at INTEGER NOT NULL, PRIMARY KEY (source, content_hash)) STRICT;
	CREATE TABLE bundles (hash TEXT PRIMARY KEY, path TEXT NOT NULL, created_at INTEGER NOT NULL,
		metrics TEXT NOT NULL) STRICT;
	CREATE TABLE serving (one INTEGER PRIMARY KEY CHECK (one = 1),
		hash TEXT NOT NULL REFERENCES bundles (hash)) STRICT;
	CREATE TABLE audit (number INTEGER PRIMARY KEY AUTOINCREMENT, who TEXT NOT NULL, at INTEGER NOT NULL,
		what TEXT NOT NULL, subject TEXT NOT NULL) STRICT;`,
	'ALTER TABLE profiles ADD COLUMN preferences TEXT',
	`CREATE TABLE experiments (key TEXT PRIMARY KEY, created_at INTEGER NOT NULL,
		experiment TEXT NOT NULL) STRICT;
	CREATE TABLE holdouts (key TEXT PRIMARY KEY, holdout TEXT NOT NULL) STRICT;`,
];

/**
 * The control plane in one SQLite file, flushed at every commit.
 *
 * @throws {Failure} `control-plane-unreadable` if the file is none of ours, damaged, or of a newer version.
 */
export function openSqliteControlPlane(path: string): ControlPlane {
	mkdirSync(dirname(path), { recursive: true });
	const database = opened(path);
	try {
		migrate(database, path);
		database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
	} catch (cause) {
		database.close();
		if (cause instanceof Failure || !(cause instanceof Error)) throw cause;
		throw controlPlaneUnreadable(path, `SQLite says: ${cause.message}`, cause);
	}
	return controlPlaneIn(database);
}

function opened(path: string): DatabaseSync {
	try {
		return new DatabaseSync(path, { timeout: 5_000 });
	} catch (cause) {
		throw controlPlaneUnreadable(path, `SQLite says: ${(cause as Error).message}`, cause as Error);
	}
}

/** Under a write lock from the start: two processes may open a new file at once. */
function migrate(database: DatabaseSync, path: string): void {
	database.exec('BEGIN IMMEDIATE');
	const found = database.prepare('PRAGMA user_version').get()!.user_version as number;
	if (found > migrations.length) {
		const known = `this program knows ${migrations.length}`;
		throw controlPlaneUnreadable(path, `the file is of version ${found}, ${known}`);
	}
	for (const sql of migrations.slice(found)) database.exec(sql);
	database.exec(`PRAGMA user_version = ${migrations.length}; COMMIT`);
}

type Row = Record<string, string | number | null>;

/** The change and its line in the trail, or neither. Answers how many rows it touched. */
type AuditedChange = (entry: AuditEntry, sql: string, ...values: SQLInputValue[]) => number;

function controlPlaneIn(database: DatabaseSync): ControlPlane {
	const all = (sql: string, ...values: SQLInputValue[]): readonly Row[] =>
		database.prepare(sql).all(...values) as Row[];
	const one = (sql: string, ...values: SQLInputValue[]): Row | undefined =>
		database.prepare(sql).get(...values) as Row | undefined;

	const change: AuditedChange = (entry, sql, ...values) =>
		atOnce(database, () => changed(database, entry, sql, ...values));

	return {
		addKey: async ({ hash, label, scopes, createdAt }, by) => {
			const added = change(
				{ by, at: createdAt, what: 'add-key', to: hash },
				'INSERT INTO keys (hash, label, scopes, created_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
				...[hash, label, JSON.stringify(scopes), createdAt],
			);
			if (added === 0) throw keyExists(hash);
		},
		keyByHash: async (hash) => mapped(one('SELECT * FROM keys WHERE hash = ?', hash), apiKey),
		revokeKey: async (hash, { by, at }) => {
			const revoked = change(
				{ by, at, what: 'revoke-key', to: hash },
				'UPDATE keys SET revoked_at = ifnull(revoked_at, ?) WHERE hash = ?',
				...[at, hash],
			);
			if (revoked === 0) throw keyUnknown(hash);
		},
		keys: async () => all('SELECT * FROM keys ORDER BY created_at, hash').map(apiKey),

		addProfile: async ({ profileId, name, createdAt, preferences }, by) => {
			const added = change(
				{ by, at: createdAt, what: 'add-profile', to: profileId },
				'INSERT INTO profiles VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
				...[profileId, name, createdAt, preferences ? JSON.stringify(preferences) : null],
			);
			if (added === 0) throw profileExists(profileId);
		},
		preferProfile: async (profileId, preferences, { by, at }) => {
			const changed = change(
				{ by, at, what: 'prefer-profile', to: profileId },
				'UPDATE profiles SET preferences = ? WHERE profile_id = ?',
				...[JSON.stringify(preferences), profileId],
			);
			if (changed === 0) throw profileUnnamed(profileId);
		},
		profile: async (profileId) =>
			mapped(one('SELECT * FROM profiles WHERE profile_id = ?', profileId), namedProfile),
		profiles: async () =>
			all('SELECT * FROM profiles ORDER BY created_at, profile_id').map(namedProfile),

		recordImport: async ({ source, contentHash, rows, importedAt }, by) => {
			change(
				{ by, at: importedAt, what: 'record-import', to: `${source} ${contentHash}` },
				'INSERT OR REPLACE INTO imports VALUES (?, ?, ?, ?)',
				...[source, contentHash, rows, importedAt],
			);
		},
		importOf: async (source, contentHash) =>
			mapped(
				one('SELECT * FROM imports WHERE source = ? AND content_hash = ?', source, contentHash),
				importDone,
			),
		imports: async () =>
			all('SELECT * FROM imports ORDER BY imported_at, source, content_hash').map(importDone),

		addBundle: async ({ hash, path, createdAt, metrics }, by) => {
			change(
				{ by, at: createdAt, what: 'add-bundle', to: hash },
				`INSERT INTO bundles VALUES (?, ?, ?, ?) ON CONFLICT (hash) DO UPDATE
					SET path = excluded.path, created_at = excluded.created_at, metrics = excluded.metrics`,
				...[hash, path, createdAt, JSON.stringify(metrics)],
			);
		},
		bundles: async () => all('SELECT * FROM bundles ORDER BY created_at, hash').map(bundle),
		serveBundle: async (hash, { by, at }) => {
			const set = change(
				{ by, at, what: 'serve-bundle', to: hash },
				'INSERT OR REPLACE INTO serving SELECT 1, hash FROM bundles WHERE hash = ?',
				hash,
			);
			if (set === 0) throw bundleUnknown(hash);
		},
		serving: async () =>
			mapped(one('SELECT bundles.* FROM serving JOIN bundles USING (hash)'), bundle),

		...triedIn(database),

		audit: async (limit) =>
			all('SELECT * FROM audit ORDER BY number DESC LIMIT ?', limit).map(auditEntry),
		close: async () => database.close(),
	};
}

const mapped = <Value>(row: Row | undefined, map: (row: Row) => Value): Value | undefined =>
	row === undefined ? undefined : map(row);

const apiKey = (row: Row): ApiKey => ({
	hash: row.hash as string,
	label: row.label as string,
	scopes: JSON.parse(row.scopes as string) as Scope[],
	createdAt: row.created_at as EpochMs,
	...(row.revoked_at !== null && { revokedAt: row.revoked_at as EpochMs }),
});

const namedProfile = (row: Row): NamedProfile => ({
	profileId: row.profile_id as ProfileId,
	name: row.name as string,
	createdAt: row.created_at as EpochMs,
	...(row.preferences !== null && {
		preferences: JSON.parse(row.preferences as string) as Preferences,
	}),
});

const importDone = (row: Row): Import => ({
	source: row.source as string,
	contentHash: row.content_hash as string,
	rows: row.rows as number,
	importedAt: row.imported_at as EpochMs,
});

const bundle = (row: Row): Bundle => ({
	hash: row.hash as string,
	path: row.path as string,
	createdAt: row.created_at as EpochMs,
	metrics: JSON.parse(row.metrics as string) as Record<string, number>,
});

const auditEntry = (row: Row): AuditEntry => ({
	by: row.who as string,
	at: row.at as EpochMs,
	what: row.what as string,
	to: row.subject as string,
});
