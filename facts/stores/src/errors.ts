import { Failure } from '@marquee/units';

/** Where in a log something is damaged. */
export interface Damage {
	readonly segment: string;
	/** Byte in that file. */
	readonly offset: number;
	readonly what: string;
}

/** Acknowledged records cannot be read. Code `log-corrupt`. */
export const logCorrupt = ({ segment, offset, what }: Damage): Failure =>
	new Failure('log-corrupt', {
		responsible: 'dependency',
		what: `the log is damaged: ${what}`,
		where: `${segment}, byte ${offset}`,
		remedy:
			'Restore this segment from a copy. Nothing was changed; no record from here on was read.',
	});

/** Another process writes here. Code `log-in-use`. */
export const logInUse = (folder: string, holder: string): Failure =>
	new Failure('log-in-use', {
		responsible: 'caller',
		what: `${holder} writes to this log`,
		where: folder,
		remedy: 'Stop it first, or choose another state folder; a log has one writer.',
	});

/** A write failed, so what the files hold behind the last acknowledged record is unknown. Code `log-unwritable`. */
export const logUnwritable = (segment: string, cause: unknown): Failure =>
	new Failure('log-unwritable', {
		responsible: 'dependency',
		what: `the log cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`,
		where: segment,
		remedy: 'Mend the disk (space, rights, health) and open the log again.',
		cause,
	});

/** Code `key-exists`. */
export const keyExists = (hash: string): Failure =>
	new Failure('key-exists', {
		responsible: 'caller',
		what: `there is a key with the hash ${hash} already`,
		remedy: 'Make a new key.',
	});

/** Code `key-unknown`. */
export const keyUnknown = (hash: string): Failure =>
	new Failure('key-unknown', {
		responsible: 'caller',
		what: `there is no key with the hash ${hash}`,
		remedy: 'Choose one of those that are listed.',
	});

/** Code `profile-exists`. */
export const profileExists = (profileId: string): Failure =>
	new Failure('profile-exists', {
		responsible: 'caller',
		what: `there is a profile ${profileId} already`,
		remedy: 'Use it, or choose another id.',
	});

/** Code `profile-unnamed`. */
export const profileUnnamed = (profileId: string): Failure =>
	new Failure('profile-unnamed', {
		responsible: 'caller',
		what: `the profile ${profileId} was never made here, it is known by events at most`,
		remedy: 'Make the profile first; then it can have preferences.',
	});

/** Code `bundle-unknown`. */
export const bundleUnknown = (hash: string): Failure =>
	new Failure('bundle-unknown', {
		responsible: 'caller',
		what: `there is no bundle ${hash}`,
		remedy: 'Choose one of those that are listed, or train one.',
	});

/** Code `holdout-unknown`. */
export const holdoutUnknown = (key: string): Failure =>
	new Failure('holdout-unknown', {
		responsible: 'caller',
		what: `nobody is held out under the key ${key}`,
		remedy: 'Choose one of those that are listed.',
	});

/** The file is no control plane of ours, or of a newer version. Code `control-plane-unreadable`. */
export const controlPlaneUnreadable = (path: string, what: string, cause?: unknown): Failure =>
	new Failure('control-plane-unreadable', {
		responsible: 'dependency',
		what,
		where: path,
		remedy: 'Restore the file from a copy, or move it away to begin with an empty one.',
		cause,
	});

/** Nothing was kept there, or nothing that may be believed. Code `profile-states-missing`. */
export const profileStatesMissing = (folder: string): Failure =>
	new Failure('profile-states-missing', {
		responsible: 'caller',
		what: 'there are no profile states that can be read',
		where: folder,
		remedy:
			'Start the service there once: it builds them from its log. Or name another state folder.',
	});
