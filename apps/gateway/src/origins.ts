import type { IncomingHttpHeaders } from 'node:http';
import { isIPv6 } from 'node:net';
import { Refusal } from './refusal.ts';

/** Whether only this machine can reach the address. */
export const isLoopback = (address: string): boolean =>
	address === '::1' || address === 'localhost' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);

/** The address as it stands in a URL. */
export const inUrl = (address: string): string => (isIPv6(address) ? `[${address}]` : address);

/**
 * A request that carries the cookie must come from our own page. SameSite=Strict alone does not say so: to a browser
 * every port of this machine is the same site.
 *
 * @throws {Refusal} `origin-foreign` if the origin is another, or if something is to be changed and none is named.
 */
export function demandOwnOrigin(method: string, headers: IncomingHttpHeaders): void {
	const { origin, host } = headers;
	const isReading = method === 'GET' || method === 'HEAD';
	if (origin === undefined ? isReading && isOwnSite(headers) : isSameHost(origin, host)) return;
	throw new Refusal('origin-foreign', {
		what: `the origin is ${origin?.slice(0, 80) ?? 'not named'}, not this service`,
		remedy: 'Programs send authorization: Bearer <key> instead of the cookie.',
		problems: [
			{
				at: '/headers/origin',
				expected: `http://${host}`,
				found: origin?.slice(0, 80) ?? 'nothing',
			},
		],
	});
}

/**
 * On loopback only loopback names are served, else any site whose name is made to point at 127.0.0.1 could fetch the
 * viewer's cookie (DNS rebinding).
 *
 * @throws {Refusal} `host-foreign`.
 */
export function demandLoopbackHost({ host }: IncomingHttpHeaders): void {
	const name = host?.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
	if (name !== undefined && isLoopback(name)) return;
	throw new Refusal('host-foreign', {
		what: `the host ${host?.slice(0, 80) ?? 'is missing and'} is not a name of this machine for itself`,
		remedy: 'Open the viewer at http://127.0.0.1 or http://localhost.',
		problems: [
			{
				at: '/headers/host',
				expected: '127.0.0.1 or localhost',
				found: host?.slice(0, 80) ?? 'nothing',
			},
		],
	});
}

const isSameHost = (origin: string, host: string | undefined): boolean =>
	host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);

/** Browsers say where a request comes from; programs that say nothing have no other site's cookies. */
function isOwnSite(headers: IncomingHttpHeaders): boolean {
	const site = headers['sec-fetch-site'];
	return site === undefined || site === 'same-origin' || site === 'none';
}
