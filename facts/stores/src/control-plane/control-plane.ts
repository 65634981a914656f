import type { Experiment, ExperimentHoldout, Preferences } from '@marquee/contracts';
import type { EpochMs, ProfileId } from '@marquee/units';

/** What a key may do: send events, read pages, run the service. */
export const scopes = ['events', 'pages', 'admin'] as const;
export type Scope = (typeof scopes)[number];

/** A key as it is kept: who has the key cannot be told from this, only whether a key is this one. */
export interface ApiKey {
	/** SHA-256 of the key, in hexadecimal. */
	readonly hash: string;
	readonly label: string;
	readonly scopes: readonly Scope[];
	readonly createdAt: EpochMs;
	readonly revokedAt?: EpochMs;
}

/** A profile as the picker shows it. */
export interface NamedProfile {
	readonly profileId: ProfileId;
	readonly name: string;
	readonly createdAt: EpochMs;
	readonly preferences?: Preferences;
}

/** Something that was read in whole: the same content of the same source is not read again. */
export interface Import {
	readonly source: string;
	readonly contentHash: string;
	readonly rows: number;
	readonly importedAt: EpochMs;
}

/** Everything a model needs to serve, by its content. */
export interface Bundle {
	readonly hash: string;
	readonly path: string;
	readonly createdAt: EpochMs;
	readonly metrics: Readonly<Record<string, number>>;
}

/** Who changes something, and when. */
export interface Change {
	readonly by: string;
	readonly at: EpochMs;
}

/** One line of the trail. */
export interface AuditEntry extends Change {
	/** `add-key`, `serve-bundle`, …: the name of the method. */
	readonly what: string;
	/** The key, profile, import or bundle that it was done to. */
	readonly to: string;
}

/** Everything that is or was tried with profiles, and who is kept out of it. */
export interface Tried {
	/** By creation, then by key. */
	readonly experiments: readonly Experiment[];
	/** By key. */
	readonly holdouts: readonly ExperimentHoldout[];
}

/** What is done to an experiment. */
export type ExperimentDeed =
	| 'define-experiment'
	| 'change-experiment'
	| 'start-experiment'
	| 'stop-experiment';

/**
 * What people decide about the service, as opposed to what viewers do. Durable when the promise has resolved; every
 * change leaves a line in the audit trail, or did not happen.
 */
export interface ControlPlane {
	/** @throws {Failure} `key-exists` */
	readonly addKey: (key: Omit<ApiKey, 'revokedAt'>, by: string) => Promise<void>;
	/** A key that was revoked is answered too, with the moment. */
	readonly keyByHash: (hash: string) => Promise<ApiKey | undefined>;
	/** Revoking twice keeps the first moment. @throws {Failure} `key-unknown` */
	readonly revokeKey: (hash: string, change: Change) => Promise<void>;
	/** By creation, then by hash. */
	readonly keys: () => Promise<readonly ApiKey[]>;

	/** @throws {Failure} `profile-exists` */
	readonly addProfile: (profile: NamedProfile, by: string) => Promise<void>;
	/** The preferences take the place of those before. @throws {Failure} `profile-unnamed` */
	readonly preferProfile: (
		profileId: ProfileId,
		preferences: Preferences,
		change: Change,
	) => Promise<void>;
	readonly profile: (profileId: ProfileId) => Promise<NamedProfile | undefined>;
	/** By creation, then by id. */
	readonly profiles: () => Promise<readonly NamedProfile[]>;

	/** Recording the same content of the same source again replaces what was recorded of it. */
	readonly recordImport: (done: Import, by: string) => Promise<void>;
	readonly importOf: (source: string, contentHash: string) => Promise<Import | undefined>;
	/** By moment, then by source and content. */
	readonly imports: () => Promise<readonly Import[]>;

	/** Adding the same content again changes its path and metrics. */
	readonly addBundle: (bundle: Bundle, by: string) => Promise<void>;
	/** By creation, then by hash. */
	readonly bundles: () => Promise<readonly Bundle[]>;
	/** @throws {Failure} `bundle-unknown` */
	readonly serveBundle: (hash: string, change: Change) => Promise<void>;
	/** The bundle that serves; `undefined` before the first. */
	readonly serving: () => Promise<Bundle | undefined>;

	readonly tried: () => Promise<Tried>;
	/**
	 * Changes one experiment, or makes it, by what is tried at that moment: nobody changes any of it while `decide` looks.
	 * Answers what it decided; where that is the very experiment that it was shown, nothing is changed and no line is left.
	 *
	 * @throws whatever `decide` throws; then nothing is changed.
	 */
	readonly decideExperiment: (
		change: Change,
		decide: (tried: Tried) => { readonly what: ExperimentDeed; readonly experiment: Experiment },
	) => Promise<Experiment>;
	/** Keeps profiles out of experiments in the same way; a holdout of that key is replaced. */
	readonly holdOut: (
		change: Change,
		decide: (tried: Tried) => ExperimentHoldout,
	) => Promise<ExperimentHoldout>;
	/** Lets them in again. @throws {Failure} `holdout-unknown` */
	readonly endHoldout: (key: string, change: Change) => Promise<void>;

	/** The trail, newest first. */
	readonly audit: (limit: number) => Promise<readonly AuditEntry[]>;
	readonly close: () => Promise<void>;
}
