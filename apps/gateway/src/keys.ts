import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type ApiKey, type ControlPlane, keyHash, type Scope } from '@marquee/stores';
import { Refusal } from './refusal.ts';

/** Where keys are found by the hash that is kept of them. Asked at every request: a key taken back is dead at once. */
export type Keyring = Pick<ControlPlane, 'keyByHash'>;

/** How a request said who it is. A browser sends the cookie by itself, so a cookie needs proof of origin too. */
export interface Caller {
	readonly key: ApiKey;
	readonly via: 'header' | 'cookie';
}

export const cookieName = 'marquee-key';

/** @throws {Refusal} `key-missing` or `key-unknown`. */
export async function callerOf(headers: IncomingHttpHeaders, keyring: Keyring): Promise<Caller> {
	const bearer = bearerOf(headers.authorization);
	const presented = bearer ?? cookieOf(headers.cookie);
	if (presented === undefined)
		throw new Refusal('key-missing', {
			what: 'the request carries no key',
			remedy: 'Send authorization: Bearer <key>; `marquee keys add` makes one.',
			headers: { 'www-authenticate': 'Bearer' },
		});
	const hash = keyHash(presented);
	const key = await keyring.keyByHash(hash);
	if (key !== undefined && key.revokedAt === undefined && isSameHash(key.hash, hash))
		return { key, via: bearer === undefined ? 'cookie' : 'header' };
	throw new Refusal('key-unknown', {
		what: 'the key is not known here, or was taken back',
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

/** In constant time, whatever the engine behind `keyByHash` compared like: a part of a hash is no hash. */
function isSameHash(one: string, other: string): boolean {
	const [a, b] = [Buffer.from(one), Buffer.from(other)];
	return a.length === b.length && timingSafeEqual(a, b);
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
