import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Refusal } from './refusal.ts';

/** What a key allows: to send events, to read pages, to look inside. */
export const scopes = ['events', 'pages', 'admin'] as const;
export type Scope = (typeof scopes)[number];

/** A key as it is kept: never the key, only its fingerprint. */
export interface KnownKey {
	/** Unique among the keys; the rate limit counts by it. */
	readonly label: string;
	readonly scopes: readonly Scope[];
	/** SHA-256 of the key, lower-case hexadecimal: what `fingerprint` answers. */
	readonly sha256: string;
}

/** Where the keys are kept. Asked once per request, so that a key that was taken back stops working at once. */
export interface Keyring {
	readonly all: () => readonly KnownKey[];
}

/** How a request said who it is. A browser sends the cookie by itself, so a cookie needs proof of origin too. */
export interface Caller {
	readonly key: KnownKey;
	readonly via: 'header' | 'cookie';
}

export const cookieName = 'marquee-key';

/** What is kept of a key. Keys are random and long, so a plain hash cannot be searched. */
export const fingerprint = (key: string): string => createHash('sha256').update(key).digest('hex');

/** @throws {Refusal} `key-missing` or `key-unknown`. */
export function callerOf(headers: IncomingHttpHeaders, keyring: Keyring): Caller {
	const bearer = bearerOf(headers.authorization);
	const presented = bearer ?? cookieOf(headers.cookie);
	if (presented === undefined)
		throw new Refusal('key-missing', {
			what: 'the request carries no key',
			remedy: 'Send authorization: Bearer <key>; `marquee keys add` makes one.',
			headers: { 'www-authenticate': 'Bearer' },
		});
	const key = knownKey(presented, keyring.all());
	if (key !== undefined) return { key, via: bearer === undefined ? 'cookie' : 'header' };
	throw new Refusal('key-unknown', {
		what: 'the key is not known here',
		remedy: 'Use a key of this service, or make one with `marquee keys add`.',
		headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
	});
}

/** @throws {Refusal} `scope-missing`. */
export function demandScope({ key }: Caller, scope: Scope): void {
	if (key.scopes.includes(scope)) return;
	throw new Refusal('scope-missing', {
		what: `this needs the scope ${scope}; the key "${key.label}" has ${key.scopes.join(', ') || 'none'}`,
		remedy: `Use a key with the scope ${scope}.`,
		headers: { 'www-authenticate': `Bearer error="insufficient_scope", scope="${scope}"` },
	});
}

/** Compares with every key in constant time: how long it takes says nothing of how much matched. */
function knownKey(presented: string, known: readonly KnownKey[]): KnownKey | undefined {
	const digest = Buffer.from(fingerprint(presented));
	let found: KnownKey | undefined;
	for (const key of known) {
		const kept = Buffer.from(key.sha256);
		if (kept.length === digest.length && timingSafeEqual(kept, digest)) found = key;
	}
	return found;
}

function bearerOf(authorization: string | undefined): string | undefined {
	return authorization === undefined ? undefined : /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
}

function cookieOf(cookies: string | undefined): string | undefined {
	for (const cookie of cookies?.split(';') ?? []) {
		const [name, value] = cookie.split('=', 2);
		if (name?.trim() === cookieName) return value?.trim();
	}
	return undefined;
}
